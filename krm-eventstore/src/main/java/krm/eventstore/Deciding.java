package krm.eventstore;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The command that is being decided on this thread, and what it rests on besides its own aggregate: other aggregates, as they
 * were with so many events. If one of them has more when the command's events are to be stored, the race is lost
 * ({@link ConcurrentChange}), as if the aggregate itself had changed. So what is known may be kept instead of being read anew.
 */
public final class Deciding {

    private static final String RESTS_ON = Deciding.class.getName();

    private final UnitOfWork<?> work;

    private Deciding(UnitOfWork<?> work) {
        this.work = work;
    }

    /** Empty: this thread carries out no command. */
    public static Optional<Deciding> now() {
        return CurrentUnitOfWork.map(Deciding::new);
    }

    /** @param events how many events the other aggregate had */
    public void restsOn(UUID aggregateId, int events) {
        work.getOrComputeResource(RESTS_ON, _ -> new HashMap<UUID, Integer>()).put(aggregateId, events);
    }

    /** Called when the command is refused or its events could not be stored. */
    public void otherwise(Runnable reaction) {
        work.onRollback(_ -> reaction.run());
    }

    Map<UUID, Integer> restsOn() {
        return work.getOrDefaultResource(RESTS_ON, Map.of());
    }
}

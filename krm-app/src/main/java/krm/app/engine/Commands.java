package krm.app.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import krm.core.access.NotAllowed;
import krm.core.access.NotVisible;
import krm.core.complaint.ComplaintCommand;
import krm.core.complaint.Refusal;
import krm.core.complaint.StaleVersion;
import krm.core.house.HouseCommand;
import krm.core.house.HouseRefusal;
import krm.core.signal.SignalCommand;
import krm.eventstore.AppendWith;
import krm.eventstore.ConcurrentChange;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;

/** Sends commands; returns when their events are durable. */
public final class Commands {

    static final String APPEND_WITH = AppendWith.class.getName();

    private final CommandBus bus;
    private final Timer accepted;
    private final Timer refused;

    Commands(CommandBus bus, MeterRegistry metrics) {
        this.bus = bus;
        accepted = Timer.builder("krm.commands").tag("outcome", "accepted").register(metrics);
        refused = Timer.builder("krm.commands").tag("outcome", "refused").register(metrics);
    }

    /**
     * Carries out a step, or says why not. What was decided on a picture that another node has made old is decided once
     * more on the events themselves: a lost race, and any refusal, because nothing else would find that out.
     *
     * @throws Refusal if a rule is against it (409, 422)
     * @throws NotVisible if the case does not exist for the caller (404)
     * @throws NotAllowed if the role may not (403)
     * @throws StaleVersion if the case is not at the version that the caller knows (412)
     * @throws ConcurrentChange if the race was lost twice (409)
     * @throws krm.eventstore.RequestKnown if the idempotency entry is stored already
     * @throws krm.eventstore.StoreUnavailable if the database does not answer (503)
     */
    public void send(ComplaintCommand command, Caller caller, AppendWith with) {
        judge(command, caller, with);
    }

    /**
     * Carries out a change of houses or people, or says why not. Whoever loses a race is judged once more on what the
     * other has stored.
     *
     * @throws HouseRefusal if a rule is against it (403, 409, 412, 422)
     * @throws NotAllowed if the role or the house may not (403)
     * @throws ConcurrentChange if the race was lost twice (409)
     * @throws krm.eventstore.RequestKnown if the idempotency entry is stored already
     * @throws krm.eventstore.StoreUnavailable if the database does not answer (503)
     */
    public void send(HouseCommand command, Caller caller, AppendWith with) {
        judge(command, caller, with);
    }

    /**
     * Gives or ends a signal, once: whoever loses a race finds it done.
     *
     * @throws ConcurrentChange if the race was lost twice
     * @throws krm.eventstore.StoreUnavailable if the database does not answer
     */
    public void send(SignalCommand command, Caller caller) {
        judge(command, caller, AppendWith.NOTHING);
    }

    /**
     * Whatever this node had kept of a case and of its house is forgotten with the first decision. Houses, people and signals
     * are judged on their events at once: of them only a lost race makes a difference.
     */
    private void judge(Object command, Caller caller, AppendWith with) {
        var started = System.nanoTime();
        var outcome = refused;
        try {
            try {
                dispatch(command, caller, with);
            } catch (ConcurrentChange | Refusal | NotVisible | NotAllowed | StaleVersion e) {
                dispatch(command, caller, with);
            }
            outcome = accepted;
        } finally {
            outcome.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }

    private void dispatch(Object command, Caller caller, AppendWith with) {
        var outcome = new Outcome();
        bus.dispatch(
                new GenericCommandMessage<>(command)
                        .withMetaData(caller.metadata())
                        .andMetaData(Map.of(APPEND_WITH, with)),
                outcome);
        if (outcome.failure != null) {
            throw outcome.failure;
        }
    }

    /** The command bus works on the calling thread, so the outcome is there when dispatch returns. */
    private static final class Outcome implements CommandCallback<Object, Object> {

        private @Nullable RuntimeException failure;

        @Override
        public void onResult(CommandMessage<? extends Object> command, CommandResultMessage<? extends Object> result) {
            if (result.isExceptional()) {
                failure = result.exceptionResult() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(result.exceptionResult());
            }
        }
    }
}

package krm.app.people;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import krm.core.house.HouseRules;
import krm.core.house.Houses;
import krm.core.house.Jobcenter;
import krm.core.house.event.JobcenterEvent;
import krm.eventstore.Deciding;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What each house goes by, folded from its events (decision 15). Each node keeps what it has folded. A command is decided on
 * that and says so: its events are not stored if the house has newer ones, and it is decided once more, on what the log says.
 * Whoever else asks is told what the log says now.
 */
@Component
public class RulesInForce implements Houses {

    /** @param asOf how many commands had not been carried out when the log was asked for these rules */
    private record Kept(HouseRules rules, long asOf) {

        static final Kept NOTHING = new Kept(HouseRules.NONE, 0);

        static Kept newer(Kept one, Kept other) {
            return new Kept(
                    one.rules().version() > other.rules().version() ? one.rules() : other.rules(),
                    Math.max(one.asOf(), other.asOf()));
        }
    }

    private final EventLog log;
    private final EventCodec codec;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    /** Commands that were not carried out, perhaps because of what is kept: each makes it doubtful once. */
    private final AtomicLong notCarriedOut = new AtomicLong();

    public RulesInForce(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    @Override
    public HouseRules current(String jobcenter) {
        return Deciding.now().map(command -> kept(jobcenter, command)).orElseGet(() -> asked(jobcenter));
    }

    private HouseRules kept(String jobcenter, Deciding command) {
        var known = kept.get(jobcenter);
        var rules = known != null && known.asOf() == notCarriedOut.get() ? known.rules() : asked(jobcenter);
        command.restsOn(idOf(jobcenter), rules.version());
        command.otherwise(notCarriedOut::incrementAndGet);
        return rules;
    }

    private HouseRules asked(String jobcenter) {
        var asOf = notCarriedOut.get();
        var rules = kept.getOrDefault(jobcenter, Kept.NOTHING).rules();
        for (var event : log.ofAggregate(idOf(jobcenter), rules.version())) {
            rules = rules.after((JobcenterEvent) codec.read(event));
        }
        if (rules.version() == 0) {
            throw new IllegalStateException("No such Jobcenter: " + jobcenter);
        }
        return Objects.requireNonNull(kept.merge(jobcenter, new Kept(rules, asOf), Kept::newer))
                .rules();
    }

    private static UUID idOf(String jobcenter) {
        return UUID.fromString(Jobcenter.idOf(jobcenter));
    }

    @Override
    public HouseRules knowing(String jobcenter, String ruleBook, @Nullable String calendar) {
        var rules = kept.getOrDefault(jobcenter, Kept.NOTHING).rules();
        return rules.know(ruleBook, calendar) ? rules : asked(jobcenter);
    }
}

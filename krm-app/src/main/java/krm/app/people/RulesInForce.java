package krm.app.people;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import krm.core.house.HouseRules;
import krm.core.house.Houses;
import krm.core.house.Jobcenter;
import krm.core.house.event.JobcenterEvent;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What each house goes by, folded from its events (decision 15). Each node keeps what it has folded and asks the log for
 * what came since, so a version that another node has issued is known with the next command.
 */
@Component
public class RulesInForce implements Houses {

    private final EventLog log;
    private final EventCodec codec;
    private final Map<String, HouseRules> folded = new ConcurrentHashMap<>();

    public RulesInForce(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    @Override
    public HouseRules current(String jobcenter) {
        var before = folded.getOrDefault(jobcenter, HouseRules.NONE);
        var rules = before;
        for (var event : log.ofAggregate(UUID.fromString(Jobcenter.idOf(jobcenter)), before.version())) {
            rules = rules.after((JobcenterEvent) codec.read(event));
        }
        if (rules.version() == 0) {
            throw new IllegalStateException("No such Jobcenter: " + jobcenter);
        }
        return folded.merge(jobcenter, rules, (one, other) -> one.version() > other.version() ? one : other);
    }

    @Override
    public HouseRules knowing(String jobcenter, String ruleBook, @Nullable String calendar) {
        var rules = folded.get(jobcenter);
        return rules != null && rules.know(ruleBook, calendar) ? rules : current(jobcenter);
    }
}

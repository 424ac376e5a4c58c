package krm.core.house.event;

import java.time.LocalDate;
import java.util.List;
import krm.core.complaint.event.StoredAs;

/** The officer looked at the rules and found no change necessary (S2.87, S2.88): these versions go on. */
@StoredAs(name = "RuleBookReviewed", revision = 1)
public record RuleBookReviewed(String jobcenter, LocalDate occurredOn, List<String> ruleBooks)
        implements JobcenterEvent {

    public RuleBookReviewed {
        ruleBooks = List.copyOf(ruleBooks);
    }
}

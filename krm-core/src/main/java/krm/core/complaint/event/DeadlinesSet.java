package krm.core.complaint.event;

import java.time.LocalDate;
import java.util.List;

/** The system set due days, by which rule book and which calendar: from now on they are facts (rules.md §3, §4). */
@StoredAs(name = "DeadlinesSet", revision = 1)
public record DeadlinesSet(
        String complaintId, LocalDate occurredOn, String ruleBook, String calendar, List<DeadlineSet> deadlines)
        implements ComplaintEvent {

    public DeadlinesSet {
        deadlines = List.copyOf(deadlines);
    }

    @Override
    public boolean bySystem() {
        return true;
    }
}

package krm.core.house.event;

import java.time.LocalDate;
import java.util.List;
import krm.core.complaint.event.StoredAs;

/** A house reports to these people of other houses (RD, partner agency), and to nobody else, from now on (rules.md §2). */
@StoredAs(name = "RecipientsNamed", revision = 1)
public record RecipientsNamed(String jobcenter, LocalDate occurredOn, List<String> recipients)
        implements JobcenterEvent {

    public RecipientsNamed {
        recipients = List.copyOf(recipients);
    }
}

package krm.core.complaint.event;

import java.time.LocalDate;

/**
 * The day of a follow-up has come, and krm reminded who was to look (Erinnerung; S2.28) of the follow-up with this number.
 * It says by which way, and claims no more than that: whether somebody took notice, nobody knows.
 */
@StoredAs(name = "ReminderSent", revision = 1)
public record ReminderSent(String complaintId, LocalDate occurredOn, int no, String whom, ReminderWay way)
        implements ComplaintEvent {

    @Override
    public boolean bySystem() {
        return true;
    }
}

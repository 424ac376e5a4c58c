package krm.core.complaint.event;

import java.time.LocalDate;

/** The key of the case is destroyed, and with it all personal text (DSGVO Art. 17). The ground must outlive the key, so it is plain. */
@StoredAs(name = "ComplainantErased", revision = 1)
public record ComplainantErased(String complaintId, LocalDate occurredOn, String ground) implements ComplaintEvent {}

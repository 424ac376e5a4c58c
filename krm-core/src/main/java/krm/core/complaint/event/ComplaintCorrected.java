package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/**
 * A recorded field was wrong (Berichtigung). {@code from} and {@code to} are absent where there was nothing, and for
 * the complainant, whose earlier data stand in the event that this one puts right; several groups are separated by
 * commas.
 *
 * @param concern number of the concern, where the field is one of a concern
 * @param complainant the right one; absent with {@code COMPLAINANT}: anonymous
 */
@StoredAs(name = "ComplaintCorrected", revision = 1)
public record ComplaintCorrected(
        String complaintId,
        LocalDate occurredOn,
        CorrectedField field,
        @Nullable Integer concern,
        @Nullable String from,
        @Nullable String to,
        @Nullable Complainant complainant,
        @Nullable Boolean reachable,
        @Nullable Boolean reachableInWriting,
        @Personal String reason)
        implements ComplaintEvent {}

package krm.core.complaint.event;

import java.time.LocalDate;
import java.util.List;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** It was rated (bewertet; S2.39): justified or not, as a whole and by concern; agreement, satisfaction, lesson. */
@StoredAs(name = "ComplaintRated", revision = 1)
public record ComplaintRated(
        String complaintId,
        LocalDate occurredOn,
        Rating rating,
        Agreement agreement,
        Satisfaction satisfaction,
        @Personal @Nullable String lesson,
        @Personal @Nullable String reason,
        List<ConcernRating> concerns)
        implements ComplaintEvent {

    public ComplaintRated {
        concerns = List.copyOf(concerns);
    }
}

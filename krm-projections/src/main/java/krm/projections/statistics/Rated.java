package krm.projections.statistics;

import java.time.LocalDate;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;

/** A rating (Bewertung): each one counts on its day, also that of a second run (rules.md §5). */
record Rated(LocalDate on, Rating rating, Agreement agreement, Satisfaction satisfaction) {

    static Rated of(ComplaintRated event) {
        return new Rated(event.occurredOn(), event.rating(), event.agreement(), event.satisfaction());
    }

    /** As it is stored: {@code 2026-01-05/JUSTIFIED/YES/UNKNOWN}. */
    String text() {
        return on + "/" + rating + "/" + agreement + "/" + satisfaction;
    }

    static Rated parse(String text) {
        var parts = text.split("/");
        return new Rated(
                LocalDate.parse(parts[0]),
                Rating.valueOf(parts[1]),
                Agreement.valueOf(parts[2]),
                Satisfaction.valueOf(parts[3]));
    }
}

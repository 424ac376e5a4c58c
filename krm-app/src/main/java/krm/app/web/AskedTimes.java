package krm.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import krm.core.complaint.TwoTimes;

/** The parameters {@code asOf} and {@code knownAt} (rules.md §5): today and now where somebody does not say. */
public record AskedTimes(TwoTimes times, LocalDate today, Instant now) {

    public static AskedTimes of(HttpServletRequest request, Clock clock) {
        var today = LocalDate.now(clock);
        var now = clock.instant();
        return new AskedTimes(
                new TwoTimes(
                        Parameters.day("asOf", request.getParameter("asOf"), today),
                        Parameters.instant("knownAt", request.getParameter("knownAt"), now)),
                today,
                now);
    }

    /** Empty: everything that is recorded counts, since nothing is recorded ahead of its day. */
    public Optional<TwoTimes> past() {
        return Optional.of(times)
                .filter(t -> t.asOf().isBefore(today) || t.knownAt().isBefore(now));
    }
}

package krm.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;
import krm.app.engine.StoredEvents;
import krm.eventstore.EventLog;
import krm.projections.ProjectionPositions;
import org.springframework.stereotype.Component;

/** {@code Prefer: wait=5}: lets a list catch up with all that was stored when the call came in. */
@Component
public class ReadYourWrites {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,3})(?:$|[,;\\s])");
    private static final int LONGEST_SECONDS = 5;
    private static final long LOOK_MILLIS = 10;

    private final EventLog log;
    private final ProjectionPositions positions;

    ReadYourWrites(EventLog log, ProjectionPositions positions) {
        this.log = log;
        this.positions = positions;
    }

    public void await(HttpServletRequest request, String projection) {
        var prefer = request.getHeader("Prefer");
        var wait = WAIT.matcher(prefer == null ? "" : prefer);
        if (!wait.find()) {
            return;
        }
        var until = System.nanoTime()
                + Duration.ofSeconds(Math.min(LONGEST_SECONDS, Integer.parseInt(wait.group(1))))
                        .toNanos();
        // A projection passes houses and people over, and notes so only after some seconds.
        var head = log.headWithout(StoredEvents.namesOfHouseEvents());
        try {
            while (positions.of(projection) < head && System.nanoTime() < until) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

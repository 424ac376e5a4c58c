package krm.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import krm.eventstore.EventLog;
import krm.projections.ProjectionPositions;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * {@code Prefer: wait=5}: lets a list catch up with all that was stored when the call came in. A list that is behind when it
 * is read says so, by how many events and seconds, in the header {@value #LAG}.
 */
@Component
public class ReadYourWrites {

    static final String LAG = "Projection-Lag";

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
        var wait = WAIT.matcher(Objects.requireNonNullElse(request.getHeader("Prefer"), ""));
        if (wait.find()) {
            await(projection, Math.min(LONGEST_SECONDS, Integer.parseInt(wait.group(1))));
        }
        var lag = positions.lag(projection);
        var answer = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getResponse();
        if (lag.events() > 0 && answer != null) {
            answer.setHeader(LAG, "events=" + lag.events() + ", seconds=" + lag.seconds());
        }
    }

    private void await(String projection, int seconds) {
        var until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        var head = log.head();
        try {
            while (positions.of(projection) < head && System.nanoTime() < until) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package krm.app.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as every event will say (domain rule 16).
 *
 * @param correlationId what binds together all that one request caused
 */
public record Caller(String user, String role, @Nullable String onBehalfOf, String jobcenter, String correlationId) {

    private static final String SYSTEM = "SYSTEM";

    public Caller(Actor actor, String correlationId) {
        this(actor.user(), actor.role().name(), actor.onBehalfOf(), actor.jobcenter(), correlationId);
    }

    /** krm itself, which records what the calendar says. */
    public static Caller system(String jobcenter, String correlationId) {
        return new Caller(SYSTEM, SYSTEM, null, jobcenter, correlationId);
    }

    Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("actor", user);
        metadata.put("role", role);
        if (onBehalfOf != null) {
            metadata.put("onBehalfOf", onBehalfOf);
        }
        metadata.put("jobcenter", jobcenter);
        metadata.put("correlationId", correlationId);
        return metadata;
    }
}

package krm.app.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import krm.core.access.Actor;

/**
 * Who calls, as every event will say (domain rule 16).
 *
 * @param correlationId what binds together all that one request caused
 */
public record Caller(Actor actor, String correlationId) {

    Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("actor", actor.user());
        metadata.put("role", actor.role().name());
        if (actor.onBehalfOf() != null) {
            metadata.put("onBehalfOf", actor.onBehalfOf());
        }
        metadata.put("jobcenter", actor.jobcenter());
        metadata.put("correlationId", correlationId);
        return metadata;
    }
}

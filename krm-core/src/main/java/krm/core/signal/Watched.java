package krm.core.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import krm.core.signal.event.SignalEvent;
import krm.core.signal.event.Subject;

/** A topic or a team of a house: what the seismograph watches. */
public record Watched(String jobcenter, Subject subject, String key) {

    static Watched of(SignalEvent event) {
        return new Watched(event.jobcenter(), event.subject(), event.key());
    }

    /** The same on every node, so that the event store itself lets a burst have one signal. */
    String id() {
        var name = String.join("\0", "Watch", jobcenter, subject.name(), key);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}

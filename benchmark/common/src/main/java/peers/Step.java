package peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;

/** One step of a case's life: the same data for every peer, about 600 bytes as JSON and 200 bytes of metadata. */
public record Step(String caseId, int no, String at, String actor, String unit, String reference, String text) {

    private static final String[] NAMES = {
        "received", "acknowledged", "forwarded", "interim", "answered", "rated", "closed"
    };

    public static final int COUNT = NAMES.length;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT =
            "The complainant states that the decision announced for Tuesday was not delivered, that no call "
                    + "was made, and that two calls to the hotline went unanswered; a payment of the arrears and a "
                    + "written explanation are requested. The team in charge confirms that the matter was checked with"
                    + " the archive, that the log record shows a failed attempt at 14:05 and that a further attempt is"
                    + " planned for the next working day before noon, all free of charge.";

    public static Step of(String caseId, int no) {
        return new Step(
                caseId,
                no,
                Instant.now().toString(),
                "clerk-" + (caseId.hashCode() & 63),
                "unit-" + (caseId.hashCode() & 15),
                "REF-" + caseId.substring(0, 8) + "-" + no,
                TEXT);
    }

    @JsonIgnore
    public String name() {
        return NAMES[no];
    }

    public byte[] json() {
        return bytes(this);
    }

    /** Correlation and audit data. */
    public Map<String, String> meta() {
        return Map.of(
                "user", actor,
                "role", "complaint-officer",
                "channel", "web-form",
                "client", "10.11.12.13",
                "tenant", "north-east",
                "correlationId", caseId);
    }

    public byte[] metaJson() {
        return bytes(meta());
    }

    /** Payload and metadata as one string, for engines that have only process variables. */
    public String all() {
        return new String(json(), UTF_8) + new String(metaJson(), UTF_8);
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

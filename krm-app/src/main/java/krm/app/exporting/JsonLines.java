package krm.app.exporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON Lines: an event a line. */
record JsonLines(JsonMapper json) implements Format {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            UUID id,
            UUID complaint,
            @JsonProperty("case") String reference,
            int sequence,
            String type,
            LocalDate occurredOn,
            OffsetDateTime recordedAt,
            String actor,
            String role,
            @Nullable String onBehalfOf,
            @Nullable String team,
            Map<String, Object> data,
            String hash) {}

    @Override
    public String contentType() {
        return "application/x-ndjson";
    }

    @Override
    public void write(Exported cases, OutputStream out) throws IOException {
        cases.each(some -> {
            for (var event : some.events()) {
                out.write(json.writeValueAsBytes(line(some, event)));
                out.write('\n');
            }
        });
    }

    private static Line line(ExportedCase some, ExportedEvent event) {
        return new Line(
                event.id(),
                some.id(),
                some.reference(),
                event.sequence(),
                event.type(),
                event.event().occurredOn(),
                event.recordedAt(),
                event.resource(),
                event.role(),
                event.onBehalfOf(),
                event.after().team(),
                event.facts(),
                event.hash());
    }

    @Override
    public String lastLine(Seal seal) {
        return json.writeValueAsString(Map.of("end", seal));
    }
}

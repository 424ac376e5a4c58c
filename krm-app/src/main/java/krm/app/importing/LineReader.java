package krm.app.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import krm.app.importing.SourceLine.Said;
import krm.app.importing.SourceLine.Unreadable;
import krm.app.web.Problem;
import krm.app.web.StrictJson;
import krm.eventstore.IdempotencyEntry;
import krm.eventstore.MasterKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Understands the lines of one house's file, in their order. */
final class LineReader {

    private static final int LONGEST_KEY = 200;

    /** Whatever the order of its fields, the same line has the same fingerprint. */
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final StrictJson json;
    private final MasterKey master;
    private final String jobcenter;
    private final CaseCounts counts = new CaseCounts();

    LineReader(StrictJson json, MasterKey master, String jobcenter) {
        this.json = json;
        this.master = master;
        this.jobcenter = jobcenter;
    }

    SourceLine read(Lines.Line line) {
        try {
            if (line.cut()) {
                throw new Problem("LINE_TOO_LONG");
            }
            var tree = json.tree(line.bytes());
            var said = json.read(tree, Said.class);
            if (!usable(said.source())) {
                throw new Problem(
                        "INVALID_FIELDS", List.of(new Problem.FieldError("case", "INVALID_VALUE", List.of())));
            }
            return said(line.number(), said, tree);
        } catch (Problem e) {
            return unreadable(line, e);
        }
    }

    private SourceLine said(long number, Said said, JsonNode tree) {
        var complaint = complaint(said.source());
        var ordinal = counts.next(complaint);
        var entry = new IdempotencyEntry(
                hash("line", said.source(), String.valueOf(ordinal)),
                master.fingerprint(SORTED.writeValueAsBytes(tree)));
        return new SourceLine(number, said.source(), complaint, ordinal, entry, said);
    }

    private SourceLine unreadable(Lines.Line line, Problem why) {
        var source = sourceOf(line.bytes());
        var complaint = source == null ? UUID.randomUUID() : complaint(source);
        var ordinal = source == null ? 0 : counts.next(complaint);
        return new SourceLine(line.number(), source, complaint, ordinal, null, new Unreadable(why));
    }

    /** The id that a case of this house's older system has here: the same for ever, and nothing can be read back from it. */
    UUID complaint(String source) {
        var hash = ByteBuffer.wrap(hash("case", source));
        // Version 8 (RFC 9562): made in a way of our own.
        return new UUID(
                hash.getLong() & 0xffffffff_ffff0fffL | 0x8000L,
                hash.getLong() & 0x3fffffff_ffffffffL | 0x80000000_00000000L);
    }

    private byte[] hash(String what, String... of) {
        return master.fingerprint(
                ("krm import " + what + "\0" + jobcenter + "\0" + String.join("\0", of)).getBytes(UTF_8));
    }

    private static boolean usable(String source) {
        return !source.isBlank() && source.codePointCount(0, source.length()) <= LONGEST_KEY;
    }

    /** Whose line this is, as far as a line that cannot be read as a whole still tells. */
    private static @Nullable String sourceOf(byte[] line) {
        try (var in = SORTED.createParser(line)) {
            for (var token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    if (in.streamReadContext().getNestingDepth() > 1) {
                        in.skipChildren();
                    }
                } else if (token == JsonToken.VALUE_STRING && "case".equals(in.currentName())) {
                    return storable(in.getString());
                }
            }
        } catch (JacksonException e) {
            // It does not tell.
        }
        return null;
    }

    private static @Nullable String storable(String source) {
        return usable(source) && StrictJson.storable(source) ? source : null;
    }
}

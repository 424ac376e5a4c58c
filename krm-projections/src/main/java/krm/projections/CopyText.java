package krm.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Puts rows into a table of the next generation by COPY: far faster than inserting, and without looking what is there. */
final class CopyText {

    private CopyText() {}

    static void into(Connection connection, Table<?> table, Stream<Row> rows) throws SQLException {
        var lines = new StringBuilder();
        rows.forEach(row -> append(lines, row.values()));
        if (lines.isEmpty()) {
            return;
        }
        var columns = TableWriter.names(
                Stream.concat(table.key().stream(), table.rest().stream()).toList());
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s.%s (%s) from stdin"
                        .formatted(
                                Generation.NEXT.schema(),
                                table.name(),
                                columns.stream().collect(Collectors.joining(", "))));
        try {
            var bytes = lines.toString().getBytes(UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void append(StringBuilder lines, List<@Nullable String> values) {
        var between = "";
        for (var value : values) {
            lines.append(between);
            between = "\t";
            if (value == null) {
                lines.append("\\N");
            } else {
                append(lines, value);
            }
        }
        lines.append('\n');
    }

    private static void append(StringBuilder lines, String value) {
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            var escaped = switch (value.charAt(i)) {
                case '\\' -> "\\\\";
                case '\t' -> "\\t";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                default -> "";
            };
            if (!escaped.isEmpty()) {
                lines.append(value, from, i).append(escaped);
                from = i + 1;
            }
        }
        lines.append(value, from, value.length());
    }
}

package peers.krm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table, on a connection of their own. */
public final class TableCopy {

    private static final int ENOUGH = 1 << 20;

    private final Connection connection;
    private final CopyIn into;
    private final StringBuilder rows = new StringBuilder();

    /** @param into the table, and its columns where not all of them are given */
    public TableCopy(Connection connection, String into) throws SQLException {
        this.connection = connection;
        this.into = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin");
    }

    /** Values without tabs and ends of lines; null is null. */
    public void row(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t")
                    .append(values[i] == null ? "\\N" : values[i].toString().replace("\\", "\\\\"));
        }
        rows.append('\n');
        if (rows.length() > ENOUGH) {
            send();
        }
    }

    private void send() throws SQLException {
        var bytes = rows.toString().getBytes(UTF_8);
        into.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    public void end() throws SQLException {
        send();
        into.endCopy();
        connection.close();
    }
}

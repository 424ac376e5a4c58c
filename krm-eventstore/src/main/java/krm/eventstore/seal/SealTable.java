package krm.eventstore.seal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import krm.eventstore.SqlStates;
import org.jspecify.annotations.Nullable;

/** The seals in the database, and the events as the sealer sees them. */
final class SealTable {

    /** As it stands there, whoever wrote it. */
    record Row(long number, String line) {}

    /** An event that is to be sealed. */
    record Leaf(long position, byte[] hash, Instant recordedAt) {}

    private final DataSource database;

    SealTable(DataSource database) {
        this.database = database;
    }

    Optional<Row> last() {
        return rows("select number, line from events.seal order by number desc limit 1").stream()
                .findFirst();
    }

    /** From a number on, in their order. */
    List<Row> from(long number, int limit) {
        return rows("select number, line from events.seal where number >= ? order by number limit ?", number, limit);
    }

    /** The newest first. */
    List<Row> newest(long skip, int limit) {
        return rows("select number, line from events.seal order by number desc offset ? limit ?", skip, limit);
    }

    long count() {
        return query("select count(*) from events.seal", rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private List<Row> rows(String sql, Object... parameters) {
        return query(
                sql,
                rows -> {
                    var found = new ArrayList<Row>();
                    while (rows.next()) {
                        found.add(new Row(rows.getLong(1), rows.getString(2)));
                    }
                    return found;
                },
                parameters);
    }

    /** Up to so many events behind a position. */
    List<Leaf> behind(long position, int limit) {
        return query(
                "select position, hash, recorded_at from events.event where position > ? order by position limit ?",
                rows -> {
                    var leaves = new ArrayList<Leaf>();
                    while (rows.next()) {
                        leaves.add(new Leaf(
                                rows.getLong(1),
                                rows.getBytes(2),
                                rows.getObject(3, OffsetDateTime.class).toInstant()));
                    }
                    return leaves;
                },
                position,
                limit);
    }

    /** How many events lie behind a position, and when the oldest of them was recorded. */
    record Rest(long events, @Nullable Instant oldest) {}

    Rest restBehind(long position) {
        return query(
                "select count(*), min(recorded_at) from events.event where position > ?",
                rows -> {
                    rows.next();
                    var oldest = rows.getObject(2, OffsetDateTime.class);
                    return new Rest(rows.getLong(1), oldest == null ? null : oldest.toInstant());
                },
                position);
    }

    /** Two sealers cannot both make the next one. */
    void add(Seal seal) {
        query(
                "insert into events.seal (number, last_position, sealed_at, line) values (?, ?, ?, ?) returning number",
                _ -> seal,
                seal.number(),
                seal.last(),
                seal.sealedAt().atOffset(java.time.ZoneOffset.UTC),
                seal.line());
    }

    private interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, Reading<T> reading, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        } catch (SQLException e) {
            throw SqlStates.failure(e);
        }
    }
}

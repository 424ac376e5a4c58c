package krm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import krm.app.engine.StoredEvents;
import krm.eventstore.Verification;
import org.postgresql.ds.PGSimpleDataSource;

/** What the database itself says, read beside the program. */
final class Ledger {

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    Ledger(String url, String user, String password) {
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
    }

    /** Of the embedded database in a data folder, whose server runs. */
    static Ledger of(Path data) throws IOException {
        var passwords = new Properties();
        passwords.load(new StringReader(Files.readString(data.resolve("database.properties"))));
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return new Ledger("jdbc:postgresql://127.0.0.1:" + port + "/krm", "krm", passwords.getProperty("krm"));
    }

    String url() {
        return database.getUrl();
    }

    String password() {
        return database.getPassword();
    }

    DataSource database() {
        return database;
    }

    /** The names of each case's events, in their order, by the case's id; the system's own records come at any moment. */
    Map<String, String> events() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("""
                            select aggregate_id::text, string_agg(name, ' ' order by sequence)
                              from events.event
                             where name not in ('DeadlineMissed', 'ReminderSent', '%s')
                             group by aggregate_id
                            """.formatted(String.join("', '", StoredEvents.namesOfHouseEvents())))) {
            var events = new HashMap<String, String>();
            while (rows.next()) {
                events.put(rows.getString(1), rows.getString(2));
            }
            return events;
        }
    }

    /** Of all that were answered nothing is missing, of all others nothing is there in part. */
    void holds(Map<String, Integer> answered) throws SQLException {
        var stored = events();
        assertThat(answered)
                .isNotEmpty()
                .allSatisfy((id, version) -> assertThat(stored.get(id))
                        .as("case %s at version %d", id, version)
                        .startsWith(
                                version == 1
                                        ? "ComplaintReceived DeadlinesSet"
                                        : "ComplaintReceived DeadlinesSet ComplaintAcknowledged"));
        assertThat(stored.values()).allMatch(names -> names.startsWith("ComplaintReceived DeadlinesSet"));
        isUnchanged();
    }

    /** Every case that the log has now is in the list, sooner or later; more may come meanwhile. */
    void isListed() throws SQLException, InterruptedException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            long head;
            try (var row = statement.executeQuery("select max(position) from events.event")) {
                row.next();
                head = row.getLong(1);
            }
            String missing;
            do {
                Thread.sleep(50);
                try (var row = statement.executeQuery("""
                    select count(*)
                      from events.event
                      left join read_side.case_list on complaint_id = aggregate_id
                     where name = 'ComplaintReceived' and complaint_id is null and position <= %d
                    """.formatted(head))) {
                    row.next();
                    missing = row.getString(1);
                }
            } while (!missing.equals("0") && System.nanoTime() < until);
            assertThat(missing).as("cases that are in no list").isEqualTo("0");
        }
    }

    /** Every hash is that of its event and of the one before. */
    void isUnchanged() throws SQLException {
        assertThat(new Verification((DataSource) database)
                        .verify(0, Long.MAX_VALUE, _ -> {})
                        .unchanged())
                .isTrue();
    }
}

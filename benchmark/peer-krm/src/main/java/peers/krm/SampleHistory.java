package peers.krm;

import java.sql.SQLException;
import krm.app.engine.StoredEvents;
import krm.eventstore.MasterKey;
import krm.eventstore.SampleLog;
import peers.Db;

/** The lives of an invented house in the log of a database, as commands would have written them; nothing has read them yet. */
final class SampleHistory {

    private static final String METADATA = """
        {"actor":"krm","role":"KRM_OFFICER","jobcenter":"WF"%s}\
        """;

    private SampleHistory() {}

    /** Returns how many events it has. */
    static long write(String database, MasterKey master, int cases) throws SQLException {
        var events = 0L;
        try (var log = new SampleLog(StoredEvents.codec(), master, Db.connect(database), Db.connect(database))) {
            var lives = new SampleLives(cases);
            while (lives.hasNext()) {
                var one = lives.next();
                log.add(
                        one.id(),
                        one.sequence(),
                        one.at(),
                        one.event().occurredOn(),
                        one.event(),
                        METADATA.formatted(
                                one.reference() == null ? "" : ",\"reference\":\"" + one.reference() + "\""));
                events++;
            }
        }
        Db.execute(database, "vacuum (analyze) events.event");
        return events;
    }
}

package peers.krm;

import java.sql.SQLException;
import krm.eventstore.EventLog;
import krm.eventstore.Verification;
import peers.ClosedLoop;
import peers.Db;
import peers.Rates;

/** How fast krm's own events are read and verified: one JSON line each, on events that its commands have written. */
final class Reading {

    private static final String DATABASE = "peers_krm";
    private static final int EVENTS = Db.number("PEERS_EVENTS", 200_000);
    private static final int CLIENTS = 32;
    private static final int FETCH = 1_000;

    private Reading() {}

    public static void main(String[] args) throws Exception {
        Db.fresh(DATABASE);
        var database = KrmDatabase.migrated(DATABASE);
        seed(database);
        try (var node = KrmNode.on(database)) {
            Rates.print(DATABASE, "krm-cursor", Reading::cursor);
            Rates.print(DATABASE, "krm-log", () -> log(new EventLog(node.pool())));
            Rates.print(DATABASE, "krm-stream", () -> stream(node));
            Rates.print(DATABASE, "krm-verification", () -> verify(new Verification(node.pool())));
            var seals = Seals.over(node.pool());
            Rates.print(DATABASE, "krm-integrity", seals::verify);
        }
        System.exit(0);
    }

    private static void seed(KrmDatabase database) throws Exception {
        try (var peer = new KrmPeer()) {
            peer.open(database);
            while (stored() < EVENTS) {
                ClosedLoop.drive(peer, CLIENTS, 1);
            }
        }
        Db.execute(DATABASE, "vacuum analyze");
    }

    private static long stored() throws SQLException {
        return Db.count(DATABASE, "select count(*) from events.event");
    }

    /** All columns as they come. */
    private static long cursor() throws SQLException {
        var events = 0L;
        try (var connection = Db.connect(DATABASE)) {
            connection.setAutoCommit(false);
            try (var select = connection.prepareStatement("select * from events.event order by position")) {
                select.setFetchSize(FETCH);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        events++;
                        rows.getString("payload");
                        rows.getString("metadata");
                    }
                }
            }
        }
        return events;
    }

    /** As rows of the log, personal fields encrypted. */
    private static long log(EventLog log) {
        var events = 0L;
        for (var rows = log.after(0, FETCH);
                !rows.isEmpty();
                rows = log.after(rows.getLast().position(), FETCH)) {
            events += rows.size();
        }
        return events;
    }

    /** As a projection gets them: messages with the event and its metadata. */
    private static long stream(KrmNode node) throws Exception {
        var all = stored();
        try (var stream = node.store().openStream(null)) {
            for (long i = 0; i < all; i++) {
                stream.nextAvailable().getPayload();
            }
        }
        return all;
    }

    private static long verify(Verification verification) {
        var result = verification.verify(0, Long.MAX_VALUE, _ -> {});
        if (!result.unchanged()) {
            throw new IllegalStateException("Broken at " + result.firstBroken());
        }
        return result.events();
    }
}

package peers.krm;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.eventstore.StoredEvent;
import krm.projections.CaseEvent;
import krm.projections.Projection;
import krm.projections.SampleTables;
import krm.projections.caselist.Worklist;
import krm.projections.caselist.WorklistFilter;
import krm.projections.statistics.Facet;
import krm.projections.statistics.Period;
import krm.projections.statistics.Question;
import krm.projections.statistics.Statistics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import peers.Db;
import peers.Usage;

/** How long somebody waits for the figures of a house, and for a page of its worklist: one JSON line each. */
final class Reporting {

    private static final String DATABASE = "peers_report";
    private static final int CASES = Db.number("PEERS_CASES", 1_000_000);
    private static final int CALLS = Db.number("PEERS_CALLS", 20);
    private static final boolean KEEP = !Db.env("PEERS_KEEP", "").isEmpty();

    private static final String WHAT = Db.env("PEERS_WHAT", "figures,worklist");

    /** More than can be open at the same time. */
    private static final int IN_MEMORY = 60_000;

    private static final Actor OFFICER = new Actor("krm", Role.KRM_OFFICER, null, SampleLives.HOUSE, null);
    private static final Actor DIRECTORATE = new Actor("rd", Role.REPORTING, null, SampleLives.HOUSE, null);

    private interface Call {
        long run() throws Exception;
    }

    private Reporting() {}

    public static void main(String[] args) throws Exception {
        if (!KEEP) {
            Db.fresh(DATABASE);
        }
        var database = KEEP ? KrmDatabase.kept(DATABASE) : KrmDatabase.withReadSide(DATABASE);
        try (var pool = database.pool()) {
            var db = JdbcClient.create(pool);
            if (WHAT.contains("figures")) {
                fill(ReadSide.figures(pool), database);
                measure(new Statistics(db, new JdbcTransactionManager(pool)));
            }
            if (WHAT.contains("worklist")) {
                fill(ReadSide.caseListAlone(pool), database);
                measure(new Worklist(db));
            }
        }
        System.exit(0);
    }

    private static void fill(Projection projection, KrmDatabase database) throws SQLException {
        if (KEEP) {
            return;
        }
        var lives = new SampleLives(CASES);
        var position = 0L;
        try (var connection = Db.connect(DATABASE);
                var tables = new SampleTables(projection, database.longLived(), connection, CASES / 60 + IN_MEMORY)) {
            while (lives.hasNext()) {
                var one = lives.next();
                tables.add(new CaseEvent(stored(one, ++position), one.event(), one.reference()));
            }
        }
    }

    /** All of it that read models look at, but the text. */
    private static StoredEvent stored(SampleLives.Happened one, long position) {
        return new StoredEvent(
                position,
                one.id(),
                new UUID(0, position),
                one.id(),
                one.sequence(),
                one.at(),
                one.event().occurredOn(),
                "",
                1,
                null,
                null,
                "",
                "",
                null,
                new byte[0]);
    }

    private static void measure(Statistics statistics) throws Exception {
        var lastQuarter = quarterBefore(SampleLives.TODAY);
        var lastYear = new Period(
                LocalDate.of(SampleLives.TODAY.getYear() - 1, 1, 1),
                LocalDate.of(SampleLives.TODAY.getYear() - 1, 12, 31));
        for (var period : List.of(lastQuarter, lastYear)) {
            var name = period.equals(lastQuarter) ? "quarter" : "year";
            print(name, () -> report(statistics, OFFICER, period, null));
            print(name + ", with each of the groupings", () -> {
                var groups = 0L;
                for (var facet : Facet.values()) {
                    groups += report(statistics, OFFICER, period, facet);
                }
                return groups;
            });
            for (var facet : Facet.values()) {
                print(name + " by " + facet.path(), () -> report(statistics, OFFICER, period, facet));
            }
        }
        print(
                "parliament's questions, a year",
                () -> statistics
                        .questions(question(OFFICER, lastYear, null))
                        .causes()
                        .size());
        print(
                "quarter as it was a month after it",
                () -> statistics
                        .report(new Question(
                                OFFICER,
                                List.of(SampleLives.HOUSE),
                                lastQuarter,
                                lastQuarter.to().plusMonths(1),
                                Question.NOW,
                                null))
                        .groups()
                        .size());
        print("quarter, for the outside", () -> report(statistics, DIRECTORATE, lastQuarter, Facet.KIND));
    }

    static Period quarterBefore(LocalDate day) {
        var first = day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3 + 3L);
        return new Period(first, first.plusMonths(3).minusDays(1));
    }

    private static long report(Statistics statistics, Actor viewer, Period period, Facet by) {
        return statistics.report(question(viewer, period, by)).groups().size();
    }

    private static Question question(Actor viewer, Period period, Facet by) {
        return new Question(viewer, List.of(SampleLives.HOUSE), period, SampleLives.TODAY, Question.NOW, by);
    }

    private static void measure(Worklist worklist) throws Exception {
        for (var due : WorklistFilter.Due.values()) {
            var filter = new WorklistFilter(due, null, false, SampleLives.TODAY, SampleLives.TODAY.plusDays(2));
            print(
                    "worklist, " + due,
                    () -> worklist.page(OFFICER, filter, 0, 50).total());
        }
    }

    private static void print(String what, Call call) throws Exception {
        var nanos = new long[CALLS];
        var found = 0L;
        for (int i = 0; i < 3; i++) {
            found = call.run();
        }
        var before = Usage.now(DATABASE);
        for (int i = 0; i < CALLS; i++) {
            var began = System.nanoTime();
            call.run();
            nanos[i] = System.nanoTime() - began;
        }
        var cpu = Usage.now(DATABASE).since(before).clusterCpuSeconds();
        Arrays.sort(nanos);
        System.out.println(String.format(
                Locale.ROOT,
                "{\"read\":\"%s\",\"cases\":%d,\"calls\":%d,\"found\":%d,\"p50_ms\":%.1f,\"p95_ms\":%.1f,\"pg_cpu_ms\":%.1f}",
                what,
                CASES,
                CALLS,
                found,
                nanos[CALLS / 2] / 1e6,
                nanos[CALLS * 95 / 100] / 1e6,
                cpu * 1e3 / CALLS));
    }
}

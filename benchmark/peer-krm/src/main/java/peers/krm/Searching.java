package peers.krm;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import javax.crypto.spec.SecretKeySpec;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.complaint.Status;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.SpecialGroup;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.projections.caselist.CaseFilter;
import krm.projections.caselist.CaseList;
import krm.projections.caselist.Worklist;
import krm.projections.caselist.WorklistFilter;
import krm.projections.caselist.search.SearchWords;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import peers.Db;
import peers.Usage;

/** How long somebody waits for a search, a list and the worklist of a large house: one JSON line each. */
final class Searching {

    private static final String DATABASE = "peers_search";
    private static final int CASES = Db.number("PEERS_CASES", 100_000);
    private static final int CALLS = Db.number("PEERS_CALLS", 200);
    /** Measures on what the last run has filled in. */
    private static final boolean KEEP = !Db.env("PEERS_KEEP", "").isEmpty();

    private static final int PAGE = 50;
    private static final LocalDate TODAY = LocalDate.now();

    private static final Actor OFFICER = actor("krm", Role.KRM_OFFICER, null);
    private static final Actor LEAD = actor("team.recht", Role.TEAM_LEAD, "RECHT");
    private static final Actor STAFF = actor("mitarbeit", Role.STAFF, null);
    private static final CaseFilter ALL = new Filter().all();

    private final CaseList list;
    private final Worklist worklist;
    private final SampleHouse house;
    private final SearchWords words;

    private Searching(JdbcClient db, SampleHouse house, SearchWords words) {
        list = new CaseList(db);
        worklist = new Worklist(db);
        this.house = house;
        this.words = words;
    }

    public static void main(String[] args) throws Exception {
        var words = new SearchWords(new SecretKeySpec(new byte[32], "HmacSHA256"));
        var house = filled(words);
        try (var pool = Db.pool(DATABASE, 2)) {
            new Searching(JdbcClient.create(pool), house, words).measure();
        }
        System.exit(0);
    }

    private static SampleHouse filled(SearchWords words) throws Exception {
        if (KEEP) {
            return new SampleHouse(DATABASE, words);
        }
        var began = System.nanoTime();
        Db.fresh(DATABASE);
        // As on the product's connections.
        Db.execute("postgres", "alter database " + DATABASE + " set jit = off");
        Flyway.configure()
                .dataSource(Db.url(DATABASE), Db.USER, null)
                .schemas("read_side")
                .locations("classpath:krm/projections/migration")
                .load()
                .migrate();
        Db.execute(DATABASE, "drop index read_side.case_search_tokens");
        var house = new SampleHouse(DATABASE, words);
        try (house) {
            house.fill(CASES);
        }
        Db.execute(DATABASE, """
            set maintenance_work_mem = '1GB';
            create index case_search_tokens on read_side.case_search using gin (tokens)
                with (gin_pending_list_limit = 512)
            """);
        Db.execute(DATABASE, """
            insert into read_side.case_count
            select 0, jobcenter, disciplinary, status, kind, channel, customer_group, team, count(*)
              from read_side.case_list
             group by jobcenter, disciplinary, status, kind, channel, customer_group, team
            """);
        Db.execute(DATABASE, """
            insert into read_side.case_facet_count
            select 0, jobcenter, disciplinary, team, special_groups, topics, areas, count(*)
              from read_side.case_list
             group by jobcenter, disciplinary, team, special_groups, topics, areas
            """);
        Db.execute(DATABASE, "vacuum analyze");
        System.out.println(String.format(
                Locale.ROOT,
                """
                {"filled":%d,"seconds":%.0f,"words":%d,"case_search_mb":%d,"case_list_mb":%d}\
                """,
                CASES,
                (System.nanoTime() - began) / 1e9,
                Db.count(DATABASE, "select sum(cardinality(tokens)) from read_side.case_search"),
                megabytes("case_search"),
                megabytes("case_list")));
        return house;
    }

    private static long megabytes(String table) throws SQLException {
        return Db.count(DATABASE, "select pg_total_relation_size('read_side." + table + "') / 1048576");
    }

    private void measure() throws Exception {
        search("last name", OFFICER, ALL, _ -> house.lastName());
        search("first and last name", OFFICER, ALL, _ -> house.firstName() + " " + house.lastName());
        search("four letters of a name", OFFICER, ALL, _ -> house.lastName().substring(0, 4));
        search("customer number", OFFICER, ALL, i -> house.customerNumber(1 + i * (CASES / CALLS)));
        search("reference", OFFICER, ALL, i -> "WF-%d-%06d".formatted(TODAY.getYear(), CASES - i));
        search("rare word", OFFICER, ALL, i -> house.word(29_000 + i));
        search("word that half the cases have", OFFICER, ALL, _ -> SampleWords.HALF_HAVE_IT);
        search("the same, as team lead", LEAD, ALL, _ -> SampleWords.HALF_HAVE_IT);
        search("the same, as staff", STAFF, ALL, _ -> SampleWords.HALF_HAVE_IT);
        search("frequent and rare word", OFFICER, ALL, i -> SampleWords.HALF_HAVE_IT + " " + house.word(29_000 + i));
        search("two frequent words", OFFICER, ALL, i -> SampleWords.HALF_HAVE_IT + " " + house.word(i));
        search("frequent words never together", OFFICER, ALL, i -> house.word(i) + " " + house.lastName());
        search(
                "frequent word, still received",
                OFFICER,
                new Filter().status(Status.RECEIVED).all(),
                _ -> SampleWords.HALF_HAVE_IT);
        search("no such word", OFFICER, ALL, i -> "nirgends" + i);

        list("everything", OFFICER, ALL);
        list("everything, page 20", OFFICER, ALL, 20);
        list("everything, as team lead", LEAD, ALL);
        list("status RECEIVED", OFFICER, new Filter().status(Status.RECEIVED).all());
        list("status CLOSED", OFFICER, new Filter().status(Status.CLOSED).all());
        list(
                "status RATED, which none has",
                OFFICER,
                new Filter().status(Status.RATED).all());
        list("kind PRAISE", OFFICER, new Filter().kind(ComplaintKind.PRAISE).all());
        list(
                "kind PRAISE, status CLOSED",
                OFFICER,
                new Filter().kind(ComplaintKind.PRAISE).status(Status.CLOSED).all());
        list("frequent topic", OFFICER, new Filter().topic("TOPIC_0").all());
        list("topic that none has", OFFICER, new Filter().topic("TOPIC_99").all());
        list("special group", OFFICER, new Filter().group(SpecialGroup.UNDER_25).all());
        list(
                "one month",
                OFFICER,
                new Filter()
                        .days(TODAY.minusDays(1_030), TODAY.minusDays(1_000))
                        .all());
        list(
                "answer PENDING",
                OFFICER,
                new Filter().deadline(DeadlineState.PENDING).all());
        list(
                "answer MISSED",
                OFFICER,
                new Filter().deadline(DeadlineState.MISSED).all());
        list(
                "answer MOVED, which none is",
                OFFICER,
                new Filter().deadline(DeadlineState.MOVED).all());

        worklist("all", OFFICER, WorklistFilter.Due.ALL, TODAY);
        worklist("overdue", OFFICER, WorklistFilter.Due.OVERDUE, TODAY);
        worklist("all, as team lead", LEAD, WorklistFilter.Due.ALL, TODAY);
        worklist("due today", OFFICER, WorklistFilter.Due.TODAY, TODAY);
        worklist("due soon", OFFICER, WorklistFilter.Due.SOON, TODAY);
    }

    private void search(String what, Actor viewer, CaseFilter filter, IntFunction<String> query) throws Exception {
        print("search", what, i -> {
            var tokens = words.tokens(SampleHouse.HOUSE, SearchWords.asked(SampleHouse.HOUSE, query.apply(i)));
            return list.search(viewer, filter, tokens, 0, PAGE).items().size();
        });
    }

    private void list(String what, Actor viewer, CaseFilter filter) throws Exception {
        list(what, viewer, filter, 0);
    }

    private void list(String what, Actor viewer, CaseFilter filter, int page) throws Exception {
        print("list", what, _ -> list.page(viewer, filter, page, PAGE).total());
    }

    private void worklist(String what, Actor viewer, WorklistFilter.Due due, LocalDate day) throws Exception {
        print(
                "worklist",
                what,
                _ -> worklist.page(viewer, new WorklistFilter(due, null, false, day, day.plusDays(2)), 0, PAGE)
                        .total());
    }

    /** {@code found}: on the page of a search, in all of a list; {@code pg_cpu_ms}: of PostgreSQL, a call. */
    private static void print(String door, String what, IntToLongFunction call) throws Exception {
        var nanos = new long[CALLS];
        var found = 0L;
        call.applyAsLong(0);
        var before = Usage.now(DATABASE);
        for (int i = 0; i < CALLS; i++) {
            var began = System.nanoTime();
            found += call.applyAsLong(i);
            nanos[i] = System.nanoTime() - began;
        }
        var cpu = Usage.now(DATABASE).since(before).clusterCpuSeconds();
        Arrays.sort(nanos);
        System.out.println(String.format(
                Locale.ROOT,
                "{\"%s\":\"%s\",\"cases\":%d,\"calls\":%d,\"found\":%.1f,\"p50_ms\":%.1f,\"p95_ms\":%.1f,\"max_ms\":%.1f,"
                    + "\"pg_cpu_ms\":%.1f}",
                door,
                what,
                CASES,
                CALLS,
                (double) found / CALLS,
                nanos[CALLS / 2] / 1e6,
                nanos[CALLS * 95 / 100] / 1e6,
                nanos[CALLS - 1] / 1e6,
                cpu * 1e3 / CALLS));
    }

    private static Actor actor(String user, Role role, String team) {
        return new Actor(user, role, null, SampleHouse.HOUSE, team);
    }

    /** What is asked for, little by little. */
    private static final class Filter {

        private Status status;
        private ComplaintKind kind;
        private SpecialGroup group;
        private Set<String> topics;
        private DeadlineState state;
        private LocalDate from;
        private LocalDate to;

        Filter status(Status wanted) {
            status = wanted;
            return this;
        }

        Filter kind(ComplaintKind wanted) {
            kind = wanted;
            return this;
        }

        Filter group(SpecialGroup wanted) {
            group = wanted;
            return this;
        }

        Filter topic(String wanted) {
            topics = Set.of(wanted);
            return this;
        }

        Filter deadline(DeadlineState wanted) {
            state = wanted;
            return this;
        }

        Filter days(LocalDate first, LocalDate last) {
            from = first;
            to = last;
            return this;
        }

        CaseFilter all() {
            var deadline = state == null ? null : DeadlineType.ANSWER;
            return new CaseFilter(
                    status, kind, null, null, group, topics, null, null, deadline, state, TODAY, from, to);
        }
    }
}

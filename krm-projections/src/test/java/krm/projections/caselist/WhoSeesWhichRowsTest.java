package krm.projections.caselist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import krm.core.access.Access;
import krm.core.access.Access.Verdict;
import krm.core.access.Actor;
import krm.core.access.CaseFacts;
import krm.core.access.Role;
import krm.core.complaint.Status;
import krm.core.complaint.event.CustomerGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The condition in SQL and the rule in Java say the same of every case to everybody. */
class WhoSeesWhichRowsTest {

    private static final int SCALE = Integer.getInteger("krm.test.scale", 1);
    private static final long SEED = Long.getLong("krm.test.seed", System.nanoTime());
    private static final Random RANDOM = new Random(SEED);
    private static final List<String> PEOPLE = Arrays.asList("anna", "bert", "cleo", "dora");
    private static final List<String> TEAMS = Arrays.asList("LEISTUNG", "GF", null);
    private static final Map<UUID, CaseFacts> CASES = new HashMap<>();
    private static final CaseFilter ANY = CaseFilter.any(LocalDate.EPOCH);
    private static final CaseFilter EMPLOYERS = new CaseFilter(
            null, null, null, CustomerGroup.EMPLOYER, null, null, null, null, null, null, LocalDate.EPOCH, null, null);
    private static final CaseFilter NEWER = new CaseFilter(
            null, null, null, null, null, null, null, null, null, null, LocalDate.EPOCH, LocalDate.EPOCH, null);

    /** Of employers too: the topic of their cases. */
    private static final CaseFilter OF_A_TOPIC = new CaseFilter(
            null, null, null, null, null, Set.of("BUSINESS"), null, null, null, null, LocalDate.EPOCH, null, null);

    private static final CaseFilter OF_A_TOPIC_AND_RECEIVED = new CaseFilter(
            Status.RECEIVED,
            null,
            null,
            null,
            null,
            Set.of("BUSINESS"),
            null,
            null,
            null,
            null,
            LocalDate.EPOCH,
            null,
            null);

    /** In every case, in one of a hundred, in one of two. */
    private static final long EVERYWHERE = 1;

    /** So many were received before 1970. */
    private static final int OLDER = 300;

    private static final long RARE = 2;
    private static final long HALF = 3;
    private static final Map<UUID, Set<Long>> WORDS = new HashMap<>();
    private static final Set<UUID> OF_EMPLOYERS = new HashSet<>();
    private static final List<UUID> OLDEST_FIRST = new ArrayList<>();
    private static final Set<UUID> OLD = new HashSet<>();

    private static ReadSide readSide;
    private static JdbcClient db;

    @BeforeAll
    static void fill() {
        System.out.println("WhoSeesWhichRowsTest: -Dkrm.test.seed=" + SEED);
        readSide = new ReadSide();
        db = readSide.db;
        IntStream.range(0, 600 * SCALE).forEach(i -> insert(UUID.randomUUID(), i, someCase()));
        readSide.count();
    }

    @AfterAll
    static void stop() {
        readSide.close();
    }

    @Test
    void everybody_sees_the_rows_that_the_rule_lets_them_see() {
        for (var actor : actors()) {
            var sees = new Viewer(actor);
            var rows = db.sql("select complaint_id from read_side.case_list where " + sees.condition())
                    .params(sees.parameters())
                    .query(UUID.class)
                    .set();
            assertThat(rows).as("%s, seed %s", actor, SEED).isEqualTo(visible(actor));
        }
    }

    @Test
    void of_named_cases_everybody_gets_those_that_they_may_see_in_the_order_they_were_named() {
        var named = new ArrayList<>(CASES.keySet());
        Collections.shuffle(named, RANDOM);
        var list = new CaseList(db);
        for (var actor : some(actors())) {
            assertThat(list.rows(actor, named).stream().map(CaseRow::id).toList())
                    .as("%s, seed %s", actor, SEED)
                    .isEqualTo(named.stream().filter(visible(actor)::contains).toList());
        }
    }

    @Test
    void totals_count_nothing_else() {
        var list = new CaseList(db);
        for (var actor : actors()) {
            for (var filter : List.of(ANY, EMPLOYERS, NEWER, OF_A_TOPIC, OF_A_TOPIC_AND_RECEIVED)) {
                assertThat(list.page(actor, filter, 0, 1).total())
                        .as("%s, %s, seed %s", actor, filter, SEED)
                        .isEqualTo(expected(actor, filter, Set.of(EVERYWHERE)).size());
            }
        }
    }

    @Test
    void totals_follow_what_becomes_of_a_case() {
        var anna = new Actor("anna", Role.MANAGEMENT, null, "WF", null);
        var lead = new Actor("anna", Role.TEAM_LEAD, null, "WF", "NEU");
        var leaderless = new Actor("anna", Role.TEAM_LEAD, null, "WF", null);
        var id = UUID.randomUUID();
        var list = new CaseList(db);
        var before = list.page(anna, ANY, 0, 1).total();
        insert(id, 1_000_000, new CaseFacts("WF", false, null, "bert", Set.of()));
        readSide.count();
        assertThat(list.page(anna, ANY, 0, 1).total()).isEqualTo(before + 1);
        db.sql("update read_side.case_list set team = 'NEU', status = 'FORWARDED' where complaint_id = :id")
                .param("id", id)
                .update();
        readSide.count();
        assertThat(list.page(anna, ANY, 0, 1).total()).isEqualTo(before + 1);
        assertThat(list.page(lead, ANY, 1, 1).total()).isEqualTo(1);
        assertThat(list.page(leaderless, ANY, 1, 1).total()).isZero();
        db.sql("delete from read_side.case_list where complaint_id = :id")
                .param("id", id)
                .update();
        readSide.count();
        CASES.remove(id);
        OLDEST_FIRST.remove(id);
        OF_EMPLOYERS.remove(id);
    }

    /** However the search goes about it: by a rare word, by a frequent one, or by the few cases that somebody sees. */
    @Test
    void everybody_finds_the_rows_that_they_may_see_page_by_page_and_no_page_tells_of_others() {
        var list = new CaseList(db);
        for (var actor : some(actors())) {
            for (var words :
                    List.of(Set.of(EVERYWHERE), Set.of(RARE), Set.of(RARE, EVERYWHERE), Set.of(HALF, EVERYWHERE))) {
                for (var filter : List.of(ANY, EMPLOYERS, NEWER)) {
                    assertThat(found(list, actor, filter, words))
                            .as("%s, words %s, %s, seed %s", actor, words, filter, SEED)
                            .isEqualTo(expected(actor, filter, words));
                }
            }
        }
        assertThat(found(list, actors().getFirst(), ANY, Set.of())).isEmpty();
        assertThat(found(list, actors().getFirst(), ANY, Set.of(EVERYWHERE, 4L)))
                .isEmpty();
    }

    /** Each call is a page: enough of them to meet every role. */
    private static List<Actor> some(List<Actor> actors) {
        Collections.shuffle(actors, RANDOM);
        return actors.subList(0, 40);
    }

    private static List<UUID> found(CaseList list, Actor actor, CaseFilter filter, Set<Long> words) {
        var found = new ArrayList<UUID>();
        for (int page = 0; ; page++) {
            var answer = list.search(actor, filter, words, page, 70);
            assertThat(answer.total()).isNull();
            answer.items().forEach(row -> found.add(row.id()));
            assertThat(found.size())
                    .as("a page is full where there is another")
                    .isEqualTo(answer.hasMore() ? (page + 1) * 70 : found.size());
            if (!answer.hasMore()) {
                assertThat(list.search(actor, filter, words, page + 1, 70).items())
                        .isEmpty();
                return found;
            }
        }
    }

    private static List<UUID> expected(Actor actor, CaseFilter filter, Set<Long> words) {
        var visible = visible(actor);
        return OLDEST_FIRST.reversed().stream()
                .filter(visible::contains)
                .filter(id ->
                        !Set.of(EMPLOYERS, OF_A_TOPIC, OF_A_TOPIC_AND_RECEIVED).contains(filter)
                                || OF_EMPLOYERS.contains(id))
                .filter(id -> filter != NEWER || !OLD.contains(id))
                .filter(id -> !words.isEmpty() && WORDS.get(id).containsAll(words))
                .toList();
    }

    @Test
    void lists_hold_the_same_newest_first() {
        for (var actor : actors()) {
            assertThat(new CaseList(db)
                            .page(actor, EMPLOYERS, 0, 5_000 * SCALE).items().stream()
                                    .map(CaseRow::id)
                                    .toList())
                    .as("%s, seed %s", actor, SEED)
                    .isEqualTo(expected(actor, EMPLOYERS, Set.of(EVERYWHERE)));
        }
    }

    @Test
    void the_sample_has_something_to_see_and_something_to_hide_for_every_role_with_cases() {
        for (var role : List.of(Role.KRM_OFFICER, Role.MANAGEMENT, Role.AUDITOR, Role.TEAM_LEAD, Role.STAFF)) {
            assertThat(actors().stream()
                            .filter(a -> a.role() == role)
                            .mapToInt(a -> visible(a).size()))
                    .as("%s, seed %s", role, SEED)
                    .anyMatch(seen -> seen > 0 && seen < CASES.size());
        }
    }

    private static HashSet<UUID> visible(Actor actor) {
        var visible = new HashSet<UUID>();
        CASES.forEach((id, facts) -> {
            if (Access.seeing(actor, facts) == Verdict.ALLOWED) {
                visible.add(id);
            }
        });
        return visible;
    }

    private static List<Actor> actors() {
        var actors = new ArrayList<Actor>();
        for (var role : Role.values()) {
            for (var user : PEOPLE) {
                for (var team : TEAMS) {
                    for (var deputyOf : Arrays.asList(null, "anna")) {
                        // Figures of another house open no case of it.
                        actors.add(new Actor(
                                user, role, deputyOf, user.equals("dora") ? "SZ" : "WF", team, Set.of("SZ", "WF")));
                    }
                }
            }
        }
        return actors;
    }

    private static CaseFacts someCase() {
        var accused = new HashSet<String>();
        PEOPLE.stream().filter(_ -> RANDOM.nextInt(4) == 0).forEach(accused::add);
        return new CaseFacts(
                RANDOM.nextInt(4) == 0 ? "SZ" : "WF", RANDOM.nextBoolean(), one(TEAMS), one(PEOPLE), accused);
    }

    private static String one(List<String> of) {
        return of.get(RANDOM.nextInt(of.size()));
    }

    private static void insert(UUID id, int number, CaseFacts facts) {
        CASES.put(id, facts);
        OLDEST_FIRST.add(id);
        if (number < OLDER) {
            OLD.add(id);
        }
        var employer = RANDOM.nextBoolean();
        if (employer) {
            OF_EMPLOYERS.add(id);
        }
        db.sql("""
            insert into read_side.case_list (complaint_id, newest, reference, jobcenter, kind, channel, customer_group,
                   special_groups, topics, areas, received_on, recorded_at, recorded_by, disciplinary, accused_users,
                   status, priority, urgency, team, deadlines, version, sequence,
                   began_on, last_on, last_recorded_at)
            values (:id, :newest, 'WF-2026-000001', :jobcenter, 'COMPLAINT', 'LETTER', :customerGroup, '{}', :topics,
                   '{}', '2026-06-01', now(), :recordedBy, :disciplinary, :accused, 'RECEIVED', 'NORMAL', 2, :team,
                   '{}', 1, 0, '2026-06-01', '2026-06-01', now())
            """)
                .param("id", id)
                .param("newest", number - OLDER)
                .param("jobcenter", facts.jobcenter())
                .param("topics", employer ? new String[] {"BUSINESS", "OTHER"} : new String[0])
                .param("customerGroup", employer ? "EMPLOYER" : "OTHER")
                .param("recordedBy", facts.recordedBy())
                .param("disciplinary", facts.disciplinary())
                .param("accused", facts.accusedUsers().toArray(String[]::new))
                .param("team", facts.team())
                .update();
        var words = new HashSet<>(Set.of(EVERYWHERE));
        if (RANDOM.nextInt(100) == 0) {
            words.add(RARE);
        }
        if (RANDOM.nextBoolean()) {
            words.add(HALF);
        }
        WORDS.put(id, words);
        db.sql("insert into read_side.case_search values (:id, :newest, :jobcenter, 0, :tokens)")
                .param("id", id)
                .param("newest", number - OLDER)
                .param("jobcenter", facts.jobcenter())
                .param("tokens", words.toArray(Long[]::new))
                .update();
    }
}

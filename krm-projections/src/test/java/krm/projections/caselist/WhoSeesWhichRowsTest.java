package krm.projections.caselist;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import krm.core.access.Access;
import krm.core.access.Access.Verdict;
import krm.core.access.Actor;
import krm.core.access.CaseFacts;
import krm.core.access.Role;
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
    private static final CaseList.Filter ANY = new CaseList.Filter(null, null, null, null, null, null, null);

    private static EmbeddedPostgres server;
    private static JdbcClient db;

    @BeforeAll
    static void fill() throws IOException {
        System.out.println("WhoSeesWhichRowsTest: -Dkrm.test.seed=" + SEED);
        server = EmbeddedPostgres.builder().start();
        db = JdbcClient.create(server.getPostgresDatabase());
        db.sql("create schema read_side").update();
        try (var sql = CaseList.class.getResourceAsStream("/krm/projections/migration/V002__case_list.sql")) {
            db.sql(new String(sql.readAllBytes(), StandardCharsets.UTF_8)).update();
        }
        IntStream.range(0, 400 * SCALE).forEach(_ -> insert(UUID.randomUUID(), someCase()));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
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
    void totals_count_nothing_else() {
        for (var actor : actors()) {
            assertThat(new CaseList(db).page(actor, ANY, 0, 1).total())
                    .as("%s, seed %s", actor, SEED)
                    .isEqualTo(visible(actor).size());
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
                        actors.add(new Actor(user, role, deputyOf, user.equals("dora") ? "SZ" : "WF", team));
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

    private static void insert(UUID id, CaseFacts facts) {
        CASES.put(id, facts);
        db.sql("""
            insert into read_side.case_list (complaint_id, reference, jobcenter, kind, channel, customer_group,
                   received_on, recorded_at, recorded_by, disciplinary, accused_users, status, priority, team,
                   version, sequence, file)
            values (:id, 'WF-2026-000001', :jobcenter, 'COMPLAINT', 'LETTER', 'OTHER', '2026-06-01', now(),
                   :recordedBy, :disciplinary, :accused, 'RECEIVED', 'NORMAL', :team, 1, 0, '{}')
            """)
                .param("id", id)
                .param("jobcenter", facts.jobcenter())
                .param("recordedBy", facts.recordedBy())
                .param("disciplinary", facts.disciplinary())
                .param("accused", facts.accusedUsers().toArray(String[]::new))
                .param("team", facts.team())
                .update();
    }
}

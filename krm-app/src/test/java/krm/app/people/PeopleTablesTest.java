package krm.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import krm.app.database.DatabaseSettings;
import krm.app.database.Exit;
import krm.app.database.StartFailure;
import krm.app.engine.StoredEvents;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Staff;
import krm.core.house.Houses;
import krm.core.house.event.HolidayAdded;
import krm.core.house.event.TopicAdded;
import krm.eventstore.EventLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of people hold nothing but what the events say (decision 12). */
class PeopleTablesTest extends AtTheDoors {

    private static final List<String> TABLES = List.of("people.jobcenter", "people.team", "people.account");

    @Autowired
    private PeopleTables tables;

    @Autowired
    private EventLog log;

    @Autowired
    private People people;

    @Autowired
    private Houses houses;

    @Autowired
    private DatabaseSettings settings;

    @Test
    void emptied_they_come_back_to_the_byte() {
        var name = Staff.name();
        admitted(name, "STAFF", "EINGANG");
        admin().put("/api/users/" + name, Form.of("role", "TEAM_LEAD", "team", "LEISTUNG"))
                .expect(200);
        admin().put("/api/users/" + name + "/deputies", Form.of("deputies", List.of("krm", "gf")))
                .expect(200);
        admin().put("/api/users/" + name, Form.of("role", "STAFF", "active", false))
                .expect(200);
        var before = TABLES.stream().map(this::rows).toList();
        assertThat(before).noneMatch(List::isEmpty);

        var owner = JdbcClient.create(settings.main().asOwner());
        owner.sql("begin; truncate " + String.join(", ", TABLES) + "; update people.progress set position = 0; commit")
                .update();
        tables.catchUp();
        assertThat(TABLES.stream().map(this::rows).toList()).isEqualTo(before);
        officer().get("/api/complaints").expect(200);
    }

    @Test
    void to_catch_up_twice_or_at_once_changes_nothing() throws Exception {
        var name = Staff.name();
        admin().post("/api/users", Staff.form(name, "STAFF", null)).expect(201);
        var before = TABLES.stream().map(this::rows).toList();
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 20; i++) {
                threads.submit(tables::catchUp).get();
            }
        }
        assertThat(TABLES.stream().map(this::rows).toList()).isEqualTo(before);
    }

    @Test
    void what_a_node_that_died_left_undone_is_done_within_a_moment() throws Exception {
        var name = Staff.name();
        admin().post("/api/users", Staff.form(name, "STAFF", null)).expect(201);
        var owner = JdbcClient.create(settings.main().asOwner());
        // As if the node had stored the event and died before it wrote the row.
        owner.sql("begin; delete from people.account where name = '" + name + "'; update people.progress set position ="
                        + " (select max(position) - 1 from events.event where name = 'UserAdmitted'); commit")
                .update();
        var until = System.nanoTime() + java.time.Duration.ofSeconds(30).toNanos();
        while (people.person(name).isEmpty() && System.nanoTime() < until) {
            Thread.sleep(50);
        }
        assertThat(people.person(name)).isPresent();
    }

    @Test
    void a_list_of_cases_does_not_wait_for_changes_of_people() {
        received(Form.letter());
        var cases = log.head();
        admin().post("/api/users", Staff.form(Staff.name(), "STAFF", null)).expect(201);
        assertThat(log.head()).isGreaterThan(cases);
        assertThat(log.headWithout(StoredEvents.namesOfHouseEvents())).isEqualTo(cases);
    }

    @Test
    void rule_15_with_a_label_that_classifies_persons_krm_does_not_start() {
        new LabelsInUse(tables, people, houses).check();
        db.sql("insert into people.team (jobcenter, code, name) values ('SZ', 'X', 'Team Qu3rul4nten')")
                .update();
        try {
            refusesToStart(houses, "SZ", "Qu3rul4nten");
        } finally {
            JdbcClient.create(settings.main().asOwner())
                    .sql("delete from people.team where code = 'X'")
                    .update();
        }
        refusesToStart(
                code -> houses.current(code)
                        .after(new TopicAdded(code, LocalDate.EPOCH, "OFTEN", "OTHER", "Dauer-Kundschaft: D4uerkunde")),
                "D4uerkunde");
        refusesToStart(
                code -> houses.current(code)
                        .after(new HolidayAdded(code, LocalDate.EPOCH, LocalDate.EPOCH, "Nörglertag")),
                "Nörglertag");
    }

    private void refusesToStart(Houses some, String... named) {
        assertThatThrownBy(() -> new LabelsInUse(tables, people, some).check())
                .isInstanceOfSatisfying(
                        StartFailure.class, e -> assertThat(e.exit()).isEqualTo(Exit.CONFIGURATION))
                .hasMessageContainingAll(named);
    }

    private List<String> rows(String table) {
        return db.sql("select t::text from " + table + " t order by 1")
                .query(String.class)
                .list();
    }
}

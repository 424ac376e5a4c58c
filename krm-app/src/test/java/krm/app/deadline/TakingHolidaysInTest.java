package krm.app.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import krm.app.engine.Commands;
import krm.app.people.People;
import krm.app.people.RulesInForce;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.NewHouse;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.projections.ProjectionPositions;
import krm.projections.caselist.DeadlinesAround;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A one-off holiday that is added later comes into the deadlines of open cases by event (rules.md §4). */
class TakingHolidaysInTest extends AtTheDoors {

    @Autowired
    private People people;

    @Autowired
    private DeadlinesAround around;

    @Autowired
    private ProjectionPositions positions;

    @Autowired
    private EventLog log;

    @Autowired
    private EventCodec codec;

    @Autowired
    private Commands commands;

    @Autowired
    private Clock clock;

    @Test
    @DisplayName("S2.64 open cases move, once, however many nodes look at the same time; what has ended stays")
    void open_cases_move_once() {
        var house = newHouse();
        var officer = house.with("KRM_OFFICER").patient();
        var open = officer.post("/api/complaints", letter()).expect(201);
        var acknowledged = officer.post("/api/complaints", letter()).expect(201).id();
        officer.step(acknowledged, "acknowledge", Form.of("medium", "LETTER")).expect(200);
        var holiday = LocalDate.parse(open.at("/deadlines/0/dueOn"));
        officer.get("/api/worklist").expect(200);

        added(house, holiday);
        var after = officer.post("/api/complaints", letter()).expect(201);
        assertThat(due(after)).as("received afterwards").isAfter(holiday);
        assertThat(due(officer.look(open.id()))).isEqualTo(holiday);

        var nodes = IntStream.range(0, 4).mapToObj(_ -> node()).toList();
        CompletableFuture.allOf(nodes.stream()
                        .map(node -> CompletableFuture.runAsync(() -> node.takeIn(today())))
                        .toArray(CompletableFuture[]::new))
                .join();
        // As after a restart.
        node().takeIn(today());

        var moved = officer.look(open.id()).expect(200);
        assertThat(due(moved)).isEqualTo(due(after)).isAfter(holiday);
        assertThat(moved.text()).contains("ist Feiertag (Gedenktag) und zählt nicht.");
        assertThat(moved.version()).as("the system's events do not count").isEqualTo(1);
        assertThat(types(officer, open.id())).containsExactly("ComplaintReceived", "DeadlinesSet", "DeadlinesSet");
        var history = officer.get("/api/complaints/" + open.id() + "/history");
        assertThat(history.at("/items/2/data/calendar")).isEqualTo("jollyday-2.19.0/NI+1");
        assertThat(history.at("/items/2/data/deadlines/0/insteadOf")).isEqualTo(holiday.toString());
        assertThat(history.at("/items/2/actor")).isEqualTo("SYSTEM");
        assertThat(types(officer, acknowledged))
                .containsExactly("ComplaintReceived", "DeadlinesSet", "ComplaintAcknowledged");
        assertThat(types(officer, after.id())).containsExactly("ComplaintReceived", "DeadlinesSet");

        var listed = officer.get("/api/worklist?size=200").expect(200);
        assertThat(listed.each("/items", "/id")).contains(open.id());
        var row = listed.each("/items", "/id").indexOf(open.id());
        assertThat(listed.at("/items/" + row + "/nextDeadline/dueOn"))
                .isEqualTo(due(moved).toString());
    }

    @Test
    void what_ends_on_the_holiday_is_to_be_done_before() {
        var house = newHouse();
        var officer = house.with("KRM_OFFICER").patient();
        var id = officer.post(
                        "/api/complaints",
                        Form.letter().with("receivedOn", today()).with("channel", "PHONE"))
                .expect(201)
                .id();
        var answer = deadline(officer.look(id), "ANSWER");
        var holiday = LocalDate.parse(answer.get(1));
        officer.get("/api/worklist").expect(200);
        added(house, holiday);
        node().takeIn(today());
        var moved = deadline(officer.look(id), "ANSWER");
        assertThat(moved.get(0)).isEqualTo(answer.get(0));
        assertThat(LocalDate.parse(moved.get(1))).isBefore(holiday);
    }

    @Test
    void another_house_goes_by_its_own_calendar() {
        var house = newHouse();
        var id = received(letter());
        officer().patient().get("/api/worklist").expect(200);
        added(house, due(officer().look(id)));
        node().takeIn(today());
        assertThat(types(officer(), id)).containsExactly("ComplaintReceived", "DeadlinesSet");
    }

    private LateHolidaysSweep node() {
        return new LateHolidaysSweep(new RulesInForce(log, codec), people, around, positions, log, commands, clock);
    }

    private static void added(NewHouse house, LocalDate day) {
        house.admin()
                .post(house.path() + "/holidays", Form.of("day", day, "name", "Gedenktag"))
                .expect(201);
        assertThat(house.admin().get(house.path() + "/holidays").expect(200).each("/items", "/day"))
                .containsExactly(day.toString());
    }

    private static Form letter() {
        return Form.letter().with("receivedOn", today());
    }

    private static LocalDate due(Answer answer) {
        return LocalDate.parse(answer.at("/deadlines/0/dueOn"));
    }

    private static List<String> deadline(Answer answer, String type) {
        var at = "/deadlines/" + answer.each("/deadlines", "/type").indexOf(type);
        return new ArrayList<>(List.of(answer.at(at + "/dueOn"), answer.at(at + "/actBy")));
    }

    private static List<String> types(krm.app.web.Somebody reader, String id) {
        return reader.get("/api/complaints/" + UUID.fromString(id) + "/history")
                .expect(200)
                .each("/items", "/type");
    }
}

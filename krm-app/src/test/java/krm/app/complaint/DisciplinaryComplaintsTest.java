package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Somebody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For everybody else a disciplinary complaint does not exist, through no side door (rules.md §2). */
class DisciplinaryComplaintsTest extends AtTheDoors {

    private final String day = aDayOfItsOwn().toString();
    private final String word = "Vorwurf" + UUID.randomUUID().toString().replace("-", "");
    private final Form form = Form.disciplinary().with("receivedOn", day).with("remarks", word);

    @ParameterizedTest
    @ValueSource(strings = {"krm", "gf", "revision"})
    void the_officer_who_recorded_it_the_management_and_the_auditor_see_it(String user) {
        seen(as(user), received(form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"team.leistung", "team.vermittlung", "mitarbeit", "krm.sz"})
    void nobody_else_does(String user) {
        unseen(as(user), received(form));
    }

    @Test
    void an_officer_who_did_not_record_it_does_not() {
        unseen(officer(), management().post("/api/complaints", form).expect(201).id());
    }

    @Test
    void who_is_accused_never_does_whatever_their_role() {
        var accused = form.with("accused", List.of(Form.of("name", "Chefin", "user", "gf"), Form.of("user", "krm")));
        var id = received(accused);
        unseen(management(), id);
        unseen(officer(), id);
        seen(as("revision"), id);
    }

    @Test
    void nor_when_it_has_turned_out_to_be_none() {
        var before = figures(management());
        var officersBefore = figures(officer());
        var id = received(form.with(
                "accused", List.of(Form.of("name", "Leitung", "user", " Team.Leistung "), Form.of("user", "gf"))));
        officer()
                .step(id, "correct", Form.of("field", "kind", "value", "COMPLAINT", "reason", "Keine Dienstaufsicht"))
                .expect(200);
        officer().step(id, "forward", Form.forwarding("LEISTUNG")).expect(200);
        unseen(lead(), id);
        unseen(management(), id);
        seen(officer(), id);
        seen(as("revision"), id);
        assertThat(officer().look(id).each("/accused", "/name")).as("S2.09").isEmpty();
        assertThat(figures(management())).isEqualTo(before);

        officer().step(id, "answer", Form.answer()).expect(200);
        officer().step(id, "rate", Form.rating()).expect(200);
        officer().step(id, "close", Form.closing()).expect(200);
        assertThat(figures(management())).isEqualTo(before);
        assertThat(figures(officer())).isNotEqualTo(officersBefore);
    }

    @Test
    void what_it_was_and_whom_it_accused_stays_with_those_who_could_see_it_then() {
        var id = received(form.with("accused", List.of(Form.of("name", "Herr Geheim", "user", "mitarbeit"))));
        var then = recordedLast(id);
        officer()
                .step(id, "correct", Form.of("field", "kind", "value", "COMPLAINT", "reason", "Keine Dienstaufsicht"))
                .expect(200);
        officer().step(id, "forward", Form.forwarding("LEISTUNG")).expect(200);

        var address = "/api/complaints/" + id;
        var past = "?knownAt=" + then;
        var disciplinary = "/api/complaints" + past + "&kind=DISCIPLINARY_COMPLAINT&receivedFrom=" + day;
        assertThat(lead().get(address + "/history").expect(200).text()).doesNotContain("Geheim", "mitarbeit");
        lead().get(address + past).expect(404, "NOT_FOUND");
        lead().get(address + "/history" + past).expect(404, "NOT_FOUND");
        assertThat(lead().get(address + "/difference?from=" + then).expect(200).text())
                .doesNotContain("Geheim", "DISCIPLINARY");
        assertThat(lead().patient().get(disciplinary).expect(200).at("/total")).isEqualTo("0");

        for (var who : List.of(officer(), management(), as("revision"))) {
            assertThat(who.get(address + "/history").expect(200).text()).contains("Geheim");
            assertThat(who.get(address + past).expect(200).at("/kind")).isEqualTo("DISCIPLINARY_COMPLAINT");
            assertThat(who.patient().get(disciplinary).expect(200).each("/items", "/id"))
                    .contains(id);
        }
    }

    private String recordedLast(String id) {
        var items = history(officer(), id, "/recordedAt");
        return OffsetDateTime.parse(items.getLast()).toInstant().toString();
    }

    /** Of the year around that day, so that whole months are in it. */
    private List<String> figures(Somebody somebody) {
        var year = day.substring(0, 4);
        var figures = somebody.patient()
                .get("/api/statistics?from=" + year + "-01-01&to=" + year + "-12-31")
                .expect(200);
        return List.of(figures.at("/received"), figures.at("/closed"), figures.at("/openAtEnd"));
    }

    @Test
    void the_counter_gets_the_answer_to_its_call_and_does_not_see_it_again() {
        var staff = staff().with("Idempotency-Key", UUID.randomUUID());
        var handedOver = form.with("channel", "IN_PERSON").with("forwardTo", Form.of("team", "GF"));
        var id = staff.post("/api/complaints", handedOver).expect(201).id();
        unseen(staff(), id);
        seen(management(), id);
        var before = eventsStored();
        staff.post("/api/complaints", handedOver).expect(404, "NOT_FOUND");
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void it_goes_to_the_management_only_and_the_management_may_take_every_step() {
        var id = management().post("/api/complaints", form).expect(201).id();
        management().step(id, "forward", Form.forwarding("LEISTUNG")).expect(422, "DISCIPLINARY_ONLY_TO_MANAGEMENT");
        management().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        management().step(id, "forward", Form.forwarding("GF")).expect(200);
        management().step(id, "answer", Form.answer()).expect(200);
        management().step(id, "rate", Form.rating()).expect(200);
        management().step(id, "close", Form.closing()).expect(200);
    }

    @Test
    void a_link_to_one_has_not_happened_for_whoever_must_not_know_of_it() {
        var other = admitted("krm.dritte", "KRM_OFFICER", null);
        var id = received(Form.letter());
        var before = other.look(id).expect(200);
        officer()
                .step(id, "link", Form.of("other", received(form), "reason", word))
                .expect(200);

        var after = other.look(id).expect(200);
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(search(other).each("/items", "/id")).isEmpty();
        other.with("If-Match", before.header("ETag"))
                .step(id, "acknowledge", Form.acknowledgement())
                .expect(200);
        other.with("If-Match", before.header("ETag"))
                .step(id, "notes", Form.of("text", "x"))
                .expect(412, "STALE_VERSION");
        assertThat(history(other, id)).containsExactly("0", "1", "2");
        assertThat(history(officer(), id)).containsExactly("0", "1", "2", "3");
        assertThat(history(as("revision"), id)).containsExactly("0", "1", "2", "3");
        assertThat(other.with("Accept", "text/html")
                        .get("/cases/" + id)
                        .expect(200)
                        .text())
                .contains("Eingang bestätigt")
                .doesNotContain("Verknüpft", word);
    }

    private static List<String> history(Somebody somebody, String id) {
        return history(somebody, id, "/sequence");
    }

    private static List<String> history(Somebody somebody, String id, String field) {
        return somebody.get("/api/complaints/" + id + "/history").expect(200).each("/items", field);
    }

    private void seen(Somebody somebody, String id) {
        somebody.look(id).expect(200);
        assertThat(list(somebody).each("/items", "/id")).containsExactly(id);
        assertThat(worklist(somebody)).contains(id);
        assertThat(search(somebody).each("/items", "/id")).containsExactly(id);
    }

    private void unseen(Somebody somebody, String id) {
        somebody.look(id).expect(404, "NOT_FOUND");
        somebody.get("/api/complaints/" + id + "/history").expect(404, "NOT_FOUND");
        for (var step : List.of("acknowledge", "forward", "interim-notice", "answer", "rate", "close")) {
            somebody.step(id, step, Form.of()).expect(404, "NOT_FOUND");
        }
        var unknown = somebody.look(UUID.randomUUID().toString());
        assertThat(somebody.look(id).at("/detail")).isEqualTo(unknown.at("/detail"));
        assertThat(list(somebody).at("/total")).isEqualTo("0");
        assertThat(list(somebody).each("/items", "/id")).isEmpty();
        assertThat(worklist(somebody)).doesNotContain(id);
        assertThat(search(somebody).each("/items", "/id")).isEmpty();
        assertThat(search(somebody).json().at("/hasMore").booleanValue()).isFalse();
    }

    private krm.app.web.Answer search(Somebody somebody) {
        return somebody.patient().get("/api/complaints?size=1&q=" + word).expect(200);
    }

    private krm.app.web.Answer list(Somebody somebody) {
        return somebody.patient()
                .get("/api/complaints?receivedFrom=" + day + "&receivedTo=" + day)
                .expect(200);
    }

    private static List<String> worklist(Somebody somebody) {
        return somebody.patient().ids("/api/worklist?size=200");
    }
}

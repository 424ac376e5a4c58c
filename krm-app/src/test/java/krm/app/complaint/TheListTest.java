package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of cases (rules.md §5): newest first, page by page, by filters. */
class TheListTest extends AtTheDoors {

    private final LocalDate day = aDayOfItsOwn();

    @Test
    void who_waits_sees_their_own_write_at_once() {
        for (int i = 1; i <= 10; i++) {
            var id = received(Form.letter().with("receivedOn", day));
            assertThat(list("").each("/items", "/id")).hasSize(i).contains(id);
            officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
            assertThat(list("&status=ACKNOWLEDGED").each("/items", "/id"))
                    .hasSize(i)
                    .contains(id);
        }
    }

    @Test
    void the_newest_stand_first_by_day_of_reception_then_of_recording() {
        var dayBefore = day.minusDays(500);
        var first = received(Form.letter().with("receivedOn", dayBefore));
        var second = received(Form.letter().with("receivedOn", dayBefore.minusDays(1)));
        var third = received(Form.letter().with("receivedOn", dayBefore));
        var query = "/api/complaints?receivedFrom=" + dayBefore.minusDays(1) + "&receivedTo=" + dayBefore;
        assertThat(officer().patient().get(query).each("/items", "/id")).containsExactly(third, first, second);
    }

    @Test
    void it_has_pages_and_the_one_beyond_the_end_is_empty() {
        IntStream.range(0, 5).forEach(_ -> received(Form.letter().with("receivedOn", day)));
        var first = list("&size=2");
        var last = list("&size=2&page=2");
        var beyond = list("&size=2&page=3");
        assertThat(first.each("/items", "/id")).hasSize(2).doesNotContainAnyElementsOf(last.each("/items", "/id"));
        assertThat(last.each("/items", "/id")).hasSize(1);
        assertThat(beyond.each("/items", "/id")).isEmpty();
        assertThat(first.json().at("/hasMore").booleanValue()).isTrue();
        assertThat(last.json().at("/hasMore").booleanValue()).isFalse();
        assertThat(beyond.at("/total")).isEqualTo("5");
        assertThat(beyond.at("/page")).isEqualTo("3");
        assertThat(list("&page=" + Integer.MAX_VALUE).each("/items", "/id")).isEmpty();
        assertThat(list("").at("/size")).isEqualTo("50");
        list("&size=200");
    }

    @Test
    void filters_narrow_it() {
        var praise = received(
                Form.letter().with("receivedOn", day).with("kind", "PRAISE").with("customerGroup", "EMPLOYER"));
        var phoned = received(Form.letter().with("receivedOn", day).with("channel", "PHONE"));
        var team = received(Form.letter().with("receivedOn", day).with("forwardTo", Form.of("team", "EINGANG")));
        assertThat(list("&kind=PRAISE").each("/items", "/id")).containsExactly(praise);
        assertThat(list("&customerGroup=EMPLOYER").each("/items", "/id")).containsExactly(praise);
        assertThat(list("&channel=PHONE").each("/items", "/id")).containsExactly(phoned);
        assertThat(list("&team=EINGANG").each("/items", "/id")).containsExactly(team);
        assertThat(list("&status=FORWARDED").each("/items", "/id")).containsExactly(team);
        assertThat(list("&status=CLOSED").each("/items", "/id")).isEmpty();
        assertThat(list("&team=' or true --".replace(" ", "%20")).each("/items", "/id"))
                .isEmpty();
    }

    @Test
    void what_was_said_of_the_concerns_and_the_person_narrows_it() {
        var young = received(Form.letter()
                .with("receivedOn", day)
                .with("specialGroups", List.of("UNDER_25"))
                .with(
                        "concerns",
                        List.of(
                                Form.of("text", "zu wenig", "topic", "BENEFIT_AMOUNT", "area", "SUBJECT"),
                                Form.of("text", "unfreundlich", "topic", "CONDUCT", "area", "CONDUCT"))));
        var other =
                received(Form.letter().with("receivedOn", day).with("specialGroups", List.of("OVER_50", "UNDER_25")));
        assertThat(list("&specialGroup=OVER_50").each("/items", "/id")).containsExactly(other);
        assertThat(list("&specialGroup=UNDER_25").each("/items", "/id")).containsExactly(other, young);
        assertThat(list("&topic=CONDUCT").each("/items", "/id")).containsExactly(young);
        assertThat(list("&topic=BENEFIT_AMOUNT&area=SUBJECT").each("/items", "/id"))
                .containsExactly(young);
        assertThat(list("&topic=BENEFIT").each("/items", "/id"))
                .as("a topic stands for those under it too")
                .isEqualTo(list("&topic=BENEFIT_AMOUNT").each("/items", "/id"))
                .isNotEmpty();
        assertThat(list("&topic=BENEFIT").at("/total"))
                .isEqualTo(list("&topic=BENEFIT_AMOUNT").at("/total"));
        assertThat(list("&topic=nirgends").each("/items", "/id")).isEmpty();
        assertThat(list("&area=CONDUCT").each("/items", "/id")).containsExactly(young);
        assertThat(list("&area=CONDUCT&specialGroup=OVER_50").at("/total")).isEqualTo("0");
    }

    /** Domain.md §4: a state is computed when it is read; every type is listed, also as NOT_APPLICABLE. */
    @Test
    void it_asks_for_a_deadline_in_a_state() {
        var late = received(Form.letter().with("receivedOn", day));
        var met = received(Form.letter().with("receivedOn", day));
        officer()
                .step(met, "answer", Form.answer().with("occurredOn", day.plusDays(14)))
                .expect(200);
        var lifted = received(Form.letter().with("receivedOn", day));
        officer().step(lifted, "answer", Form.answer().with("occurredOn", day)).expect(200);
        var lateButDone = received(Form.letter().with("receivedOn", day));
        officer()
                .step(lateButDone, "answer", Form.answer().with("occurredOn", day.plusDays(15)))
                .expect(200);
        var moved = received(Form.letter().with("receivedOn", day));
        for (int i = 1; i <= 2; i++) {
            officer()
                    .step(
                            moved,
                            "interim-notice",
                            Form.interimNotice()
                                    .with("occurredOn", day.plusDays(i))
                                    .with("announcedAnswerOn", day.plusDays(20)))
                    .expect(200);
        }
        var oral = received(Form.letter().with("receivedOn", day).with("channel", "PHONE"));

        assertThat(with("ANSWER", "MISSED")).containsExactlyInAnyOrder(late, lateButDone, moved, oral);
        assertThat(with("ANSWER", "MET")).containsExactlyInAnyOrder(met, lifted);
        assertThat(with("ANSWER", "PENDING")).isEmpty();
        assertThat(with("INTERIM_NOTICE", "LIFTED")).containsExactlyInAnyOrder(met, lifted);
        assertThat(with("INTERIM_NOTICE", "MET")).containsExactly(moved);
        assertThat(with("ACKNOWLEDGEMENT", "LIFTED")).containsExactly(lifted);
        assertThat(with("ACKNOWLEDGEMENT", "MISSED")).containsExactlyInAnyOrder(late, met, lateButDone, moved);
        assertThat(with("ACKNOWLEDGEMENT", "NOT_APPLICABLE")).containsExactly(oral);
        assertThat(with("PROMISED_ANSWER", "MOVED")).containsExactly(moved);
        assertThat(with("PROMISED_ANSWER", "MISSED")).containsExactly(moved);
        assertThat(list("&deadline=COMPLETION").each("/items", "/id"))
                .as("a type alone: where it applies")
                .containsExactlyInAnyOrder(late, met, lifted, lateButDone, moved);
        assertThat(list("&state=MOVED").each("/items", "/id"))
                .as("a state alone: of any type")
                .containsExactly(moved);
        assertThat(list("&deadline=RISK_RESPONSE&state=NOT_APPLICABLE").at("/total"))
                .isEqualTo("6");
    }

    @Test
    void a_deadline_is_pending_up_to_the_end_of_its_day() {
        var today = received(Form.letter().with("channel", "PHONE").with("receivedOn", ago(14)));
        var yesterday = received(Form.letter().with("channel", "PHONE").with("receivedOn", ago(15)));
        var pending = "/api/complaints?size=200&deadline=ANSWER&state=PENDING&receivedTo=" + ago(14);
        var missed = "/api/complaints?size=200&deadline=ANSWER&state=MISSED&receivedFrom=" + ago(15);
        assertThat(officer().patient().get(pending).each("/items", "/id"))
                .contains(today)
                .doesNotContain(yesterday);
        assertThat(officer().patient().get(missed).each("/items", "/id"))
                .contains(yesterday)
                .doesNotContain(today);
    }

    private String reopenedWithARisk() {
        var id = received(Form.letter().with("receivedOn", day));
        officer().step(id, "answer", Form.answer()).expect(200);
        officer().step(id, "rate", Form.rating()).expect(200);
        officer().step(id, "close", Form.closing()).expect(200);
        var because = Form.of("reason", "neue Angaben");
        officer().step(id, "reopen", because).expect(200);
        officer().step(id, "raise-priority", because.with("risk", "EMERGENCY")).expect(200);
        return id;
    }

    /** The list says of every case what the case itself says, state by state. */
    @Test
    void it_says_of_deadlines_what_the_case_says() {
        var ids = List.of(
                received(Form.letter().with("receivedOn", day)),
                received(Form.letter().with("receivedOn", day).with("risks", List.of("EMERGENCY"))),
                received(Form.letter()
                        .with("receivedOn", day)
                        .with("channel", "IN_PERSON")
                        .with("settledOnTheSpot", true)),
                reopenedWithARisk());
        for (var id : ids) {
            for (var deadline : officer().look(id).json().at("/deadlines")) {
                assertThat(with(
                                deadline.at("/type").stringValue(),
                                deadline.at("/state").stringValue()))
                        .as("%s", deadline)
                        .contains(id);
            }
        }
    }

    private List<String> with(String deadline, String state) {
        return list("&size=200&deadline=" + deadline + "&state=" + state).each("/items", "/id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=201",
                "size=0",
                "size=-1",
                "size=many",
                "page=-1",
                "page=1.5",
                "stauts=CLOSED",
                "status=closed",
                "kind=LETTER",
                "specialGroup=Querulant",
                "area=PERSON",
                "deadline=WISH",
                "state=LATE",
                "team=a%00b",
                "topic=a%00b",
                "status=",
                "topic=",
                "receivedFrom=",
                "status=RECEIVED&status=CLOSED",
                "q=a&q=b",
                "asOf=2026-13-01",
                "knownAt=2026-01-01",
                "receivedFrom=2026-02-29",
                "receivedTo=tomorrow",
                "receivedFrom=%2B12026-01-01",
                "receivedFrom=0000-01-01",
                "receivedFrom=-0044-03-15"
            })
    void what_it_does_not_understand_it_refuses(String query) {
        officer().get("/api/complaints?" + query).expect(400, "INVALID_PARAMETER");
    }

    private Answer list(String more) {
        return officer()
                .patient()
                .get("/api/complaints?receivedFrom=" + day + "&receivedTo=" + day + more)
                .expect(200);
    }
}

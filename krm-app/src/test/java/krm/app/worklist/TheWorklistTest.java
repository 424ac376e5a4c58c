package krm.app.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Somebody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is due, for whom (rules.md §5), in house SZ, where few others work. */
class TheWorklistTest extends AtTheDoors {

    private final LocalDate received = aDayOfItsOwn();
    private final Form letter = Form.letter().with("receivedOn", received);

    @Test
    void a_case_is_due_soon_then_today_then_overdue() {
        var id = receive(letter);
        var due = LocalDate.parse(next(id, received).at("/dueOn").stringValue());
        assertThat(next(id, received).at("/type").stringValue()).isEqualTo("ACKNOWLEDGEMENT");
        assertThat(listsWith(id, due.minusDays(1))).containsExactly("soon", "all");
        assertThat(listsWith(id, due)).containsExactly("today", "all");
        assertThat(listsWith(id, due.plusDays(1))).containsExactly("overdue", "all");
        assertThat(next(id, due).at("/overdue").booleanValue()).isFalse();
        assertThat(next(id, due.plusDays(1)).at("/overdue").booleanValue()).isTrue();
    }

    @Test
    void whoever_has_the_state_hears_of_nothing_until_something_happens() {
        receive(letter);
        var list = "/api/worklist?due=all&size=1";
        var state = sz().patient().get(list).expect(200).header("ETag");
        var watching = sz().patient().with("If-None-Match", state);
        assertThat(watching.get(list).expect(304).text()).isEmpty();
        assertThat(watching.get(list + "&asOf=" + today().plusDays(1))
                        .expect(200)
                        .header("ETag"))
                .as("midnight changes what is due")
                .isNotEqualTo(state);
        officer().patient().with("If-None-Match", state).get(list).expect(200);
        receive(letter);
        assertThat(watching.get(list).expect(200).header("ETag")).isNotEqualTo(state);
    }

    @Test
    void nobody_reads_that_all_is_done_where_they_asked_for_what_there_is_not() {
        var reader = officer().with("Accept", "text/html");
        assertThat(reader.get("/worklist?page=9999").expect(200).text())
                .contains("So viele Seiten hat die Liste nicht.")
                .doesNotContain("Alles ist erledigt.");
        assertThat(reader.get("/worklist?team=NIX").expect(200).text())
                .contains("Ein solches Team gibt es hier nicht.")
                .doesNotContain("Alles ist erledigt.");
    }

    @Test
    void soon_is_within_two_working_days() {
        var thursday = LocalDate.of(2024, 6, 13);
        var id = receive(letter.with("receivedOn", thursday.minusDays(7)).with("channel", "PHONE"));
        assertThat(next(id, thursday).at("/dueOn").stringValue()).isEqualTo(thursday.toString());
        assertThat(listsWith(id, thursday.minusDays(2))).containsExactly("soon", "all");
        assertThat(listsWith(id, thursday.minusDays(3))).containsExactly("all");
    }

    @Test
    void an_interim_notice_is_overdue_only_once_it_is_missed_and_hides_nothing_meanwhile() {
        var id = receive(letter.with("channel", "PHONE"));
        assertThat(listsWith(id, received.plusDays(7))).containsExactly("today", "all");
        assertThat(next(id, received.plusDays(10)).at("/type").stringValue()).isEqualTo("INTERIM_NOTICE");
        assertThat(next(id, received.plusDays(10)).at("/overdue").booleanValue())
                .isFalse();
        assertThat(listsWith(id, received.plusDays(9))).doesNotContain("overdue");
        assertThat(listsWith(id, received.plusDays(13))).containsExactly("soon", "all");
        assertThat(listsWith(id, received.plusDays(14))).containsExactly("today", "all");
        assertThat(listsWith(id, received.plusDays(15))).containsExactly("overdue", "all");
        assertThat(next(id, received.plusDays(15)).at("/overdue").booleanValue())
                .isTrue();
    }

    /** S2.66. */
    @Test
    void from_day_seven_on_a_forecast_is_asked_for_until_somebody_gives_it_or_it_is_too_late() {
        var id = receive(letter);
        assertThat(asksForForecast(id, received.plusDays(6))).isFalse();
        assertThat(asksForForecast(id, received.plusDays(7))).isTrue();
        assertThat(asksForForecast(id, received.plusDays(14))).isTrue();
        assertThat(asksForForecast(id, received.plusDays(15))).isFalse();

        var expected = receive(letter);
        sz().step(expected, "expect-in-time", Form.of("occurredOn", received.plusDays(2)))
                .expect(200);
        assertThat(asksForForecast(expected, received.plusDays(8))).isFalse();

        var foreseen = receive(letter);
        sz().step(foreseen, "foresee-delay", Form.of("occurredOn", received.plusDays(2)))
                .expect(200);
        assertThat(asksForForecast(foreseen, received.plusDays(7))).isFalse();
        assertThat(asksForForecast(foreseen, received.plusDays(8))).isFalse();
    }

    private boolean asksForForecast(String id, LocalDate day) {
        return sz().patient()
                .get("/api/worklist?due=forecast&size=200&asOf=" + day)
                .expect(200)
                .each("/items", "/id")
                .contains(id);
    }

    @Test
    void what_is_done_or_can_no_longer_be_done_is_not_asked_for() {
        var id = receive(letter);
        sz().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        assertThat(next(id, today()).at("/type").stringValue()).isEqualTo("INTERIM_NOTICE");
        sz().step(id, "interim-notice", Form.interimNotice()).expect(200);
        assertThat(next(id, today()).at("/type").stringValue()).isEqualTo("ANSWER");
        sz().step(id, "answer", Form.answer().with("final", false)).expect(200);
        assertThat(next(id, today()).at("/type").stringValue()).isEqualTo("COMPLETION");
        sz().step(id, "answer", Form.answer()).expect(200);
        assertThat(listsWith(id, today())).isEmpty();
    }

    @Test
    void on_a_day_in_the_past_it_is_what_it_was_by_what_had_happened_up_to_then() {
        var id = receive(letter);
        var acknowledged = received.plusDays(1);
        sz().step(id, "acknowledge", Form.acknowledgement().with("occurredOn", acknowledged))
                .expect(200);
        var answered = received.plusDays(20);
        sz().step(id, "answer", Form.answer().with("occurredOn", answered)).expect(200);
        sz().step(id, "rate", Form.rating()).expect(200);
        sz().step(id, "close", Form.closing()).expect(200);

        assertThat(listsWith(id, received.minusDays(1))).as("not there yet").isEmpty();
        assertThat(next(id, received).at("/type").stringValue()).isEqualTo("ACKNOWLEDGEMENT");
        assertThat(next(id, acknowledged).at("/type").stringValue()).isEqualTo("INTERIM_NOTICE");
        assertThat(listsWith(id, received.plusDays(14))).containsExactly("today", "all");
        assertThat(listsWith(id, received.plusDays(15))).containsExactly("overdue", "all");
        assertThat(listsWith(id, answered.minusDays(1))).containsExactly("overdue", "all");
        assertThat(listsWith(id, answered)).as("done on this day").isEmpty();
        assertThat(listsWith(id, today())).isEmpty();
    }

    @Test
    void an_item_shows_the_case_its_next_deadline_and_by_when_to_act() {
        var saturday = LocalDate.of(2024, 3, 2);
        var id = receive(letter.with("receivedOn", saturday).with("channel", "PHONE"));
        for (var item : worklist("size=200&asOf=" + saturday.plusDays(1)).json().at("/items")) {
            if (item.at("/id").stringValue().equals(id)) {
                assertThat(item.at("/priority").stringValue()).isEqualTo("NORMAL");
                assertThat(item.at("/nextDeadline/dueOn").stringValue()).isEqualTo("2024-03-09");
                assertThat(item.at("/nextDeadline/type").stringValue()).isEqualTo("INTERIM_NOTICE");
                assertThat(item.at("/actBy").stringValue())
                        .as("the last working day up to it")
                        .isEqualTo("2024-03-08");
                return;
            }
        }
        throw new AssertionError(id + " is not in the worklist");
    }

    @Test
    void a_risk_stands_before_everything_that_was_due_longer_ago() {
        var old = receive(letter);
        var risk = receive(Form.letter().with("risks", List.of("EMERGENCY")));
        var items = worklist("size=200").expect(200);
        assertThat(items.each("/items", "/id")).containsSubsequence(risk, old);
        assertThat(items.each("/items", "/priority")).isSortedAccordingTo((a, b) -> a.compareTo(b));
        var due = items.each("/items", "/nextDeadline/dueOn");
        assertThat(due.subList(items.each("/items", "/priority").indexOf("NORMAL"), due.size()))
                .isSorted();
    }

    @Test
    void mine_are_those_that_were_handed_to_me() {
        var mine = received(Form.letter().with("forwardTo", Form.of("team", "LEISTUNG", "person", "team.leistung")));
        var theirs = forwarded();
        var list = lead().patient().ids("/api/worklist?mine=true&size=200");
        assertThat(list).contains(mine).doesNotContain(theirs);
        assertThat(lead().patient().ids("/api/worklist?mine=false&size=200")).contains(mine, theirs);
    }

    @Test
    void a_team_may_be_asked_for() {
        var id = receive(letter.with("forwardTo", Form.of("team", "EINGANG")));
        assertThat(worklist("team=EINGANG").each("/items", "/id")).contains(id);
        assertThat(worklist("team=GF").each("/items", "/id")).doesNotContain(id);
    }

    @Test
    void the_page_says_of_each_list_how_many_cases_are_in_it() {
        receive(letter);
        received(Form.letter().with("forwardTo", Form.of("team", "LEISTUNG", "person", "team.leistung")));
        for (var somebody : List.of(sz(), officer(), lead(), management(), staff())) {
            for (var team : List.of("", "&team=LEISTUNG")) {
                var page = somebody.patient().with("Accept", "text/html").get("/worklist?page=0" + team);
                var shown = Pattern.compile("krm-count[^>]*>([\\d.]+)<")
                        .matcher(page.expect(200).text())
                        .results()
                        .map(count -> count.group(1).replace(".", ""));
                assertThat(shown)
                        .containsExactlyElementsOf(Stream.of(
                                        "due=overdue", "due=today", "due=soon", "due=all", "mine=true", "due=forecast")
                                .map(list -> somebody.patient()
                                        .get("/api/worklist?" + list + team)
                                        .at("/total"))
                                .toList());
            }
        }
    }

    @Test
    void it_has_pages() {
        receive(letter);
        receive(letter);
        var first = worklist("size=1").expect(200);
        var second = worklist("size=1&page=1").expect(200);
        assertThat(first.json().at("/hasMore").booleanValue()).isTrue();
        assertThat(first.each("/items", "/id")).hasSize(1).doesNotContainAnyElementsOf(second.each("/items", "/id"));
        assertThat(worklist("page=100000").expect(200).each("/items", "/id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "due=later",
                "due=TODAY",
                "mine=maybe",
                "size=201",
                "page=-1",
                "asOf=2026-02-29",
                "teem=GF",
                "team=a%00b",
                "knownAt=2026-01-01"
            })
    void what_it_does_not_understand_it_refuses(String query) {
        worklist(query).expect(400, "INVALID_PARAMETER");
    }

    private Somebody sz() {
        return as("krm.sz").patient();
    }

    private String receive(Form form) {
        return sz().post("/api/complaints", form).expect(201).id();
    }

    private List<String> listsWith(String id, LocalDate asOf) {
        return List.of("overdue", "today", "soon", "all").stream()
                .filter(due -> worklist("size=200&due=" + due + "&asOf=" + asOf)
                        .expect(200)
                        .each("/items", "/id")
                        .contains(id))
                .toList();
    }

    private JsonNode next(String id, LocalDate asOf) {
        for (var item : worklist("size=200&asOf=" + asOf).expect(200).json().at("/items")) {
            if (item.at("/id").stringValue().equals(id)) {
                return item.at("/nextDeadline");
            }
        }
        throw new AssertionError(id + " is not in the worklist");
    }

    private Answer worklist(String query) {
        return sz().get("/api/worklist?" + query);
    }
}

package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of cases (api.md, «Lists»): newest first, page by page, by filters. */
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

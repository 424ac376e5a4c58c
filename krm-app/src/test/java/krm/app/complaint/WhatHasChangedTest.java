package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two instants of a case side by side, field by field (rules.md §5). */
class WhatHasChangedTest extends AtTheDoors {

    @Test
    void what_a_step_has_changed_is_named_with_both_values() {
        var id = received(Form.letter());
        var before = Instant.now();
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        var between = Instant.now();
        officer().step(id, "forward", Form.forwarding("LEISTUNG")).expect(200);

        var first = difference(id, before, between);
        assertThat(changes(first)).contains("/status RECEIVED ACKNOWLEDGED", "/version 1 2");
        assertThat(first.each("/items", "/path"))
                .contains("/deadlines/0/state", "/actions")
                .doesNotContain("/team");
        var second = difference(id, between, Instant.now());
        assertThat(changes(second)).contains("/status ACKNOWLEDGED FORWARDED", "/version 2 3", "/team null LEISTUNG");
        assertThat(changes(difference(id, before, Instant.now())))
                .contains("/status RECEIVED FORWARDED", "/version 1 3");
    }

    @Test
    void nothing_has_changed_between_two_instants_without_a_step() {
        var id = received(Form.letter());
        var then = Instant.now();
        assertThat(difference(id, then, then).json().at("/items")).isEmpty();
        assertThat(difference(id, Instant.EPOCH, Instant.EPOCH).json().at("/items"))
                .as("it was not there")
                .isEmpty();
    }

    @Test
    void against_the_time_before_it_every_field_is_new() {
        var id = received(Form.letter());
        var all = difference(id, Instant.EPOCH, Instant.now());
        assertThat(all.each("/items", "/path")).contains("/id", "/reference", "/complainant", "/deadlines");
        assertThat(all.each("/items", "/before")).containsOnlyNulls();
    }

    @Test
    void whoever_must_not_know_of_the_case_learns_nothing_of_its_past() {
        var id = received(Form.disciplinary());
        var question = "/api/complaints/" + id + "/difference?from=2020-01-01T00:00:00Z";
        lead().get(question).expect(404, "NOT_FOUND");
        as("rd").get(question).expect(403, "NOT_ALLOWED");
        management().get(question).expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, INVALID_PARAMETER",
        "?to=2026-01-01T00:00:00Z, 400, INVALID_PARAMETER",
        "?from=2026-01-01, 400, INVALID_PARAMETER",
        "?from=2026-02-30T00:00:00Z, 400, INVALID_PARAMETER",
        "?from=2026-01-01T00:00:00Z&to=x, 400, INVALID_PARAMETER",
        "?from=2026-01-01T00:00:00Z&till=2026-01-01T00:00:00Z, 400, INVALID_PARAMETER",
        "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, 422, INSTANTS_REVERSED",
        "?from=2999-01-02T00:00:00Z, 422, INSTANTS_REVERSED"
    })
    void an_impossible_question_is_refused(String query, int status, String code) {
        officer()
                .get("/api/complaints/" + received(Form.letter()) + "/difference" + query)
                .expect(status, code);
    }

    private Answer difference(String id, Instant from, Instant to) {
        return officer()
                .get("/api/complaints/" + id + "/difference?from=" + from + "&to=" + to)
                .expect(200);
    }

    private static java.util.List<String> changes(Answer difference) {
        return java.util.stream.StreamSupport.stream(
                        difference.json().get("items").spliterator(), false)
                .map(one -> one.get("path").asString() + " " + one.get("before").asString("null") + " "
                        + one.get("after").asString("null"))
                .toList();
    }
}

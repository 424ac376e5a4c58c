package krm.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/what-if}: a draft of a rule book tried on the past, by whom, and that nothing comes of it. */
class WhatIfTest extends AtTheDoors {

    @Test
    void ten_days_would_have_been_too_few() {
        var day = aDayOfItsOwn();
        var late = received(Form.letter().with("receivedOn", day));
        officer()
                .step(late, "answer", Form.answer().with("occurredOn", day.plusDays(12)))
                .expect(200);
        var soon = received(Form.letter().with("receivedOn", day));
        officer()
                .step(soon, "answer", Form.answer().with("occurredOn", day.plusDays(10)))
                .expect(200);
        received(Form.letter()
                .with("receivedOn", day)
                .with("redirectTo", Form.of("target", "OBJECTION_OFFICE", "reason", "Widerspruch")));
        var before = eventsStored();

        var tried = tried("krm", day, draft(10));
        assertThat(tried.at("/period/from")).isEqualTo(day.toString());
        assertThat(tried.at("/asOf")).isEqualTo(today().toString());
        assertThat(tried.each("/inForce", "/reference")).containsExactly("GA-01/2011@1");
        assertThat(tried.each("/inForce", "/reactions/answerDays")).containsExactly("14");
        assertThat(tried.at("/draft/reference")).isEqualTo("Entwurf-1");
        assertThat(tried.at("/draft/reactions/answerDays")).isEqualTo("10");
        assertThat(tried.json().at("/cases").intValue()).isEqualTo(2);
        for (var type : List.of("ANSWER", "COMPLETION")) {
            var states = tried.json().at("/deadlines/" + type);
            assertThat(states.at("/was/MET").intValue()).isEqualTo(2);
            assertThat(states.at("/was/onTimeShare").decimalValue()).isEqualByComparingTo("1");
            assertThat(states.at("/wouldBe/MET").intValue()).isEqualTo(1);
            assertThat(states.at("/wouldBe/MISSED").intValue()).isEqualTo(1);
            assertThat(states.at("/wouldBe/onTimeShare").decimalValue()).isEqualByComparingTo("0.5");
        }
        var figures = officer()
                .patient()
                .get("/api/statistics?from=" + day + "&to=" + day)
                .expect(200);
        figures.json()
                .at("/deadlines")
                .properties()
                .forEach(type -> assertThat(tried.json().at("/deadlines/" + type.getKey() + "/was"))
                        .as(type.getKey())
                        .isEqualTo(type.getValue()));
        assertThat(tried("krm", day, draft(14)).json().at("/deadlines"))
                .allSatisfy(type -> assertThat(type.at("/wouldBe")).isEqualTo(type.at("/was")));
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void petitions_go_by_drafts_of_their_own() {
        var day = aDayOfItsOwn();
        officer()
                .post(
                        "/api/complaints",
                        Form.letter()
                                .with("receivedOn", day)
                                .with("kind", "PETITION")
                                .with("petition", Form.of("assembly", true, "committeeDay", today().plusDays(20))))
                .expect(201);
        var form = Form.of(
                "reference",
                "HEGA-Entwurf",
                "validFrom",
                today(),
                "petitions",
                Form.of("statementDaysBeforeCommittee", 21, "riskCutOff", "15:00", "yearEndWorks", true));
        var tried = tried("gf", day, form);
        assertThat(tried.each("/inForce", "/petitions/statementDaysBeforeCommittee"))
                .containsExactly("14");
        assertThat(tried.at("/deadlines/STATEMENT/was/PENDING")).isEqualTo("1");
        assertThat(tried.at("/deadlines/STATEMENT/wouldBe/MISSED")).isEqualTo("1");
        assertThat(tried("gf", day, draft(10)).at("/deadlines/STATEMENT/wouldBe/PENDING"))
                .isEqualTo("1");
    }

    @Test
    void a_disciplinary_complaint_counts_for_those_who_may_see_it() {
        var day = aDayOfItsOwn();
        management()
                .post(
                        "/api/complaints",
                        Form.disciplinary()
                                .with("receivedOn", day)
                                .with("accused", List.of(Form.of("name", "Wer", "user", "revision"))))
                .expect(201);
        for (var user : List.of("gf", "krm", "revision")) {
            var tried = tried(user, day, draft(10));
            var cases = user.equals("gf") ? 1 : 0;
            assertThat(tried.json().at("/cases").intValue()).as(user).isEqualTo(cases);
            assertThat(tried.json().at("/deadlines/ANSWER/wouldBe/MISSED").intValue())
                    .as(user)
                    .isEqualTo(cases);
        }
    }

    @Test
    void another_house_counts_its_own() {
        var day = aDayOfItsOwn();
        received(Form.letter().with("receivedOn", day));
        assertThat(tried("krm", day, draft(10)).at("/cases")).isEqualTo("1");
        assertThat(tried("krm.sz", day, draft(10)).at("/cases")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mitarbeit", "team.leistung", "admin", "rd"})
    void it_is_for_those_who_see_both_rules_and_figures(String user) {
        as(user).post("/api/what-if", Form.of("nonsense", 1)).expect(403, "NOT_ALLOWED");
    }

    @Test
    void nobody_else_may_ask() {
        nobody().post("/api/what-if", "{}").expect(401);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(asked(draft(10)).without("from"), 400, "INVALID_FIELDS", "from"),
                Arguments.of(asked(draft(10)).without("ruleBook"), 400, "INVALID_FIELDS", "ruleBook"),
                Arguments.of(asked(draft(10)).with("by", "kind"), 400, "INVALID_FIELDS", "by"),
                Arguments.of(asked(draft(10)).with("from", "2026-02-30"), 400, "INVALID_FIELDS", "from"),
                Arguments.of(asked(draft(10).without("reactions")), 400, "INVALID_FIELDS", "reactions"),
                Arguments.of(
                        asked(draft(10).with("reactions", numbers(10).with("riskCutOff", "25:00"))),
                        400,
                        "INVALID_FIELDS",
                        "ruleBook.reactions.riskCutOff"),
                Arguments.of(
                        asked(draft(10).with("reactions", numbers(10).without("answerDays"))),
                        400,
                        "INVALID_FIELDS",
                        "ruleBook.reactions.answerDays"),
                Arguments.of(
                        asked(draft(10)).with("from", "2026-02-01").with("to", "2026-01-31"),
                        422,
                        "PERIOD_REVERSED",
                        "to"),
                Arguments.of(asked(draft(10)).with("from", "1899-12-31"), 422, "PERIOD_OUT_OF_RANGE", "from"),
                Arguments.of(asked(draft(10)).with("from", "1990-01-01"), 422, "PERIOD_TOO_LONG", "to"),
                Arguments.of(asked(draft(0)), 422, "RULE_OUT_OF_RANGE", "answerDays"),
                Arguments.of(asked(draft(366)), 422, "RULE_OUT_OF_RANGE", "answerDays"),
                Arguments.of(asked(draft(6)), 422, "RULES_OUT_OF_ORDER", "reactions"),
                Arguments.of(asked(draft(10).with("reference", "a b")), 422, "INVALID_REFERENCE", "reference"),
                Arguments.of(
                        asked(draft(10).with("reference", "Dauerkunden")),
                        422,
                        "LABEL_CLASSIFIES_PERSONS",
                        "reference"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Form body, int status, String code, String field) {
        var answer = officer().post("/api/what-if", body).expect(status, code);
        assertThat(answer.each("/errors", "/field")).contains(field);
    }

    @Test
    void a_draft_may_be_what_is_in_force_and_say_a_day_that_has_passed() {
        officer()
                .post(
                        "/api/what-if",
                        asked(draft(14).with("reference", "GA-01/2011@1").with("validFrom", "2026-01-01")))
                .expect(200);
    }

    private Answer tried(String user, LocalDate day, Form draft) {
        return as(user).patient()
                .post("/api/what-if", Form.of("ruleBook", draft, "from", day, "to", day))
                .expect(200);
    }

    private static Form asked(Form draft) {
        return Form.of("ruleBook", draft, "from", "2026-01-01", "to", "2026-01-31");
    }

    private static Form draft(int days) {
        return Form.of("reference", "Entwurf-1", "validFrom", today().plusDays(30), "reactions", numbers(days));
    }

    private static Form numbers(int days) {
        return Form.of(
                "acknowledgementWorkingDays",
                3,
                "interimNoticeDays",
                7,
                "answerDays",
                days,
                "completionDays",
                days,
                "riskCutOff",
                "15:00",
                "soonWorkingDays",
                2,
                "yearEndWorks",
                true);
    }
}

package krm.app.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /api/statistics} and {@code GET /api/questions}: whose figures, which periods, and that each opens into its cases. */
class AskingForFiguresTest extends AtTheDoors {

    @Test
    @DisplayName(
            "S1.33, S1.37, S1.38 receptions are counted by their own day; figures say what they cover and open into"
                    + " cases")
    void a_day_is_counted() {
        var day = aDayOfItsOwn();
        var answered = onThat(day, Form.letter());
        officer()
                .step(answered, "answer", Form.answer().with("occurredOn", day.plusDays(4)))
                .expect(200);
        officer()
                .step(answered, "rate", Form.rating().with("occurredOn", day.plusDays(4)))
                .expect(200);
        onThat(day, Form.letter().with("complainant", null).with("channel", "OPINION_CARD"));
        onThat(day, Form.letter().with("redirectTo", Form.of("target", "OBJECTION_OFFICE", "reason", "Widerspruch")));

        var figures = figures(day, day.plusDays(6), "&by=channel");
        assertThat(figures.json().at("/received").intValue()).isEqualTo(2);
        assertThat(figures.json().at("/redirected").intValue()).isEqualTo(1);
        assertThat(figures.json().at("/anonymous").intValue()).isEqualTo(1);
        assertThat(figures.json().at("/answered").intValue()).isEqualTo(1);
        assertThat(figures.json().at("/openAtEnd").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(figures.json().at("/deadlines/ANSWER/MET").intValue()).isEqualTo(1);
        assertThat(figures.json().at("/deadlines/ANSWER/NOT_APPLICABLE").intValue())
                .isEqualTo(1);
        assertThat(figures.json().at("/deadlines/ANSWER/onTimeShare").decimalValue())
                .isEqualByComparingTo("1");
        assertThat(figures.json().at("/daysToFinalAnswer/mean").decimalValue()).isEqualByComparingTo("4.00");
        assertThat(figures.json().at("/finalAnswerByDays/DAYS_4_TO_7").intValue())
                .isEqualTo(1);
        assertThat(figures.json().at("/finalAnswerByDays/DAYS_8_TO_14").intValue())
                .isZero();
        assertThat(figures.json().at("/agreements/YES").intValue()).isEqualTo(1);
        assertThat(figures.json().at("/agreements/NOT_COLLECTED").intValue()).isZero();
        assertThat(figures.json().at("/previousPeriod/received").intValue()).isZero();
        assertThat(figures.at("/previousPeriod/period/to"))
                .isEqualTo(day.minusDays(1).toString());
        assertThat(figures.each("/groups", "/key")).contains("LETTER", "OPINION_CARD");
        assertThat(figures.each("/coverage/reporting", "")).containsExactly("WF");
        assertThat(figures.json().has("suppressed")).isFalse();

        var cases = officer()
                .patient()
                .get("/api/complaints?channel=OPINION_CARD&receivedFrom=" + day + "&receivedTo=" + day)
                .expect(200);
        assertThat(cases.json().at("/total").intValue()).isEqualTo(1);
    }

    @Test
    @DisplayName("S1.33 a number opens into its cases, for those who may see them")
    void a_number_opens_into_its_cases() {
        var day = aDayOfItsOwn();
        var answered = onThat(day, Form.letter());
        officer()
                .step(answered, "answer", Form.answer().with("occurredOn", day.plusDays(4)))
                .expect(200);
        var waiting = onThat(day, Form.letter().with("channel", "E_MAIL"));
        onThat(day, Form.letter().with("redirectTo", Form.of("target", "OBJECTION_OFFICE", "reason", "Widerspruch")));
        var accused = management()
                .post("/api/complaints", Form.disciplinary().with("receivedOn", day))
                .expect(201)
                .id();
        var period = "&from=" + day + "&to=" + day.plusDays(6);

        assertThat(cases("figure=received" + period)).containsExactlyInAnyOrder(answered, waiting);
        assertThat(cases("figure=answered" + period)).containsExactly(answered);
        assertThat(cases("figure=answered" + period + "&asOf=" + day.plusDays(3)))
                .isEmpty();
        assertThat(cases("figure=deadlines/ANSWER/MISSED" + period)).containsExactly(waiting);
        assertThat(cases("figure=received&by=channel&key=E_MAIL" + period)).containsExactly(waiting);
        assertThat(cases("figure=redirected" + period)).hasSize(1);
        assertThat(management()
                        .patient()
                        .get("/api/statistics/cases?figure=received&by=kind&key=DISCIPLINARY_COMPLAINT" + period)
                        .expect(200)
                        .each("/items", "/id"))
                .containsExactly(accused);
        assertThat(officer()
                        .get("/api/statistics/cases?size=1&page=1&figure=received" + period)
                        .expect(200)
                        .at("/total"))
                .isEqualTo("2");
        for (var wrong :
                List.of("figure=nothing", "key=E_MAIL&figure=received", "by=channel&figure=received", "size=5")) {
            officer().get("/api/statistics/cases?" + wrong + period).expect(400, "INVALID_PARAMETER");
        }
        for (var user : List.of("rd", "admin", "mitarbeit", "team.leistung")) {
            as(user).get("/api/statistics/cases?figure=received" + period).expect(403, "NOT_ALLOWED");
        }
    }

    @Test
    void what_waits_untouched_is_counted_and_stands_behind_its_number() {
        var officer = newHouse().with("KRM_OFFICER").patient();
        var waiting = officer.post("/api/complaints", Form.letter().with("receivedOn", ago(60)))
                .expect(201)
                .id();
        officer.post(
                        "/api/complaints",
                        Form.letter()
                                .with("receivedOn", ago(60))
                                .with("redirectTo", Form.of("target", "OBJECTION_OFFICE", "reason", "Widerspruch")))
                .expect(201);
        var period = "from=" + ago(10) + "&to=" + today();

        for (var number : List.of("openAtEnd", "overdueAtEnd")) {
            assertThat(officer.get("/api/statistics?" + period)
                            .expect(200)
                            .json()
                            .at("/" + number)
                            .intValue())
                    .isEqualTo(1);
            assertThat(officer.get("/api/statistics/cases?" + period + "&figure=" + number)
                            .expect(200)
                            .each("/items", "/id"))
                    .containsExactly(waiting);
        }
    }

    private List<String> cases(String query) {
        return officer()
                .patient()
                .get("/api/statistics/cases?" + query)
                .expect(200)
                .each("/items", "/id");
    }

    @Test
    @DisplayName("S1.01 what a parliament asks is answered from data, with what it covers")
    void a_parliament_asks() {
        var day = aDayOfItsOwn();
        onThat(day, Form.letter().with("specialGroups", List.of("UNDER_25")).with("risks", List.of("EMERGENCY")));
        onThat(
                day,
                Form.letter()
                        .with(
                                "concerns",
                                List.of(
                                        Form.of("text", "a", "topic", "BENEFIT_AMOUNT", "area", "SUBJECT"),
                                        Form.of("text", "b", "topic", "BENEFIT_AMOUNT", "area", "SUBJECT"))));

        var answers = officer()
                .patient()
                .get("/api/questions?from=" + day + "&to=" + day)
                .expect(200);
        assertThat(answers.json().at("/groups/customerGroups/EMPLOYEE").intValue())
                .isEqualTo(2);
        assertThat(answers.json().at("/groups/specialGroups/UNDER_25").intValue())
                .isEqualTo(1);
        assertThat(answers.json().at("/priorities/immediate").intValue()).isEqualTo(1);
        assertThat(answers.json().at("/duration/toFirstAnswer/mean").isNull()).isTrue();
        assertThat(answers.json().at("/receipts/received").intValue()).isEqualTo(2);
        assertThat(answers.json().at("/receipts/percent").isNull()).isTrue();
        assertThat(answers.each("/causes", "/topic")).containsExactly("BENEFIT_AMOUNT");
        assertThat(answers.json().at("/causes/0/concerns").intValue()).isEqualTo(2);
        assertThat(answers.json().at("/causes/0/complaints").intValue()).isEqualTo(1);
        assertThat(answers.json().at("/agreements/counted/NOT_COLLECTED").intValue())
                .isZero();
        assertThat(answers.at("/since")).isNotNull();
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
            var answer = as(user).patient()
                    .get("/api/statistics?by=kind&from=" + day + "&to=" + day)
                    .expect(200);
            var sees = user.equals("gf");
            assertThat(answer.json().at("/received").intValue()).as(user).isEqualTo(sees ? 1 : 0);
            assertThat(answer.each("/groups", "/key").contains("DISCIPLINARY_COMPLAINT"))
                    .isEqualTo(sees);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mitarbeit", "team.leistung", "admin"})
    void figures_are_not_for_everybody(String user) {
        as(user).get("/api/statistics?from=2026-01-01&to=2026-01-31").expect(403, "NOT_ALLOWED");
        as(user).get("/api/questions?nonsense=1").expect(403, "NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({
        "to=2026-01-31, 400, INVALID_PARAMETER",
        "from=2026-01-01&to=2026-02-30, 400, INVALID_PARAMETER",
        "from=2026-01-01&to=2026-01-31&by=person, 400, INVALID_PARAMETER",
        "from=2026-01-01&to=2026-01-31&by=KIND, 400, INVALID_PARAMETER",
        "from=2026-01-01&to=2026-01-31&knownAt=yesterday, 400, INVALID_PARAMETER",
        "from=2026-01-01&to=2026-01-31&groupBy=kind, 400, INVALID_PARAMETER",
        "from=2026-02-01&to=2026-01-31, 422, PERIOD_REVERSED",
        "from=0001-01-01&to=0001-01-31, 422, PERIOD_OUT_OF_RANGE",
        "from=2026-01-01&to=9999-12-31, 422, PERIOD_OUT_OF_RANGE",
        "from=1900-01-01&to=2026-12-31, 422, PERIOD_TOO_LONG",
        "from=2026-01-01&to=2026-01-31&jobcenter=SZ, 404, NOT_FOUND",
        "from=2026-01-01&to=2026-01-31&jobcenter=nowhere, 404, NOT_FOUND"
    })
    void a_question_that_makes_no_sense_is_refused(String query, int status, String code) {
        officer().get("/api/statistics?" + query).expect(status, code);
    }

    @Test
    @DisplayName("S1.02 the regional directorate reads whole months, and nothing small")
    void outside_of_the_house() {
        var rd = as("rd").patient();
        var month = YearMonth.from(ago(200));
        var whole = "from=" + month.atDay(1) + "&to=" + month.atEndOfMonth();
        rd.get("/api/statistics?from=" + month.atDay(1) + "&to=" + month.atDay(20))
                .expect(403, "WHOLE_MONTHS_ONLY");
        rd.get("/api/statistics?" + whole + "&knownAt=2026-01-01T00:00:00Z").expect(403, "WHOLE_MONTHS_ONLY");
        rd.get("/api/statistics?" + whole + "&asOf=" + today().minusDays(1)).expect(403, "WHOLE_MONTHS_ONLY");
        rd.get("/api/statistics?" + whole + "&asOf=" + today()).expect(200);
        rd.get("/api/statistics?" + whole + "&jobcenter=SZ").expect(404, "NOT_FOUND");
        var figures = rd.get("/api/statistics?by=kind&" + whole).expect(200);
        assertThat(figures.json().at("/suppressed").booleanValue()).isTrue();
        assertThat(figures.json().has("firstAnswerByDays")).isFalse();
        assertThat(figures.each("/groups", "/key")).doesNotContain("DISCIPLINARY_COMPLAINT");
        figures.json()
                .at("/groups")
                .forEach(group -> assertThat(group.at("/received").isNull()
                                || group.at("/received").intValue() >= 3)
                        .isTrue());
        rd.get("/api/questions?" + whole).expect(200);
    }

    @Test
    @DisplayName("S1.02, S1.35 a directorate reads the figures of all houses that report to it, and of no other")
    void several_houses_report_to_somebody() {
        var house = newHouse();
        var code = house.code();
        var name = Staff.name();
        var directorate = admitted(name, "REPORTING", null).patient();
        var month = YearMonth.from(ago(200));
        var figures = "/api/statistics?from=" + month.atDay(1) + "&to=" + month.atEndOfMonth();
        var recipients = "/api/jobcenters/" + code + "/recipients";
        assertThat(covered(directorate.get(figures))).containsExactly("WF");
        directorate.get(figures + "&jobcenter=" + code).expect(404, "NOT_FOUND");

        house.admin().put(recipients, Form.of("recipients", List.of("krm"))).expect(422, "RECIPIENT_NOT_ALLOWED");
        house.admin().put(recipients, Form.of("recipients", List.of("nobody"))).expect(422, "RECIPIENT_NOT_ALLOWED");
        house.admin().put(recipients, Form.of("recipients", "x")).expect(400);
        admin().put(recipients, Form.of("recipients", List.of(name))).expect(403, "NOT_ALLOWED");
        directorate.put(recipients, Form.of("recipients", List.of(name))).expect(403, "NOT_ALLOWED");
        house.admin().put(recipients, Form.of("recipients", List.of(name))).expect(200);

        assertThat(covered(directorate.get(figures))).containsExactly(code, "WF");
        assertThat(covered(directorate.get(figures + "&jobcenter=" + code))).containsExactly(code);
        assertThat(covered(directorate.get(figures.replace("statistics", "questions") + "&jobcenter=WF," + code)))
                .containsExactly(code, "WF");
        directorate.get(figures + "&jobcenter=SZ," + code).expect(404, "NOT_FOUND");
        assertThat(directorate.get("/api/users/" + name).each("/reporting", "")).containsExactly(code);
        for (var door :
                List.of("complaints", "worklist", "signals", "export/events.jsonl?from=2026-01-01&to=2026-01-31")) {
            directorate.get("/api/" + door).expect(403, "NOT_ALLOWED");
        }
        for (var user : List.of("krm", "gf", "revision", "rd")) {
            as(user).get(figures + "&jobcenter=" + code).expect(404, "NOT_FOUND");
        }
        assertThat(house.admin().get(recipients).each("/recipients", "")).containsExactly(name);
        assertThat(house.admin().get("/api/jobcenters/" + code + "/history").each("/items", "/type"))
                .contains("RecipientsNamed");
        management().get(recipients).expect(404, "NOT_FOUND");

        var deputy = Staff.name();
        var standing = admitted(deputy, "STAFF", null);
        admin().put("/api/users/" + name + "/deputies", Form.of("deputies", List.of(deputy)))
                .expect(200);
        assertThat(covered(standing.with("X-On-Behalf-Of", name).get(figures))).containsExactly(code, "WF");

        house.admin().put(recipients, Form.of("recipients", List.of())).expect(200);
        directorate.get(figures + "&jobcenter=" + code).expect(404, "NOT_FOUND");
        assertThat(covered(directorate.get(figures))).containsExactly("WF");
    }

    /** All months of a house are looked at, so a slip of the pen must not make them twenty thousand. */
    @Test
    void a_day_long_before_there_were_jobcenters_is_told_to_nobody_outside() {
        var house = newHouse();
        var theirs = house.with("KRM_OFFICER");
        var outside = house.with("REPORTING").patient();
        for (int i = 0; i < 3; i++) {
            theirs.post("/api/complaints", Form.letter().with("receivedOn", "1926-10-30"))
                    .expect(201);
            theirs.post("/api/complaints", Form.letter().with("receivedOn", "2026-10-30"))
                    .expect(201);
        }
        theirs.post("/api/complaints", Form.letter().with("receivedOn", "0026-10-30"))
                .expect(201);
        var slip = outside.get("/api/statistics?by=topic&from=1926-01-01&to=1926-12-31")
                .expect(200);
        assertThat(slip.json().at("/received").isNull()).isTrue();
        var right = outside.get("/api/statistics?by=topic&from=2026-01-01&to=2026-12-31")
                .expect(200);
        assertThat(right.json().at("/received").intValue()).isEqualTo(3);
        assertThat(theirs.patient()
                        .get("/api/statistics?from=1926-01-01&to=1926-12-31")
                        .json()
                        .at("/received")
                        .intValue())
                .as("the house itself sees where it has slipped")
                .isEqualTo(3);
    }

    private static List<String> covered(Answer answer) {
        return answer.expect(200).each("/coverage/jobcenters", "");
    }

    @Test
    void the_past_is_told_as_it_was_known() {
        var day = aDayOfItsOwn();
        var before = java.time.Instant.now();
        onThat(day, Form.letter());
        assertThat(figures(day, day, "").json().at("/received").intValue()).isEqualTo(1);
        assertThat(figures(day, day, "&knownAt=" + before)
                        .json()
                        .at("/received")
                        .intValue())
                .isZero();
        assertThat(figures(day, day, "&asOf=" + day.minusDays(1))
                        .json()
                        .at("/received")
                        .intValue())
                .isZero();
        assertThat(figures(day, day, "&asOf=" + day.plusDays(14))
                        .json()
                        .at("/deadlines/ANSWER/PENDING")
                        .intValue())
                .isEqualTo(1);
        assertThat(figures(day, day, "&asOf=" + day.plusDays(15))
                        .json()
                        .at("/deadlines/ANSWER/MISSED")
                        .intValue())
                .isEqualTo(1);
    }

    private String onThat(LocalDate day, Form form) {
        return received(form.with("receivedOn", day));
    }

    private Answer figures(LocalDate from, LocalDate to, String more) {
        return officer()
                .patient()
                .get("/api/statistics?from=" + from + "&to=" + to + more)
                .expect(200);
    }
}

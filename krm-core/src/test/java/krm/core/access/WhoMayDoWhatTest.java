package krm.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import krm.core.access.Access.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees a case and who takes which step on it (rules.md §2): role × step × house. */
class WhoMayDoWhatTest {

    private static final CaseFacts ORDINARY = new CaseFacts("WF", false, "LEISTUNG", "recorder", Set.of());
    private static final CaseFacts DISCIPLINARY = new CaseFacts("WF", true, "GF", "recorder", Set.of("accused"));

    private static final String LEADS_STEPS =
            "RELIEF FORESEE_DELAY EXPECT_IN_TIME INTERIM_NOTICE ANSWER RAISE_PRIORITY LOWER_PRIORITY NOTE";
    private static final String EVERY_STEP =
            "ACKNOWLEDGE FORWARD PRESENT RELIEF FORESEE_DELAY EXPECT_IN_TIME INTERIM_NOTICE ANSWER "
                    + "STATEMENT_DISPATCH RATE CLOSE REOPEN REDIRECT LINK CORRECT "
                    + "RAISE_PRIORITY LOWER_PRIORITY FOLLOW_UP FOLLOW_UP_DONE NOTE ERASE HOLD_ERASURE RELEASE_ERASURE";

    @ParameterizedTest(name = "{0} {1} of team {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "recorder | STAFF       | EINGANG     | sees it",
                "someone  | STAFF       | LEISTUNG    | does not know of it",
                "lead     | TEAM_LEAD   | LEISTUNG    | as a lead",
                "lead     | TEAM_LEAD   | VERMITTLUNG | does not know of it",
                "recorder | TEAM_LEAD   | VERMITTLUNG | does not know of it",
                "officer  | KRM_OFFICER |             | every step",
                "gf       | MANAGEMENT  | GF          | RELIEF ANSWER NOTE",
                "auditor  | AUDITOR     |             | sees it",
                "rd       | REPORTING   |             | never",
                "admin    | ADMIN       |             | never",
            })
    @DisplayName("S2.24 S2.26 S2.43 an ordinary case of one's own house")
    void on_an_ordinary_case(String user, Role role, @Nullable String team, String may) {
        assertThat(asText(actor(user, role, team, "WF"), ORDINARY)).isEqualTo(may);
    }

    @ParameterizedTest(name = "{0} {1} of team {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "recorder | STAFF       | EINGANG  | does not know of it",
                "lead     | TEAM_LEAD   | GF       | does not know of it",
                "recorder | TEAM_LEAD   | LEISTUNG | does not know of it",
                "officer  | KRM_OFFICER |          | does not know of it",
                "recorder | KRM_OFFICER |          | every step",
                "gf       | MANAGEMENT  | GF       | every step",
                "auditor  | AUDITOR     |          | sees it",
                "rd       | REPORTING   |          | never",
                "admin    | ADMIN       |          | never",
            })
    @DisplayName("S2.10 a disciplinary complaint")
    void on_a_disciplinary_complaint(String user, Role role, @Nullable String team, String may) {
        assertThat(asText(actor(user, role, team, "WF"), DISCIPLINARY)).isEqualTo(may);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("S2.10 the person accused never knows of it, whatever their role")
    void the_person_accused_never_knows_of_it(Role role) {
        var ownComplaint = new CaseFacts("WF", true, "GF", "accused", Set.of("accused"));

        assertThat(asText(actor("accused", role, "GF", "WF"), ownComplaint))
                .isEqualTo(role.handlesCases() ? "does not know of it" : "never");
    }

    @Test
    @DisplayName("S2.25 if it names the only manager, the deputy handles it; a deputy who is accused does not")
    void the_deputy_of_an_accused_manager_handles_it() {
        var deputy = new Actor("deputy", Role.MANAGEMENT, "accused", "WF", "GF");
        var accusedDeputy = new Actor("accused", Role.MANAGEMENT, "gf", "WF", "GF");

        assertThat(Access.seeing(deputy, DISCIPLINARY)).isEqualTo(Verdict.ALLOWED);
        assertThat(Access.seeing(accusedDeputy, DISCIPLINARY)).isEqualTo(Verdict.NOT_VISIBLE);
    }

    @Test
    @DisplayName("S2.10 nobody handles it in the name of whom it accuses, but for that manager's deputy")
    void the_deputy_of_anybody_else_who_is_accused_does_not() {
        for (var role : List.of(Role.KRM_OFFICER, Role.AUDITOR)) {
            var deputy = new Actor("deputy", role, "accused", "WF", null);
            assertThat(Access.seeing(deputy, DISCIPLINARY)).isEqualTo(Verdict.NOT_VISIBLE);
        }
    }

    @Test
    void a_deputy_sees_what_the_represented_officer_recorded() {
        var deputy = new Actor("deputy", Role.KRM_OFFICER, "recorder", "WF", null);

        assertThat(Access.seeing(deputy, DISCIPLINARY)).isEqualTo(Verdict.ALLOWED);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("another Jobcenter's case does not exist; REPORTING and ADMIN are refused, known or not")
    void another_houses_case_does_not_exist(Role role) {
        var stranger = actor("recorder", role, "LEISTUNG", "SZ");
        var expected = role.handlesCases() ? "does not know of it" : "never";

        assertThat(asText(stranger, ORDINARY)).isEqualTo(expected);
        assertThat(asText(stranger, DISCIPLINARY)).isEqualTo(expected);
    }

    @Test
    void a_case_that_no_team_has_belongs_to_no_team_lead() {
        var unassigned = new CaseFacts("WF", false, null, "recorder", Set.of());

        assertThat(Access.seeing(actor("lead", Role.TEAM_LEAD, null, "WF"), unassigned))
                .isEqualTo(Verdict.NOT_VISIBLE);
    }

    @Test
    @DisplayName(
            "rules.md §2 REPORTING reads figures of the houses that report to it, disciplinary ones left out; nobody"
                    + " else's role has any")
    void figures_of_houses_that_report() {
        var rd = new Actor("rd", Role.REPORTING, null, "RD", null, Set.of("WF"));
        var auditor = new Actor("auditor", Role.AUDITOR, null, "RD", null, Set.of("WF"));
        assertThat(Access.figuresOf(rd)).containsExactly("RD", "WF");
        assertThat(Access.figuresOf(auditor)).containsExactly("RD");
        assertThat(Access.counting(rd, ORDINARY)).isTrue();
        assertThat(Access.counting(rd, DISCIPLINARY)).isFalse();
        assertThat(Access.counting(rd, new CaseFacts("SZ", false, null, "x", Set.of())))
                .isFalse();
        assertThat(Access.counting(auditor, ORDINARY)).isFalse();
        assertThat(Access.seeing(rd, ORDINARY)).isEqualTo(Verdict.NOT_ALLOWED);
    }

    @Test
    void each_verdict_has_its_answer() {
        var officer = actor("officer", Role.KRM_OFFICER, null, "WF");
        var staff = actor("recorder", Role.STAFF, null, "WF");
        var reporting = actor("rd", Role.REPORTING, null, "WF");

        assertThatNoException().isThrownBy(() -> Access.require(Step.RATE, officer, ORDINARY));
        assertThatNoException().isThrownBy(() -> Access.refuse(Access.seeing(staff, ORDINARY)));
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> Access.require(Step.RATE, staff, ORDINARY));
        assertThatExceptionOfType(NotVisible.class)
                .isThrownBy(() -> Access.refuse(Access.seeing(officer, DISCIPLINARY)));
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> Access.refuse(Access.seeing(reporting, ORDINARY)));
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> Access.requireCases(reporting));
        assertThatNoException().isThrownBy(() -> Access.requireCases(staff));
    }

    @Test
    void a_step_is_called_as_its_address() {
        assertThat(Arrays.stream(Step.values()).map(Step::path))
                .containsExactly(
                        "receive",
                        "acknowledge",
                        "forward",
                        "present",
                        "relief",
                        "foresee-delay",
                        "expect-in-time",
                        "interim-notice",
                        "answer",
                        "statement/dispatch",
                        "rate",
                        "close",
                        "reopen",
                        "redirect",
                        "link",
                        "correct",
                        "raise-priority",
                        "lower-priority",
                        "follow-ups",
                        "follow-ups/{n}/done",
                        "notes",
                        "erase",
                        "hold-erasure",
                        "release-erasure");
    }

    private static String asText(Actor actor, CaseFacts facts) {
        return switch (Access.seeing(actor, facts)) {
            case NOT_VISIBLE -> same(actor, facts, Verdict.NOT_VISIBLE, "does not know of it");
            case NOT_ALLOWED -> same(actor, facts, Verdict.NOT_ALLOWED, "never");
            case ALLOWED -> {
                var steps = Arrays.stream(Step.values())
                        .filter(step -> step != Step.RECEIVE)
                        .filter(step -> Access.taking(step, actor, facts) == Verdict.ALLOWED)
                        .map(Step::name)
                        .collect(Collectors.joining(" "));
                yield switch (steps) {
                    case "" -> "sees it";
                    case LEADS_STEPS -> "as a lead";
                    case EVERY_STEP -> "every step";
                    default -> steps;
                };
            }
        };
    }

    /** What is not seen is answered alike for every step. */
    private static String same(Actor actor, CaseFacts facts, Verdict verdict, String text) {
        assertThat(Arrays.stream(Step.values()).map(step -> Access.taking(step, actor, facts)))
                .containsOnly(verdict);
        return text;
    }

    private static Actor actor(String user, Role role, @Nullable String team, String jobcenter) {
        return new Actor(user, role, null, jobcenter, team);
    }
}

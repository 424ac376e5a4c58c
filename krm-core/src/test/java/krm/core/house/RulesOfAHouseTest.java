package krm.core.house;

import static krm.core.house.Hall.ADMIN;
import static krm.core.house.Hall.OTHER_ADMIN;
import static krm.core.house.Hall.TODAY;
import static krm.core.house.Hall.by;
import static krm.core.house.Hall.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import krm.core.access.Actor;
import krm.core.access.NotAllowed;
import krm.core.access.Role;
import krm.core.deadline.RuleBook;
import krm.core.house.HouseCommand.AddHoliday;
import krm.core.house.HouseCommand.AddTopic;
import krm.core.house.HouseCommand.ChangeTopic;
import krm.core.house.HouseCommand.IssueRuleBook;
import krm.core.house.HouseCommand.ReviewRuleBooks;
import krm.core.house.HouseCommand.WithdrawHoliday;
import krm.core.house.event.HolidayAdded;
import krm.core.house.event.HolidayWithdrawn;
import krm.core.house.event.JobcenterOpened;
import krm.core.house.event.PetitionRulesIssued;
import krm.core.house.event.ReactionRulesIssued;
import krm.core.house.event.RuleBookReviewed;
import krm.core.house.event.TopicAdded;
import krm.core.house.event.TopicReinstated;
import krm.core.house.event.TopicRenamed;
import krm.core.house.event.TopicRetired;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a house goes by: rule books, one-off holidays, topics, each change an event (rules.md §4, §1 Anlass, rule 15). */
class RulesOfAHouseTest {

    private static final JobcenterOpened OPENED = new JobcenterOpened("WF", TODAY, "Wolfenbüttel", "NI");
    private static final LocalDate TOMORROW = TODAY.plusDays(1);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalDate MEMORIAL = LocalDate.of(2026, 7, 15);

    private static final Actor OFFICER = new Actor("krm", Role.KRM_OFFICER, null, "WF", null);

    @Test
    @DisplayName("S2.01 S2.86 the numbers and the day from which they hold, which may be the very day")
    void a_new_version_of_the_rules() {
        Hall.jobcenter()
                .given(OPENED)
                .when(issue(reactions("GA-02/2026", TODAY, 2, 5, 10, 12)))
                .expectEvents(new ReactionRulesIssued("WF", TODAY, "GA-02/2026", TODAY, 2, 5, 10, 12, NOON, 1, false));
    }

    @Test
    @DisplayName("S2.16 petitions have versions of their own")
    void rules_of_petitions() {
        Hall.jobcenter()
                .given(OPENED)
                .when(issue(new RuleBook.Petitions("HEGA-02/2026", TOMORROW, 21, NOON, true)))
                .expectEvents(new PetitionRulesIssued("WF", TODAY, "HEGA-02/2026", TOMORROW, 21, NOON, true));
    }

    @Test
    void rules_are_not_valid_before_the_day_of_their_issue() {
        refused(
                Hall.jobcenter().given(OPENED).when(issue(reactions("X", TODAY.minusDays(1), 2, 5, 10, 12))),
                HouseRefusalCode.RULES_BACKDATED);
    }

    @ParameterizedTest
    @CsvSource({
        "GA-01/2011@1, 2, 5, 10, 12, NAME_TAKEN",
        "GA-01/2011-Petitionen@1, 2, 5, 10, 12, NAME_TAKEN",
        "'', 2, 5, 10, 12, INVALID_REFERENCE",
        "'GA 02', 2, 5, 10, 12, INVALID_REFERENCE",
        "Querulanten-GA, 2, 5, 10, 12, LABEL_CLASSIFIES_PERSONS",
        "X, 0, 5, 10, 12, RULE_OUT_OF_RANGE",
        "X, -1, 5, 10, 12, RULE_OUT_OF_RANGE",
        "X, 366, 5, 10, 12, RULE_OUT_OF_RANGE",
        "X, 2, 0, 10, 12, RULE_OUT_OF_RANGE",
        "X, 2, 5, 10, 366, RULE_OUT_OF_RANGE",
        "X, 2, 11, 10, 12, RULES_OUT_OF_ORDER",
        "X, 2, 5, 13, 12, RULES_OUT_OF_ORDER",
    })
    void rules_make_sense_and_have_a_name_of_their_own(
            String reference, int acknowledgement, int notice, int answer, int completion, HouseRefusalCode code) {
        refused(
                Hall.jobcenter()
                        .given(OPENED)
                        .when(issue(reactions(reference, TODAY, acknowledgement, notice, answer, completion))),
                code);
    }

    @Test
    void a_reference_is_given_once_in_a_house_whatever_it_is_for() {
        refused(
                Hall.jobcenter()
                        .given(OPENED, new PetitionRulesIssued("WF", TODAY, "X", TODAY, 14, NOON, true))
                        .when(issue(reactions("X", TODAY, 2, 5, 10, 12))),
                HouseRefusalCode.NAME_TAKEN);
    }

    @Test
    @DisplayName("S2.87 S2.88 the officer looks at the rules: those that are valid go on")
    void the_officer_reviews_the_rules() {
        Hall.jobcenter()
                .given(
                        OPENED,
                        new ReactionRulesIssued("WF", TODAY, "now", TODAY, 2, 5, 10, 12, NOON, 1, false),
                        new ReactionRulesIssued("WF", TODAY, "later", TOMORROW, 2, 5, 10, 12, NOON, 1, false))
                .when(new ReviewRuleBooks(by(OFFICER), "WF"))
                .expectEvents(new RuleBookReviewed("WF", TODAY, List.of("now", "GA-01/2011-Petitionen@1")));
    }

    @ParameterizedTest
    @CsvSource({
        // today,      last review, due
        "2026-11-30,            ,",
        "2026-12-01,            , 2026-12-31",
        "2026-12-31,            , 2026-12-31",
        "2027-06-01,            , 2026-12-31",
        "2027-12-01,            , 2027-12-31",
        "2026-12-31, 2026-11-30 , 2026-12-31",
        "2026-12-31, 2026-12-01 ,",
        "2027-11-30, 2026-12-31 ,",
        "2027-11-30, 2027-01-15 ,",
        "2027-12-01, 2027-01-15 , 2027-12-31",
    })
    @DisplayName("S2.87 it is on the desk from 1 December on, and until it is done")
    void the_review_is_due(LocalDate today, LocalDate reviewedOn, LocalDate due) {
        var rules = HouseRules.NONE.after(new JobcenterOpened("WF", LocalDate.of(2026, 7, 1), "Wolfenbüttel", "NI"));
        if (reviewedOn != null) {
            rules = rules.after(
                    new RuleBookReviewed("WF", reviewedOn, List.of("GA-01/2011@1", "GA-01/2011-Petitionen@1")));
        }
        assertThat(rules.reviewDue(today)).isEqualTo(Optional.ofNullable(due));
    }

    @Test
    @DisplayName("S2.87 each version for itself: who issues one has looked at it")
    void a_new_version_has_been_looked_at() {
        var lastYear = LocalDate.of(2025, 7, 1);
        var january = LocalDate.of(2027, 1, 10);
        var rules = HouseRules.NONE
                .after(new JobcenterOpened("WF", lastYear, "Wolfenbüttel", "NI"))
                .after(new ReactionRulesIssued("WF", january, "GA-02/2027", january, 2, 5, 10, 12, NOON, 1, false));
        assertThat(rules.reviewDue(rules.books().reactionsOn(january), january)).isEmpty();
        assertThat(rules.reviewDue(rules.books().petitionsOn(january), january)).contains(LocalDate.of(2026, 12, 31));
        assertThat(rules.reviewDue(rules.books().reactionsOn(lastYear), january))
                .as("no longer valid")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "KRM_OFFICER")
    void nobody_else_reviews_them(Role role) {
        Hall.jobcenter()
                .given(OPENED)
                .when(new ReviewRuleBooks(by(new Actor("x", role, null, "WF", "GF")), "WF"))
                .expectNoEvents()
                .expectException(NotAllowed.class);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void only_administrators_of_the_house_change_anything(Role role) {
        var somebody = new Actor("x", role, null, "WF", "GF");
        for (var actor : List.of(somebody, OTHER_ADMIN)) {
            for (var act : List.of(
                    new IssueRuleBook(by(actor), "WF", reactions("X", TODAY, 2, 5, 10, 12)),
                    new AddHoliday(by(actor), "WF", MEMORIAL, "Gedenktag"),
                    new WithdrawHoliday(by(actor), "WF", MEMORIAL),
                    new AddTopic(by(actor), "WF", "X", null, "X"),
                    new ChangeTopic(by(actor), "WF", "OTHER", "Anderes", true))) {
                Hall.jobcenter().given(OPENED).when(act).expectNoEvents().expectException(NotAllowed.class);
            }
        }
    }

    @Test
    void a_stale_picture_of_the_house_is_refused() {
        refused(
                Hall.jobcenter()
                        .given(OPENED, new TopicAdded("WF", TODAY, "X", null, "X"))
                        .when(new AddHoliday(by(ADMIN, 1), "WF", MEMORIAL, "Gedenktag")),
                HouseRefusalCode.STALE_VERSION);
    }

    @Test
    @DisplayName("rules.md §4 a holiday that is added later, and one that was none")
    void holidays_come_and_go() {
        var added = new HolidayAdded("WF", TODAY, MEMORIAL, "Gedenktag");
        var withdrawn = new HolidayWithdrawn("WF", TODAY, MEMORIAL);
        Hall.jobcenter()
                .given(OPENED)
                .when(new AddHoliday(by(ADMIN), "WF", MEMORIAL, "Gedenktag"))
                .expectEvents(added);
        refused(
                Hall.jobcenter().given(OPENED, added).when(new AddHoliday(by(ADMIN), "WF", MEMORIAL, "Anderer")),
                HouseRefusalCode.HOLIDAY_KNOWN);
        refused(
                Hall.jobcenter()
                        .given(OPENED)
                        .when(new AddHoliday(by(ADMIN), "WF", LocalDate.of(2026, 10, 31), "Noch einer")),
                HouseRefusalCode.HOLIDAY_KNOWN);
        Hall.jobcenter()
                .given(OPENED, added)
                .when(new WithdrawHoliday(by(ADMIN), "WF", MEMORIAL))
                .expectEvents(withdrawn);
        refused(
                Hall.jobcenter().given(OPENED, added, withdrawn).when(new WithdrawHoliday(by(ADMIN), "WF", MEMORIAL)),
                HouseRefusalCode.HOLIDAY_UNKNOWN);
        Hall.jobcenter()
                .given(OPENED, added, withdrawn)
                .when(new AddHoliday(by(ADMIN), "WF", MEMORIAL, "Doch"))
                .expectEvents(new HolidayAdded("WF", TODAY, MEMORIAL, "Doch"));
        refused(
                Hall.jobcenter().given(OPENED).when(new AddHoliday(by(ADMIN), "WF", MEMORIAL, "Tag der Querulanten")),
                HouseRefusalCode.LABEL_CLASSIFIES_PERSONS);
    }

    @Test
    @DisplayName("S1.39 a house has topics of its own, in a tree")
    void a_topic_is_added() {
        Hall.jobcenter()
                .given(OPENED)
                .when(new AddTopic(by(ADMIN), "WF", "HOUSING", "BENEFIT", "Kosten der Unterkunft"))
                .expectEvents(new TopicAdded("WF", TODAY, "HOUSING", "BENEFIT", "Kosten der Unterkunft"));
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER, , Anderes, NAME_TAKEN",
        "housing, , Unterkunft, INVALID_CODE",
        "HOUSING, NOWHERE, Unterkunft, UNKNOWN_TOPIC",
        "HOUSING, GONE, Unterkunft, UNKNOWN_TOPIC",
        "HOUSING, , ' ', EMPTY_NAME",
        "HOUSING, , Que-ru-lanten, LABEL_CLASSIFIES_PERSONS",
        "DAUERKUNDEN, , Häufige, LABEL_CLASSIFIES_PERSONS",
    })
    @DisplayName("S1.22 rule 15 a topic describes the concern, never the person, in any spelling")
    void a_topic_that_cannot_be(String code, @Nullable String parent, String name, HouseRefusalCode refusal) {
        refused(
                Hall.jobcenter()
                        .given(
                                OPENED,
                                new TopicAdded("WF", TODAY, "GONE", null, "x"),
                                new TopicRetired("WF", TODAY, "GONE"))
                        .when(new AddTopic(by(ADMIN), "WF", code, parent, name)),
                refusal);
    }

    @Test
    void a_topic_is_renamed_retired_and_comes_back() {
        Hall.jobcenter()
                .given(OPENED)
                .when(new ChangeTopic(by(ADMIN), "WF", "PREMISES", "Gebäude", false))
                .expectEvents(
                        new TopicRenamed("WF", TODAY, "PREMISES", "Gebäude"),
                        new TopicRetired("WF", TODAY, "PREMISES"));
        Hall.jobcenter()
                .given(OPENED, new TopicRetired("WF", TODAY, "PREMISES"))
                .when(new ChangeTopic(by(ADMIN), "WF", "PREMISES", "Räume", true))
                .expectEvents(new TopicReinstated("WF", TODAY, "PREMISES"));
        Hall.jobcenter()
                .given(OPENED)
                .when(new ChangeTopic(by(ADMIN), "WF", "PREMISES", "Räume", true))
                .expectNoEvents();
        refused(
                Hall.jobcenter().given(OPENED).when(new ChangeTopic(by(ADMIN), "WF", "PREMISES", "Querulanten", true)),
                HouseRefusalCode.LABEL_CLASSIFIES_PERSONS);
        refused(
                Hall.jobcenter().given(OPENED).when(new ChangeTopic(by(ADMIN), "WF", "NOWHERE", "Nirgends", true)),
                HouseRefusalCode.UNKNOWN_TOPIC);
    }

    @Test
    void a_topic_is_retired_after_its_parts_and_comes_back_before_them() {
        refused(
                Hall.jobcenter().given(OPENED).when(new ChangeTopic(by(ADMIN), "WF", "BENEFIT", "Leistung", false)),
                HouseRefusalCode.TOPIC_NOT_ALONE);
        var added = new TopicAdded("WF", TODAY, "PART", "OTHER", "Teil");
        var parts = new TopicRetired("WF", TODAY, "PART");
        var whole = new TopicRetired("WF", TODAY, "OTHER");
        refused(
                Hall.jobcenter()
                        .given(OPENED, added, parts, whole)
                        .when(new ChangeTopic(by(ADMIN), "WF", "PART", "Teil", true)),
                HouseRefusalCode.TOPIC_NOT_ALONE);
    }

    @Test
    void the_house_is_what_its_events_say() {
        var rules = HouseRules.NONE
                .after(OPENED)
                .after(new ReactionRulesIssued("WF", TODAY, "now", TODAY, 2, 5, 10, 12, NOON, 1, false))
                .after(new RuleBookReviewed("WF", TODAY, List.of("now")))
                .after(new HolidayAdded("WF", TODAY, MEMORIAL, "Gedenktag"))
                .after(new TopicAdded("WF", TODAY, "HOUSING", "BENEFIT", "Unterkunft"))
                .after(new TopicRenamed("WF", TODAY, "HOUSING", "Kosten der Unterkunft"));
        assertThat(rules.version()).isEqualTo(6);
        assertThat(rules.reviewed()).containsEntry("now", TODAY);
        assertThat(rules.topics().get("HOUSING").name()).isEqualTo("Kosten der Unterkunft");
        assertThat(rules.labels()).contains("now", "Gedenktag", "Kosten der Unterkunft", "GA-01/2011@1");
        assertThat(rules.know("now", "jollyday-2.19.0/NI+1/year-end-off")).isTrue();
        assertThat(rules.know("now", "jollyday-2.19.0/NI+2")).isFalse();
        assertThat(rules.know("later", null)).isFalse();
        assertThat(HouseRules.NONE.know("GA-01/2011@1", null)).isFalse();
        assertThat(rules.deadlines(rules.books().reactionsOn(TODAY)).calendar().version())
                .isEqualTo("jollyday-2.19.0/NI+1/year-end-off");
    }

    private static IssueRuleBook issue(RuleBook book) {
        return new IssueRuleBook(by(ADMIN), "WF", book);
    }

    private static RuleBook reactions(
            String reference, LocalDate validFrom, int acknowledgement, int notice, int answer, int completion) {
        return new RuleBook.Reactions(
                reference, validFrom, acknowledgement, notice, answer, completion, NOON, 1, false);
    }
}

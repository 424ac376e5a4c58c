package krm.core.house;

import static krm.core.house.Hall.ADMIN;
import static krm.core.house.Hall.OTHER_ADMIN;
import static krm.core.house.Hall.TODAY;
import static krm.core.house.Hall.by;
import static krm.core.house.Hall.refused;

import java.util.List;
import krm.core.access.Actor;
import krm.core.access.NotAllowed;
import krm.core.access.Role;
import krm.core.house.HouseCommand.FormTeam;
import krm.core.house.HouseCommand.NameRecipients;
import krm.core.house.HouseCommand.OpenJobcenter;
import krm.core.house.event.JobcenterOpened;
import krm.core.house.event.RecipientsNamed;
import krm.core.house.event.TeamFormed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** rules.md §2: Jobcenters with their Land, and their teams. */
class OpeningAJobcenterTest {

    private static final JobcenterOpened OPENED = new JobcenterOpened("WF", TODAY, "Wolfenbüttel", "NI");

    @Test
    void any_administrator_may() {
        Hall.jobcenter()
                .givenNoPriorActivity()
                .when(new OpenJobcenter(by(OTHER_ADMIN), "WF", "Wolfenbüttel", "NI"))
                .expectEvents(OPENED);
    }

    @Test
    void but_only_once() {
        refused(
                Hall.jobcenter().given(OPENED).when(new OpenJobcenter(by(ADMIN), "WF", "Other", "BE")),
                HouseRefusalCode.NAME_TAKEN);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void and_nobody_else(Role role) {
        Hall.jobcenter()
                .givenNoPriorActivity()
                .when(new OpenJobcenter(by(new Actor("x", role, null, "WF", "GF")), "WF", "Wolfenbüttel", "NI"))
                .expectNoEvents()
                .expectException(NotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "wf, Wolfenbüttel, NI, INVALID_CODE",
        "'', Wolfenbüttel, NI, INVALID_CODE",
        "W-F, Wolfenbüttel, NI, INVALID_CODE",
        "'WF ', Wolfenbüttel, NI, INVALID_CODE",
        "ABCDEFGHIJK, Wolfenbüttel, NI, INVALID_CODE",
        "WF, ' ', NI, EMPTY_NAME",
        "WF, Qu3rulanten, NI, LABEL_CLASSIFIES_PERSONS",
        "QU3RULANT, Wolfenbüttel, NI, LABEL_CLASSIFIES_PERSONS",
        "WF, Wolfenbüttel, XX, UNKNOWN_LAND",
        "WF, Wolfenbüttel, ni, UNKNOWN_LAND",
        "WF, Wolfenbüttel, DE-NI, UNKNOWN_LAND"
    })
    void with_a_code_a_name_and_a_land_that_exist(String code, String name, String land, HouseRefusalCode refusal) {
        refused(Hall.jobcenter().givenNoPriorActivity().when(new OpenJobcenter(by(ADMIN), code, name, land)), refusal);
    }

    @Test
    void and_a_name_of_some_length() {
        refused(
                Hall.jobcenter().givenNoPriorActivity().when(new OpenJobcenter(by(ADMIN), "WF", "ä".repeat(201), "NI")),
                HouseRefusalCode.TEXT_TOO_LONG);
    }

    @Test
    void its_teams_are_formed_by_its_own_administrator() {
        Hall.jobcenter()
                .given(OPENED)
                .when(new FormTeam(by(ADMIN, 1), "WF", "LEISTUNG", "Leistung"))
                .expectEvents(new TeamFormed("WF", TODAY, "LEISTUNG", "Leistung"));
        Hall.jobcenter()
                .given(OPENED)
                .when(new FormTeam(by(OTHER_ADMIN), "WF", "LEISTUNG", "Leistung"))
                .expectNoEvents()
                .expectException(NotAllowed.class);
    }

    @Test
    void a_team_is_formed_once_and_on_a_fresh_picture() {
        var formed = new TeamFormed("WF", TODAY, "LEISTUNG", "Leistung");
        refused(
                Hall.jobcenter().given(OPENED, formed).when(new FormTeam(by(ADMIN), "WF", "LEISTUNG", "Andere")),
                HouseRefusalCode.NAME_TAKEN);
        refused(
                Hall.jobcenter().given(OPENED, formed).when(new FormTeam(by(ADMIN, 1), "WF", "GF", "GF")),
                HouseRefusalCode.STALE_VERSION);
    }

    @Test
    void the_house_itself_says_who_reads_its_figures_elsewhere() {
        var named = new RecipientsNamed("WF", TODAY, List.of("rd", "traeger"));
        Hall.jobcenter()
                .given(OPENED)
                .when(new NameRecipients(by(ADMIN, 1), "WF", List.of("traeger", "rd", "rd")))
                .expectEvents(named);
        Hall.jobcenter()
                .given(OPENED, named)
                .when(new NameRecipients(by(ADMIN), "WF", List.of("rd", "traeger")))
                .expectNoEvents();
        Hall.jobcenter()
                .given(OPENED, named)
                .when(new NameRecipients(by(ADMIN), "WF", List.of()))
                .expectEvents(new RecipientsNamed("WF", TODAY, List.of()));
        refused(
                Hall.jobcenter().given(OPENED).when(new NameRecipients(by(ADMIN), "WF", List.of("rd", "krm"))),
                HouseRefusalCode.RECIPIENT_NOT_ALLOWED);
        // Who has left since does not stand in the way of others.
        Hall.jobcenter()
                .given(OPENED, new RecipientsNamed("WF", TODAY, List.of("gone")))
                .when(new NameRecipients(by(ADMIN), "WF", List.of("gone", "rd")))
                .expectEvents(new RecipientsNamed("WF", TODAY, List.of("gone", "rd")));
        Hall.jobcenter()
                .given(OPENED)
                .when(new NameRecipients(by(OTHER_ADMIN), "WF", List.of("rd")))
                .expectNoEvents()
                .expectException(NotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "leistung, Leistung, INVALID_CODE",
        "QUERULANTEN, Leistung, LABEL_CLASSIFIES_PERSONS",
        "LEISTUNG, Querulanz, LABEL_CLASSIFIES_PERSONS",
        "LEISTUNG, Dauer-Kunden, LABEL_CLASSIFIES_PERSONS",
        "LEISTUNG, '', EMPTY_NAME"
    })
    void rule_15_a_team_is_called_by_its_matter(String code, String name, HouseRefusalCode refusal) {
        refused(Hall.jobcenter().given(OPENED).when(new FormTeam(by(ADMIN), "WF", code, name)), refusal);
    }
}

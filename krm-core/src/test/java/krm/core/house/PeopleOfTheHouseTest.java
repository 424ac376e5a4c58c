package krm.core.house;

import static krm.core.house.Hall.ADMIN;
import static krm.core.house.Hall.CREDENTIAL;
import static krm.core.house.Hall.DEPUTY_OF_ADMIN;
import static krm.core.house.Hall.OTHER_ADMIN;
import static krm.core.house.Hall.TODAY;
import static krm.core.house.Hall.admitted;
import static krm.core.house.Hall.by;
import static krm.core.house.Hall.refused;

import java.util.List;
import krm.core.access.Actor;
import krm.core.access.NotAllowed;
import krm.core.access.Role;
import krm.core.house.HouseCommand.AdmitUser;
import krm.core.house.HouseCommand.NameDeputies;
import krm.core.house.HouseCommand.ReassignUser;
import krm.core.house.HouseCommand.SetFirstPassword;
import krm.core.house.event.DeputiesNamed;
import krm.core.house.event.FirstPasswordSet;
import krm.core.house.event.UserAdmitted;
import krm.core.house.event.UserLeft;
import krm.core.house.event.UserReassigned;
import krm.core.house.event.UserReturned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** rules.md §2, last paragraph: users with one role, and nobody grants roles to themselves. */
class PeopleOfTheHouseTest {

    private static final UserAdmitted LEAD = admitted("lea", Role.TEAM_LEAD, "LEISTUNG");

    @Test
    void an_administrator_admits_into_the_own_house() {
        Hall.user()
                .givenNoPriorActivity()
                .when(admit("lea", "WF", Role.TEAM_LEAD, "LEISTUNG"))
                .expectEvents(LEAD);
    }

    @Test
    void into_another_house_only_its_first_administrator() {
        Hall.user()
                .givenNoPriorActivity()
                .when(admit("erste", "BS", Role.ADMIN, null))
                .expectEvents(new UserAdmitted("erste", TODAY, "BS", Role.ADMIN, null, CREDENTIAL, false));
        for (var command : List.of(admit("lea", "BS", Role.STAFF, null), admit("zweite", "SZ", Role.ADMIN, null))) {
            Hall.user().givenNoPriorActivity().when(command).expectNoEvents().expectException(NotAllowed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void nobody_else_admits_changes_or_names_anybody(Role role) {
        var actor = new Actor("x", role, null, "WF", "GF");
        for (var command : List.of(
                new ReassignUser(by(actor), "lea", Role.STAFF, null, true),
                new SetFirstPassword(by(actor), "lea", CREDENTIAL),
                new NameDeputies(by(actor), "lea", List.of("krm")))) {
            Hall.user().given(LEAD).when(command).expectNoEvents().expectException(NotAllowed.class);
        }
        Hall.user()
                .givenNoPriorActivity()
                .when(new AdmitUser(by(actor), "lea", "WF", Role.STAFF, null, CREDENTIAL, false))
                .expectNoEvents()
                .expectException(NotAllowed.class);
    }

    @Test
    void another_houses_administrator_changes_nobody() {
        for (var command : List.of(
                new ReassignUser(by(OTHER_ADMIN), "lea", Role.STAFF, null, true),
                new SetFirstPassword(by(OTHER_ADMIN), "lea", CREDENTIAL),
                new NameDeputies(by(OTHER_ADMIN), "lea", List.of("krm")))) {
            Hall.user().given(LEAD).when(command).expectNoEvents().expectException(NotAllowed.class);
        }
    }

    @Test
    void a_name_is_given_once_also_after_somebody_has_left() {
        refused(
                Hall.user().given(LEAD, new UserLeft("lea", TODAY)).when(admit("lea", "WF", Role.STAFF, null)),
                HouseRefusalCode.NAME_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Lea", "lea ", "-lea", "lea.", "le\u0000a", "lea/x", "léa", "(demo)", "lea\nx"})
    void a_name_has_a_form(String name) {
        refused(
                Hall.user().givenNoPriorActivity().when(admit(name, "WF", Role.STAFF, null)),
                HouseRefusalCode.INVALID_USER_NAME);
    }

    @Test
    void rule_15_a_name_sorts_nobody_into_kinds() {
        refused(
                Hall.user().givenNoPriorActivity().when(admit("querulant", "WF", Role.STAFF, null)),
                HouseRefusalCode.LABEL_CLASSIFIES_PERSONS);
    }

    @Test
    void a_name_has_64_characters_at_most() {
        refused(
                Hall.user().givenNoPriorActivity().when(admit("a".repeat(65), "WF", Role.STAFF, null)),
                HouseRefusalCode.INVALID_USER_NAME);
        Hall.user()
                .givenNoPriorActivity()
                .when(admit("a".repeat(64), "WF", Role.STAFF, null))
                .expectEvents(admitted("a".repeat(64), Role.STAFF, null));
    }

    @Test
    void house_team_and_password_must_be_good() {
        refused(
                Hall.user().givenNoPriorActivity().when(admit("lea", "XX", Role.STAFF, null)),
                HouseRefusalCode.UNKNOWN_JOBCENTER);
        refused(
                Hall.user().givenNoPriorActivity().when(admit("lea", "WF", Role.STAFF, "NOWHERE")),
                HouseRefusalCode.UNKNOWN_TEAM);
        refused(
                Hall.user().givenNoPriorActivity().when(admit("lea", "WF", Role.TEAM_LEAD, null)),
                HouseRefusalCode.TEAM_REQUIRED);
        refused(
                Hall.user().givenNoPriorActivity().when(admit("lea", "WF", Role.KRM_OFFICER, "LEISTUNG")),
                HouseRefusalCode.TEAM_NOT_ALLOWED);
        refused(
                Hall.user()
                        .givenNoPriorActivity()
                        .when(new AdmitUser(by(ADMIN), "lea", "WF", Role.STAFF, null, null, false)),
                HouseRefusalCode.PASSWORD_NOT_STRONG);
        refused(
                Hall.user().given(LEAD).when(new SetFirstPassword(by(ADMIN), "lea", null)),
                HouseRefusalCode.PASSWORD_NOT_STRONG);
    }

    @Test
    void role_and_team_change_and_what_is_so_already_is_no_event() {
        Hall.user()
                .given(LEAD)
                .when(new ReassignUser(by(ADMIN, 1), "lea", Role.KRM_OFFICER, null, true))
                .expectEvents(new UserReassigned("lea", TODAY, Role.KRM_OFFICER, null));
        Hall.user()
                .given(LEAD)
                .when(new ReassignUser(by(ADMIN), "lea", Role.TEAM_LEAD, "LEISTUNG", true))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        refused(
                Hall.user().given(LEAD).when(new ReassignUser(by(ADMIN), "lea", Role.STAFF, "NOWHERE", true)),
                HouseRefusalCode.UNKNOWN_TEAM);
    }

    @Test
    void somebody_leaves_and_comes_back() {
        Hall.user()
                .given(LEAD)
                .when(new ReassignUser(by(ADMIN), "lea", Role.TEAM_LEAD, "LEISTUNG", false))
                .expectEvents(new UserLeft("lea", TODAY));
        Hall.user()
                .given(LEAD, new UserLeft("lea", TODAY))
                .when(new ReassignUser(by(ADMIN), "lea", Role.STAFF, null, true))
                .expectEvents(new UserReassigned("lea", TODAY, Role.STAFF, null), new UserReturned("lea", TODAY));
    }

    @Test
    @DisplayName("rules.md §2 nobody grants roles to themselves, nor through a deputy")
    void nobody_grants_roles_to_themselves() {
        var self = admitted("admin", Role.ADMIN, null);
        for (var who : List.of(ADMIN, DEPUTY_OF_ADMIN)) {
            for (var command : List.of(
                    new ReassignUser(by(who), "admin", Role.MANAGEMENT, null, true),
                    new ReassignUser(by(who), "admin", Role.ADMIN, null, false),
                    new SetFirstPassword(by(who), "admin", CREDENTIAL))) {
                refused(Hall.user().given(self).when(command), HouseRefusalCode.OWN_RIGHTS);
            }
        }
        refused(
                Hall.user()
                        .given(admitted("mitarbeit", Role.STAFF, null))
                        .when(new ReassignUser(by(DEPUTY_OF_ADMIN), "mitarbeit", Role.MANAGEMENT, null, true)),
                HouseRefusalCode.OWN_RIGHTS);
        Hall.user()
                .given(self)
                .when(new ReassignUser(by(ADMIN), "admin", Role.ADMIN, "GF", true))
                .expectEvents(new UserReassigned("admin", TODAY, Role.ADMIN, "GF"));
    }

    @Test
    void nobody_makes_themselves_a_deputy() {
        for (var who : List.of(ADMIN, DEPUTY_OF_ADMIN)) {
            refused(
                    Hall.user().given(LEAD).when(new NameDeputies(by(who), "lea", List.of("krm", "admin"))),
                    HouseRefusalCode.OWN_RIGHTS);
        }
        Hall.user()
                .given(LEAD, new DeputiesNamed("lea", TODAY, List.of("admin")))
                .when(new NameDeputies(by(ADMIN), "lea", List.of("admin", "krm")))
                .expectEvents(new DeputiesNamed("lea", TODAY, List.of("admin", "krm")));
    }

    @Test
    void deputies_are_others_of_the_house() {
        Hall.user()
                .given(LEAD)
                .when(new NameDeputies(by(ADMIN, 1), "lea", List.of("krm", "gf", "krm")))
                .expectEvents(new DeputiesNamed("lea", TODAY, List.of("krm", "gf")));
        Hall.user()
                .given(LEAD, new DeputiesNamed("lea", TODAY, List.of("krm")))
                .when(new NameDeputies(by(ADMIN), "lea", List.of()))
                .expectEvents(new DeputiesNamed("lea", TODAY, List.of()));
        for (var deputy : List.of("lea", "nobody", "admin.sz", "")) {
            refused(
                    Hall.user().given(LEAD).when(new NameDeputies(by(ADMIN), "lea", List.of(deputy))),
                    HouseRefusalCode.DEPUTY_NOT_ALLOWED);
        }
    }

    @Test
    void a_forgotten_password_gets_a_new_first_one() {
        Hall.user()
                .given(LEAD)
                .when(new SetFirstPassword(by(ADMIN, 1), "lea", CREDENTIAL))
                .expectEvents(new FirstPasswordSet("lea", TODAY, CREDENTIAL));
    }

    @Test
    void a_stale_picture_changes_nothing() {
        for (var command : List.of(
                new ReassignUser(by(ADMIN, 2), "lea", Role.STAFF, null, true),
                new SetFirstPassword(by(ADMIN, 2), "lea", CREDENTIAL),
                new NameDeputies(by(ADMIN, 2), "lea", List.of("krm")))) {
            refused(Hall.user().given(LEAD).when(command), HouseRefusalCode.STALE_VERSION);
        }
    }

    private static AdmitUser admit(String name, String jobcenter, Role role, @Nullable String team) {
        return new AdmitUser(by(ADMIN), name, jobcenter, role, team, CREDENTIAL, false);
    }
}

package krm.app.demo;

import jakarta.annotation.PostConstruct;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import krm.app.engine.Caller;
import krm.app.people.Credentials;
import krm.app.people.HouseChanges;
import krm.app.people.People;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.house.Change;
import krm.core.house.HouseCommand;
import krm.core.house.HouseCommand.AdmitUser;
import krm.core.house.HouseCommand.FormTeam;
import krm.core.house.HouseCommand.OpenJobcenter;
import krm.core.house.HouseRefusal;
import krm.core.house.HouseRefusalCode;
import krm.eventstore.AppendWith;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Two Jobcenters with their teams and people to try krm with; the password is known to everybody. */
@Component
public final class DemoPeople {

    public static final String PASSWORD = "demo";

    private record Person(
            String name,
            Role role,
            String jobcenter,
            @Nullable String team) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("krm", Role.KRM_OFFICER, "WF", null),
            new Person("team.leistung", Role.TEAM_LEAD, "WF", "LEISTUNG"),
            new Person("team.vermittlung", Role.TEAM_LEAD, "WF", "VERMITTLUNG"),
            new Person("gf", Role.MANAGEMENT, "WF", "GF"),
            new Person("mitarbeit", Role.STAFF, "WF", "EINGANG"),
            new Person("revision", Role.AUDITOR, "WF", null),
            new Person("rd", Role.REPORTING, "WF", null),
            new Person("admin", Role.ADMIN, "WF", null),
            new Person("krm.sz", Role.KRM_OFFICER, "SZ", null));

    private record Team(String code, String name) {}

    private static final List<Team> TEAMS = List.of(
            new Team("LEISTUNG", "Leistung"),
            new Team("VERMITTLUNG", "Vermittlung"),
            new Team("EINGANG", "Eingangszone"),
            new Team("GF", "Geschäftsführung"));

    private final HouseChanges changes;
    private final People people;
    private final Credentials credentials;
    private final Clock clock;
    private final Environment environment;

    DemoPeople(HouseChanges changes, People people, Credentials credentials, Clock clock, Environment environment) {
        this.changes = changes;
        this.people = people;
        this.credentials = credentials;
        this.clock = clock;
        this.environment = environment;
    }

    /** Before anybody can sign in. */
    @PostConstruct
    void settle() {
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            moveIn();
        } else {
            lockOut();
        }
    }

    /** Nobody real is touched: a name that is taken stays as it is. */
    void moveIn() {
        house("WF", "Wolfenbüttel");
        house("SZ", "Salzgitter");
        for (var person : PEOPLE) {
            if (people.person(person.name).isEmpty()) {
                unlessTaken(() -> changes.make(
                        credentials.keep(PASSWORD, false),
                        credential -> new AdmitUser(
                                change(person.jobcenter),
                                person.name,
                                person.jobcenter,
                                person.role,
                                person.team,
                                credential,
                                true),
                        caller(person.jobcenter),
                        AppendWith.NOTHING));
            }
        }
        credentials.changeOfAllDemoUsers(PASSWORD);
    }

    /** Outside the demo nobody knows their password. */
    void lockOut() {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        credentials.changeOfAllDemoUsers(Base64.getEncoder().encodeToString(secret));
    }

    private void house(String code, String name) {
        if (!people.jobcenterExists(code)) {
            make(code, new OpenJobcenter(change(code), code, name, "NI"));
        }
        TEAMS.stream()
                .filter(team -> !people.teamExists(code, team.code()))
                .forEach(team -> make(code, new FormTeam(change(code), code, team.code(), team.name())));
    }

    private void make(String jobcenter, HouseCommand command) {
        unlessTaken(() -> changes.make(command, caller(jobcenter), AppendWith.NOTHING));
    }

    /** Another node may be moving the same people in. */
    private static void unlessTaken(Runnable change) {
        try {
            change.run();
        } catch (HouseRefusal e) {
            if (e.code() != HouseRefusalCode.NAME_TAKEN) {
                throw e;
            }
        }
    }

    private Change change(String jobcenter) {
        return new Change(demo(jobcenter), LocalDate.now(clock), null);
    }

    private static Caller caller(String jobcenter) {
        return new Caller(demo(jobcenter), UUID.randomUUID().toString());
    }

    /** No user can have this name. */
    private static Actor demo(String jobcenter) {
        return new Actor("(demo)", Role.ADMIN, null, jobcenter, null);
    }
}

package krm.core.house;

import java.time.LocalDate;
import java.util.Set;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.house.event.UserAdmitted;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;

/** What the tests of houses and people have at hand: Jobcenters WF and SZ and, without an administrator, BS. */
final class Hall {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    static final String CREDENTIAL = "6f8e2f0e-8a52-4d5c-9a3b-1c2d3e4f5a6b";

    static final Actor ADMIN = new Actor("admin", Role.ADMIN, null, "WF", null);
    static final Actor OTHER_ADMIN = new Actor("admin.sz", Role.ADMIN, null, "SZ", null);
    static final Actor DEPUTY_OF_ADMIN = new Actor("mitarbeit", Role.ADMIN, "admin", "WF", null);

    static final Directory DIRECTORY = new Directory() {

        @Override
        public boolean jobcenterExists(String jobcenter) {
            return Set.of("WF", "SZ", "BS").contains(jobcenter);
        }

        @Override
        public boolean teamExists(String jobcenter, String team) {
            return jobcenter.equals("WF") && Set.of("LEISTUNG", "GF").contains(team);
        }

        @Override
        public boolean worksAt(String jobcenter, String user) {
            return jobcenter.equals("WF")
                    && Set.of("admin", "gf", "mitarbeit", "krm").contains(user);
        }

        @Override
        public boolean readsFiguresElsewhere(String jobcenter, String user) {
            return jobcenter.equals("WF") && Set.of("rd", "traeger").contains(user);
        }

        @Override
        public boolean hasAdministrator(String jobcenter) {
            return Set.of("WF", "SZ").contains(jobcenter);
        }
    };

    private Hall() {}

    static FixtureConfiguration<Jobcenter> jobcenter() {
        return new AggregateTestFixture<>(Jobcenter.class).registerInjectableResource(DIRECTORY);
    }

    static FixtureConfiguration<User> user() {
        return new AggregateTestFixture<>(User.class).registerInjectableResource(DIRECTORY);
    }

    static Change by(Actor actor) {
        return new Change(actor, TODAY, null);
    }

    static Change by(Actor actor, int expectedVersion) {
        return new Change(actor, TODAY, expectedVersion);
    }

    static UserAdmitted admitted(String name, Role role, @Nullable String team) {
        return new UserAdmitted(name, TODAY, "WF", role, team, CREDENTIAL, false);
    }

    static void refused(ResultValidator<?> result, HouseRefusalCode code) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<HouseRefusal>("refused with " + code) {
            @Override
            protected boolean matchesSafely(HouseRefusal refusal) {
                return refusal.code() == code;
            }
        });
    }
}

package krm.core.house;

import java.util.List;
import krm.core.access.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What an administrator does with houses and people; each says who does it and on which day. */
public sealed interface HouseCommand {

    @TargetAggregateIdentifier
    String id();

    Change change();

    /** @param land ISO 3166-2 without {@code DE-} */
    record OpenJobcenter(Change change, String code, String name, String land) implements HouseCommand {

        @Override
        public String id() {
            return Jobcenter.idOf(code);
        }
    }

    record FormTeam(Change change, String jobcenter, String code, String name) implements HouseCommand {

        @Override
        public String id() {
            return Jobcenter.idOf(jobcenter);
        }
    }

    /**
     * @param credential under which the hash of the first password is kept; null if the password is not strong enough
     * @param demo one of the demo's users
     */
    record AdmitUser(
            Change change,
            String name,
            String jobcenter,
            Role role,
            @Nullable String team,
            @Nullable String credential,
            boolean demo)
            implements HouseCommand {

        @Override
        public String id() {
            return User.idOf(name);
        }
    }

    /** What somebody is from now on: all of it. */
    record ReassignUser(
            Change change, String name, Role role, @Nullable String team, boolean active) implements HouseCommand {

        @Override
        public String id() {
            return User.idOf(name);
        }
    }

    /** @param credential as in {@link AdmitUser} */
    record SetFirstPassword(
            Change change, String name, @Nullable String credential) implements HouseCommand {

        @Override
        public String id() {
            return User.idOf(name);
        }
    }

    /** All deputies that somebody has from now on. */
    record NameDeputies(Change change, String name, List<String> deputies) implements HouseCommand {

        public NameDeputies {
            deputies = List.copyOf(deputies);
        }

        @Override
        public String id() {
            return User.idOf(name);
        }
    }
}

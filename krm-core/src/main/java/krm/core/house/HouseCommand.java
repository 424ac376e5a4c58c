package krm.core.house;

import java.time.LocalDate;
import java.util.List;
import krm.core.access.Role;
import krm.core.deadline.RuleBook;
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

    /** All people of other houses that the house reports to from now on. */
    record NameRecipients(Change change, String jobcenter, List<String> recipients) implements HouseCommand {

        public NameRecipients {
            recipients = List.copyOf(recipients);
        }

        @Override
        public String id() {
            return Jobcenter.idOf(jobcenter);
        }
    }

    /** Rules of the house's own, under a reference that names no other; one may be valid from the very day on (S2.86). */
    record IssueRuleBook(Change change, String jobcenter, RuleBook book) implements HouseCommand {

        @Override
        public String id() {
            return Jobcenter.idOf(jobcenter);
        }
    }

    /** The officer's look at the rules, every 31 December (S2.87): no change. */
    record ReviewRuleBooks(Change change, String jobcenter) implements HouseCommand {

        @Override
        public String id() {
            return Jobcenter.idOf(jobcenter);
        }
    }

    record AddHoliday(Change change, String jobcenter, LocalDate day, String name) implements HouseCommand {

        @Override
        public String id() {
            return Jobcenter.idOf(jobcenter);
        }
    }

    record WithdrawHoliday(Change change, String jobcenter, LocalDate day) implements HouseCommand {

        @Override
        public String id() {
            return Jobcenter.idOf(jobcenter);
        }
    }

    /** @param parent the topic it is a part of, if it is one */
    record AddTopic(
            Change change,
            String jobcenter,
            String topic,
            @Nullable String parent,
            String name) implements HouseCommand {

        @Override
        public String id() {
            return Jobcenter.idOf(jobcenter);
        }
    }

    /** What a topic is from now on: all of it but its code and its place. */
    record ChangeTopic(Change change, String jobcenter, String topic, String name, boolean active)
            implements HouseCommand {

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

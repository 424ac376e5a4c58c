package krm.core.house;

import static krm.core.house.HouseRefusal.refuseIf;
import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import krm.core.access.Administration;
import krm.core.access.Role;
import krm.core.house.HouseCommand.AdmitUser;
import krm.core.house.HouseCommand.NameDeputies;
import krm.core.house.HouseCommand.ReassignUser;
import krm.core.house.HouseCommand.SetFirstPassword;
import krm.core.house.event.DeputiesNamed;
import krm.core.house.event.FirstPasswordSet;
import krm.core.house.event.UserAdmitted;
import krm.core.house.event.UserEvent;
import krm.core.house.event.UserLeft;
import krm.core.house.event.UserReassigned;
import krm.core.house.event.UserReturned;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Somebody who works in a house: one role, perhaps a team, perhaps deputies (rules.md §2). A name is given once. */
@AggregateRoot(type = "User")
public class User {

    /** Null until admitted: Axon takes any other value for the id of one that exists. */
    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init")
    private String id;

    private int version;
    private String jobcenter = "";
    private Role role = Role.STAFF;
    private @Nullable String team;
    private boolean active;
    private List<String> deputies = List.of();

    User() {}

    public static String idOf(String name) {
        return Naming.id("User", name);
    }

    /** Whether a user can have this name: small letters, digits, and {@code . _ @ -} between them, 64 at most. */
    public static boolean canBeCalled(String name) {
        return Naming.isUserName(name);
    }

    /** Into one's own house; into another one only its first administrator, who then does the rest. */
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void decide(AdmitUser act, Directory directory) {
        Administration.require(act.change().by());
        var known = directory.jobcenterExists(act.jobcenter());
        var first = act.role() == Role.ADMIN && !directory.hasAdministrator(act.jobcenter());
        if (known && !first) {
            Administration.require(act.change().by(), act.jobcenter());
        }
        refuseIf(id != null, HouseRefusalCode.NAME_TAKEN, "name");
        Naming.userName(act.name());
        refuseIf(!known, HouseRefusalCode.UNKNOWN_JOBCENTER, "jobcenter");
        place(act.jobcenter(), act.role(), act.team(), directory);
        refuseIf(act.credential() == null, HouseRefusalCode.PASSWORD_NOT_STRONG, "password");
        apply(new UserAdmitted(
                act.name(),
                act.change().on(),
                act.jobcenter(),
                act.role(),
                act.team(),
                Objects.requireNonNull(act.credential()),
                act.demo()));
    }

    /** Says what somebody is; what is so already is no event. */
    @CommandHandler
    void decide(ReassignUser act, Directory directory) {
        Administration.require(act.change().by(), jobcenter);
        var other = act.role() != role || !Objects.equals(act.team(), team);
        refuseIf(
                act.change().isBy(act.name()) && (act.role() != role || act.active() != active),
                HouseRefusalCode.OWN_RIGHTS,
                null);
        act.change().requireVersion(version);
        place(jobcenter, act.role(), act.team(), directory);
        if (other) {
            apply(new UserReassigned(act.name(), act.change().on(), act.role(), act.team()));
        }
        if (act.active() != active) {
            apply(
                    act.active()
                            ? new UserReturned(act.name(), act.change().on())
                            : new UserLeft(act.name(), act.change().on()));
        }
    }

    /** For who forgot theirs. One's own is changed by saying the present one, not this way. */
    @CommandHandler
    void decide(SetFirstPassword act) {
        Administration.require(act.change().by(), jobcenter);
        refuseIf(act.change().isBy(act.name()), HouseRefusalCode.OWN_RIGHTS, null);
        act.change().requireVersion(version);
        refuseIf(act.credential() == null, HouseRefusalCode.PASSWORD_NOT_STRONG, "password");
        apply(new FirstPasswordSet(act.name(), act.change().on(), Objects.requireNonNull(act.credential())));
    }

    /** Who names deputies cannot be one of them: they would take that person's rights. */
    @CommandHandler
    void decide(NameDeputies act, Directory directory) {
        Administration.require(act.change().by(), jobcenter);
        var named = List.copyOf(new LinkedHashSet<>(act.deputies()));
        refuseIf(
                named.stream().anyMatch(deputy -> act.change().isBy(deputy) && !deputies.contains(deputy)),
                HouseRefusalCode.OWN_RIGHTS,
                null);
        act.change().requireVersion(version);
        for (var deputy : named) {
            refuseIf(
                    deputy.equals(act.name()) || !directory.worksAt(jobcenter, deputy),
                    HouseRefusalCode.DEPUTY_NOT_ALLOWED,
                    "deputies");
        }
        if (!named.equals(deputies)) {
            apply(new DeputiesNamed(act.name(), act.change().on(), named));
        }
    }

    private static void place(String jobcenter, Role role, @Nullable String team, Directory directory) {
        refuseIf(team != null && role == Role.KRM_OFFICER, HouseRefusalCode.TEAM_NOT_ALLOWED, "team");
        refuseIf(team == null && role == Role.TEAM_LEAD, HouseRefusalCode.TEAM_REQUIRED, "team");
        refuseIf(
                team != null && !directory.teamExists(jobcenter, team),
                HouseRefusalCode.UNKNOWN_TEAM,
                "team",
                String.valueOf(team));
    }

    @EventSourcingHandler
    void evolve(UserEvent event) {
        id = idOf(event.user());
        version++;
        switch (event) {
            case UserAdmitted admitted -> {
                jobcenter = admitted.jobcenter();
                role = admitted.role();
                team = admitted.team();
                active = true;
            }
            case UserReassigned reassigned -> {
                role = reassigned.role();
                team = reassigned.team();
            }
            case UserLeft _ -> active = false;
            case UserReturned _ -> active = true;
            case DeputiesNamed named -> deputies = named.deputies();
            case FirstPasswordSet _ -> {}
        }
    }
}

package krm.core.house;

import static krm.core.house.HouseRefusal.refuseIf;
import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.Set;
import krm.core.access.Administration;
import krm.core.calendar.Calendars;
import krm.core.house.HouseCommand.FormTeam;
import krm.core.house.HouseCommand.OpenJobcenter;
import krm.core.house.event.JobcenterEvent;
import krm.core.house.event.JobcenterOpened;
import krm.core.house.event.TeamFormed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/** A house (Jobcenter) with its Land, whose holidays count, and its teams. */
@AggregateRoot(type = "Jobcenter")
public class Jobcenter {

    /** Null until opened: Axon takes any other value for the id of one that exists. */
    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init")
    private String id;

    private int version;
    private final Set<String> teams = new HashSet<>();

    Jobcenter() {}

    public static String idOf(String code) {
        return Naming.id("Jobcenter", code);
    }

    /** Any administrator may: somebody has to, and no right over the new house comes with it. */
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void decide(OpenJobcenter act) {
        Administration.require(act.change().by());
        refuseIf(id != null, HouseRefusalCode.NAME_TAKEN, "code");
        Naming.jobcenterCode(act.code());
        Naming.name(act.name());
        refuseIf(!Calendars.laender().contains(act.land()), HouseRefusalCode.UNKNOWN_LAND, "land");
        apply(new JobcenterOpened(act.code(), act.change().on(), act.name(), act.land()));
    }

    @CommandHandler
    void decide(FormTeam act) {
        Administration.require(act.change().by(), act.jobcenter());
        act.change().requireVersion(version);
        refuseIf(teams.contains(act.code()), HouseRefusalCode.NAME_TAKEN, "code");
        Naming.teamCode(act.code());
        Naming.name(act.name());
        apply(new TeamFormed(act.jobcenter(), act.change().on(), act.code(), act.name()));
    }

    @EventSourcingHandler
    void evolve(JobcenterEvent event) {
        id = idOf(event.jobcenter());
        version++;
        switch (event) {
            case JobcenterOpened _ -> {}
            case TeamFormed formed -> teams.add(formed.team());
        }
    }
}

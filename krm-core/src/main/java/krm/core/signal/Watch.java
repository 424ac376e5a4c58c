package krm.core.signal;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import krm.core.signal.SignalCommand.EndSignal;
import krm.core.signal.SignalCommand.RaiseSignal;
import krm.core.signal.event.SignalEnded;
import krm.core.signal.event.SignalEvent;
import krm.core.signal.event.SignalRaised;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * The watch over a topic or a team (S1.12). It says a burst once: however often and on however many nodes somebody looks,
 * who comes second finds the signal given.
 */
@AggregateRoot(type = "Watch")
public class Watch {

    /** Null until the first signal: Axon takes any other value for the id of one that exists. */
    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init")
    private String id;

    private boolean raised;

    Watch() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void decide(RaiseSignal act) {
        if (!raised) {
            apply(act.excess().raised(act.watched(), act.on()));
        }
    }

    @CommandHandler
    void decide(EndSignal act) {
        if (raised) {
            var what = act.watched();
            apply(new SignalEnded(what.jobcenter(), act.on(), what.subject(), what.key()));
        }
    }

    @EventSourcingHandler
    void evolve(SignalEvent event) {
        id = Watched.of(event).id();
        raised = switch (event) {
            case SignalRaised _ -> true;
            case SignalEnded _ -> false;
        };
    }
}

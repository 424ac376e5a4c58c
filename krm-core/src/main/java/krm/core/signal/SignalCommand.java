package krm.core.signal;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What krm itself does when it has looked at the complaints of a day. */
public sealed interface SignalCommand {

    Watched watched();

    LocalDate on();

    @TargetAggregateIdentifier
    default String id() {
        return watched().id();
    }

    record RaiseSignal(Watched watched, LocalDate on, Excess excess) implements SignalCommand {}

    record EndSignal(Watched watched, LocalDate on) implements SignalCommand {}
}

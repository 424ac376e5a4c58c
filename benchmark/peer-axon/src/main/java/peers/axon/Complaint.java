package peers.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import peers.Step;

/** The annotated aggregate in stock Axon style: seven commands, seven events. */
public class Complaint {

    public record Receive(@TargetAggregateIdentifier String id, Step step) {}

    public record Acknowledge(@TargetAggregateIdentifier String id, Step step) {}

    public record Forward(@TargetAggregateIdentifier String id, Step step) {}

    public record GiveInterim(@TargetAggregateIdentifier String id, Step step) {}

    public record Answer(@TargetAggregateIdentifier String id, Step step) {}

    public record Rate(@TargetAggregateIdentifier String id, Step step) {}

    public record Close(@TargetAggregateIdentifier String id, Step step) {}

    public record Received(
            String caseId, int no, String at, String actor, String unit, String reference, String text) {}

    public record Acknowledged(
            String caseId, int no, String at, String actor, String unit, String reference, String text) {}

    public record Forwarded(
            String caseId, int no, String at, String actor, String unit, String reference, String text) {}

    public record InterimGiven(
            String caseId, int no, String at, String actor, String unit, String reference, String text) {}

    public record Answered(
            String caseId, int no, String at, String actor, String unit, String reference, String text) {}

    public record Rated(String caseId, int no, String at, String actor, String unit, String reference, String text) {}

    public record Closed(String caseId, int no, String at, String actor, String unit, String reference, String text) {}

    @AggregateIdentifier
    private String id;

    private int at = -1;

    protected Complaint() {}

    @CommandHandler
    public Complaint(Receive act) {
        apply(event(act.step));
    }

    @CommandHandler
    void on(Acknowledge act) {
        next(act.step);
    }

    @CommandHandler
    void on(Forward act) {
        next(act.step);
    }

    @CommandHandler
    void on(GiveInterim act) {
        next(act.step);
    }

    @CommandHandler
    void on(Answer act) {
        next(act.step);
    }

    @CommandHandler
    void on(Rate act) {
        next(act.step);
    }

    @CommandHandler
    void on(Close act) {
        next(act.step);
    }

    private void next(Step step) {
        if (at != step.no() - 1) {
            throw new IllegalStateException("The case is at " + at);
        }
        apply(event(step));
    }

    @EventSourcingHandler
    void on(Received event) {
        id = event.caseId();
        at = event.no();
    }

    @EventSourcingHandler
    void on(Acknowledged event) {
        at = event.no();
    }

    @EventSourcingHandler
    void on(Forwarded event) {
        at = event.no();
    }

    @EventSourcingHandler
    void on(InterimGiven event) {
        at = event.no();
    }

    @EventSourcingHandler
    void on(Answered event) {
        at = event.no();
    }

    @EventSourcingHandler
    void on(Rated event) {
        at = event.no();
    }

    @EventSourcingHandler
    void on(Closed event) {
        at = event.no();
    }

    static Object command(Step s) {
        return switch (s.no()) {
            case 0 -> new Receive(s.caseId(), s);
            case 1 -> new Acknowledge(s.caseId(), s);
            case 2 -> new Forward(s.caseId(), s);
            case 3 -> new GiveInterim(s.caseId(), s);
            case 4 -> new Answer(s.caseId(), s);
            case 5 -> new Rate(s.caseId(), s);
            default -> new Close(s.caseId(), s);
        };
    }

    static Object event(Step s) {
        return switch (s.no()) {
            case 0 -> new Received(s.caseId(), s.no(), s.at(), s.actor(), s.unit(), s.reference(), s.text());
            case 1 -> new Acknowledged(s.caseId(), s.no(), s.at(), s.actor(), s.unit(), s.reference(), s.text());
            case 2 -> new Forwarded(s.caseId(), s.no(), s.at(), s.actor(), s.unit(), s.reference(), s.text());
            case 3 -> new InterimGiven(s.caseId(), s.no(), s.at(), s.actor(), s.unit(), s.reference(), s.text());
            case 4 -> new Answered(s.caseId(), s.no(), s.at(), s.actor(), s.unit(), s.reference(), s.text());
            case 5 -> new Rated(s.caseId(), s.no(), s.at(), s.actor(), s.unit(), s.reference(), s.text());
            default -> new Closed(s.caseId(), s.no(), s.at(), s.actor(), s.unit(), s.reference(), s.text());
        };
    }
}

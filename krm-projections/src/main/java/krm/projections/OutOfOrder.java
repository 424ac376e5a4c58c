package krm.projections;

import krm.eventstore.StoredEvent;

/** An event comes before the one that it follows: its case is not in the tables as it should be. */
final class OutOfOrder extends RuntimeException {

    private static final long serialVersionUID = 1;

    OutOfOrder(StoredEvent event, int known) {
        super("The event at position " + event.position() + " has sequence " + event.sequence()
                + " and the last known is " + known);
    }
}

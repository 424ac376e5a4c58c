package krm.projections;

import java.util.List;
import krm.eventstore.StoredEvent;

/**
 * Whoever follows the log: is told every event at least once, those of an aggregate in their order. What it writes to the
 * database is written in one transaction with how far it has come.
 */
public interface Follower {

    /** For ever: its positions are kept under it. */
    String name();

    /** Into how many parts its work is divided among the nodes; for ever. */
    int segments();

    /** @param events some, in the order in which they became visible */
    void follow(List<StoredEvent> events);
}

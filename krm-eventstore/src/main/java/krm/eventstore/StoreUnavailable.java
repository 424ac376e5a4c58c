package krm.eventstore;

/** The database cannot be reached or cannot work right now; the same call may go through later. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoreUnavailable(Throwable cause) {
        super("The event store is not available: " + cause.getMessage(), cause);
    }
}

package krm.eventstore;

/** The request with this idempotency key has been carried out already; nothing was stored again. */
public final class RequestKnown extends RuntimeException {

    private static final long serialVersionUID = 1;

    RequestKnown(Throwable cause) {
        super("A request with this idempotency key has been stored already", cause);
    }
}

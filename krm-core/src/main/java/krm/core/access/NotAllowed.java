package krm.core.access;

/** This role may not do that (403): an ordinary answer, so without a stack trace. */
public final class NotAllowed extends RuntimeException {

    NotAllowed() {
        super("NOT_ALLOWED", null, false, false);
    }
}

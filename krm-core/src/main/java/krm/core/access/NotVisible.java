package krm.core.access;

/** For this caller the case does not exist (404): an ordinary answer, so without a stack trace. */
public final class NotVisible extends RuntimeException {

    NotVisible() {
        super("NOT_VISIBLE", null, false, false);
    }
}

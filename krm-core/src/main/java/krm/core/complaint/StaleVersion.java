package krm.core.complaint;

/** The case has moved on since the caller looked (412): an ordinary answer, so without a stack trace. */
public final class StaleVersion extends RuntimeException {

    private final int expected;
    private final int actual;

    StaleVersion(int expected, int actual) {
        super("STALE_VERSION", null, false, false);
        this.expected = expected;
        this.actual = actual;
    }

    public int expected() {
        return expected;
    }

    public int actual() {
        return actual;
    }
}

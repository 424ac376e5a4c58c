package krm.core.access;

/** A step (Schritt) that somebody takes on a case, with its last part of the address (api.md). */
public enum Step {
    RECEIVE("receive"),
    ACKNOWLEDGE("acknowledge"),
    FORWARD("forward"),
    INTERIM_NOTICE("interim-notice"),
    ANSWER("answer"),
    RATE("rate"),
    CLOSE("close");

    private final String path;

    Step(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}

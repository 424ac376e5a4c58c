package krm.core.access;

/** A step (Schritt) that somebody takes on a case, with its last part of the address. */
public enum Step {
    RECEIVE("receive"),
    ACKNOWLEDGE("acknowledge"),
    FORWARD("forward"),
    PRESENT("present"),
    RELIEF("relief"),
    FORESEE_DELAY("foresee-delay"),
    EXPECT_IN_TIME("expect-in-time"),
    INTERIM_NOTICE("interim-notice"),
    ANSWER("answer"),
    STATEMENT_DISPATCH("statement/dispatch"),
    RATE("rate"),
    CLOSE("close"),
    REOPEN("reopen"),
    REDIRECT("redirect"),
    LINK("link"),
    CORRECT("correct"),
    RAISE_PRIORITY("raise-priority"),
    LOWER_PRIORITY("lower-priority"),
    FOLLOW_UP("follow-ups"),
    FOLLOW_UP_DONE("follow-ups/{n}/done"),
    NOTE("notes"),
    ERASE("erase"),
    HOLD_ERASURE("hold-erasure"),
    RELEASE_ERASURE("release-erasure");

    private final String path;

    Step(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}

package krm.app.database;

import org.jspecify.annotations.Nullable;

/** What keeps krm from starting or a command from being done: one sentence for the operator, and an exit code. */
public final class StartFailure extends RuntimeException {

    private final Exit exit;

    public StartFailure(Exit exit, String sentence) {
        this(exit, sentence, null);
    }

    public StartFailure(Exit exit, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
    }

    public Exit exit() {
        return exit;
    }
}

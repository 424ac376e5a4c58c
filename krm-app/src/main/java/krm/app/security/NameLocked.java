package krm.app.security;

import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords for this name, whether anybody has it or not (429). */
final class NameLocked extends AuthenticationException {

    private static final long serialVersionUID = 1;

    private final int seconds;

    NameLocked(int seconds) {
        super("Too many wrong passwords");
        this.seconds = seconds;
    }

    /** After which time another attempt makes sense. */
    int seconds() {
        return seconds;
    }
}

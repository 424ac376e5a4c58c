package krm.eventstore;

import org.axonframework.modelling.command.ConcurrencyException;

/** Somebody else has changed the aggregate since it was read, or what it was decided on besides ({@link Deciding}); nothing was stored. */
public final class ConcurrentChange extends ConcurrencyException {

    private static final long serialVersionUID = 1;

    ConcurrentChange(Throwable cause) {
        super("What this was decided on has been changed by somebody else", cause);
    }
}

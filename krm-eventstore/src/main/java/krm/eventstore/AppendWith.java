package krm.eventstore;

import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What a command wants stored in one transaction with its events. It is left in the command's unit of work, because the
 * aggregate that applies the events knows nothing of it.
 */
public record AppendWith(
        @Nullable IdempotencyEntry idempotency, @Nullable Numbering numbering) {

    public static final AppendWith NOTHING = new AppendWith(null, null);

    private static final String RESOURCE = AppendWith.class.getName();

    public void attachTo(UnitOfWork<?> work) {
        work.resources().put(RESOURCE, this);
    }

    static AppendWith of(UnitOfWork<?> work) {
        return work.getOrDefaultResource(RESOURCE, NOTHING);
    }
}

package krm.projections;

import org.jspecify.annotations.Nullable;

/** What a case comes to with one more event. Pure: the same events give the same state, whenever they are told. */
@FunctionalInterface
public interface Fold<S> {

    /** @param before null: the event is the case's first */
    S after(@Nullable S before, CaseEvent event);
}

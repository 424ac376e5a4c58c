package krm.projections;

import org.jspecify.annotations.Nullable;

/** What has become of a case in a batch. */
record Change<S>(@Nullable S before, S after) {}

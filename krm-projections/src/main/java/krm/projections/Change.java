package krm.projections;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has become of a case in a batch. */
record Change<S>(UUID caseId, @Nullable S before, S after) {}

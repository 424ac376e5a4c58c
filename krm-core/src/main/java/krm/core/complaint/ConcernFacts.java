package krm.core.complaint;

import krm.core.complaint.event.Area;
import org.jspecify.annotations.Nullable;

/** What a concern (Anliegen) is about, without its text. */
public record ConcernFacts(@Nullable String topic, @Nullable Area area) {}

package krm.core.complaint.event;

import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** One concern (Anliegen) of a reaction, numbered from 1 (S2.07); its topic describes the concern, never the person. */
public record Concern(
        int no,
        @Personal String text,
        @Nullable String topic,
        @Nullable Area area) {}

package krm.core.complaint.event;

import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/**
 * An employee whose conduct a disciplinary complaint is about. The user, where known, is no erasable text: it keeps the
 * case from that person for ever.
 */
public record Accused(
        @Personal @Nullable String name, @Nullable String user) {}

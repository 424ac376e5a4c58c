package krm.projections.signals;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import krm.core.signal.event.SignalRaised;
import org.jspecify.annotations.Nullable;

/**
 * A signal of the seismograph as it stands.
 *
 * @param endedOn null as long as more come than are to be expected
 */
public record Signal(
        UUID id,
        OffsetDateTime raisedAt,
        SignalRaised raised,
        @Nullable LocalDate endedOn) {}

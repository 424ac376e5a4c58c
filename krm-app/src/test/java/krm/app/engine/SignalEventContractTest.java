package krm.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import krm.core.complaint.event.StoredAs;
import krm.core.signal.event.SignalEnded;
import krm.core.signal.event.SignalEvent;
import krm.core.signal.event.SignalRaised;
import krm.core.signal.event.Subject;
import krm.eventstore.EventCodec;
import krm.eventstore.StoredEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stored signals outlive the code: a golden file is never edited, a changed shape gets a new revision. */
class SignalEventContractTest {

    private static final Path GOLDEN = Path.of("src/test/resources/signal-events");
    private static final UUID ID = UUID.fromString("3f2c8a54-6d0b-4c7e-9a41-5b1e0c9d7f26");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private final EventCodec codec = StoredEvents.codec();

    static Stream<SignalEvent> samples() {
        return Stream.of(
                new SignalRaised(
                        "WF",
                        DAY,
                        Subject.TOPIC,
                        "NOTICES",
                        7,
                        12,
                        new BigDecimal("2.01"),
                        9,
                        LocalDate.of(2025, 5, 6),
                        LocalDate.of(2026, 5, 4),
                        52,
                        104,
                        new BigDecimal("1.00")),
                new SignalEnded("WF", DAY, Subject.TEAM, "LEISTUNG"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void is_written_and_read_as_the_golden_file_says(SignalEvent sample) throws IOException {
        var stored = Files.readString(GOLDEN.resolve(fileName(sample))).strip();
        assertThat(codec.write(sample, ID, 0, new SecretKeySpec(new byte[32], "AES")))
                .isEqualTo(stored);
        assertThat(codec.read(asStored(sample, stored))).isEqualTo(sample);
    }

    @Test
    void every_event_has_a_sample_and_every_golden_file_is_still_read() throws IOException {
        assertThat(samples().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(List.of(SignalEvent.class.getPermittedSubclasses()));
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            samples().map(SignalEventContractTest::fileName).toList());
        }
    }

    private static StoredEvent asStored(SignalEvent sample, String payload) {
        var named = sample.getClass().getAnnotation(StoredAs.class);
        return new StoredEvent(
                1,
                ID,
                ID,
                ID,
                0,
                Instant.EPOCH,
                DAY,
                named.name(),
                named.revision(),
                null,
                null,
                payload,
                "{}",
                null,
                new byte[32]);
    }

    private static String fileName(SignalEvent sample) {
        var named = sample.getClass().getAnnotation(StoredAs.class);
        return named.name() + "." + named.revision() + ".json";
    }
}

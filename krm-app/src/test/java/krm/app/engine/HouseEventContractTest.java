package krm.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import krm.core.access.Role;
import krm.core.complaint.event.StoredAs;
import krm.core.house.event.DeputiesNamed;
import krm.core.house.event.FirstPasswordSet;
import krm.core.house.event.HolidayAdded;
import krm.core.house.event.HolidayWithdrawn;
import krm.core.house.event.HouseEvent;
import krm.core.house.event.JobcenterEvent;
import krm.core.house.event.JobcenterOpened;
import krm.core.house.event.PetitionRulesIssued;
import krm.core.house.event.ReactionRulesIssued;
import krm.core.house.event.RecipientsNamed;
import krm.core.house.event.RuleBookReviewed;
import krm.core.house.event.TeamFormed;
import krm.core.house.event.TopicAdded;
import krm.core.house.event.TopicReinstated;
import krm.core.house.event.TopicRenamed;
import krm.core.house.event.TopicRetired;
import krm.core.house.event.UserAdmitted;
import krm.core.house.event.UserEvent;
import krm.core.house.event.UserLeft;
import krm.core.house.event.UserReassigned;
import krm.core.house.event.UserReturned;
import krm.eventstore.EventCodec;
import krm.eventstore.StoredEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stored events of houses and people outlive the code: a golden file is never edited, a changed shape gets a new revision.
 * Nothing in them is encrypted: the names that people sign in with are no complainant's data.
 */
class HouseEventContractTest {

    private static final Path GOLDEN = Path.of("src/test/resources/house-events");
    private static final UUID ID = UUID.fromString("3f2c8a54-6d0b-4c7e-9a41-5b1e0c9d7f26");
    private static final String CREDENTIAL = "6f8e2f0e-8a52-4d5c-9a3b-1c2d3e4f5a6b";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private final EventCodec codec = StoredEvents.codec();

    static Stream<HouseEvent> samples() {
        return Stream.of(
                new JobcenterOpened("WF", DAY, "Wolfenbüttel", "NI"),
                new TeamFormed("WF", DAY, "LEISTUNG", "Leistung"),
                new RecipientsNamed("WF", DAY, List.of("rd", "traeger")),
                new ReactionRulesIssued(
                        "WF", DAY, "GA-02/2026", DAY.plusDays(1), 2, 5, 10, 12, LocalTime.of(15, 30), 1, false),
                new PetitionRulesIssued("WF", DAY, "HEGA-02/2026", DAY, 21, LocalTime.NOON, true),
                new RuleBookReviewed("WF", DAY, List.of("GA-02/2026", "HEGA-02/2026")),
                new HolidayAdded("WF", DAY, LocalDate.of(2026, 6, 17), "Gedenktag"),
                new HolidayWithdrawn("WF", DAY, LocalDate.of(2026, 6, 17)),
                new TopicAdded("WF", DAY, "HOUSING", "BENEFIT", "Kosten der Unterkunft"),
                new TopicRenamed("WF", DAY, "HOUSING", "Unterkunft"),
                new TopicRetired("WF", DAY, "HOUSING"),
                new TopicReinstated("WF", DAY, "HOUSING"),
                new UserAdmitted("lea", DAY, "WF", Role.TEAM_LEAD, "LEISTUNG", CREDENTIAL, false),
                new UserReassigned("lea", DAY, Role.KRM_OFFICER, null),
                new UserLeft("lea", DAY),
                new UserReturned("lea", DAY),
                new DeputiesNamed("lea", DAY, List.of("krm", "gf")),
                new FirstPasswordSet("lea", DAY, CREDENTIAL));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void is_written_and_read_as_the_golden_file_says(HouseEvent sample) throws IOException {
        var stored = golden(sample);
        assertThat(written(sample)).isEqualTo(stored);
        assertThat(codec.read(asStored(sample, stored))).isEqualTo(sample);
    }

    @Test
    void every_event_has_a_sample_and_every_golden_file_is_still_read() throws IOException {
        assertThat(samples().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Stream.of(JobcenterEvent.class, UserEvent.class)
                        .<Class<?>>flatMap(several -> Stream.of(several.getPermittedSubclasses()))
                        .toList());
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            samples().map(HouseEventContractTest::fileName).toList());
        }
    }

    @Test
    void their_names_are_those_that_the_tables_of_people_look_for() {
        assertThat(StoredEvents.namesOfHouseEvents())
                .containsExactlyInAnyOrderElementsOf(samples()
                        .map(sample -> sample.getClass().getSimpleName())
                        .toList());
    }

    private String written(HouseEvent sample) {
        return codec.write(sample, ID, 0, new SecretKeySpec(new byte[32], "AES"));
    }

    private StoredEvent asStored(HouseEvent sample, String payload) {
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

    /** A new event gets its file once, by {@code -Dkrm.golden.new=true}; from then on it does not change. */
    private String golden(HouseEvent sample) throws IOException {
        var file = GOLDEN.resolve(fileName(sample));
        if (Files.notExists(file) && Boolean.getBoolean("krm.golden.new")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, written(sample) + "\n");
        }
        return Files.readString(file).strip();
    }

    private static String fileName(HouseEvent sample) {
        var named = sample.getClass().getAnnotation(StoredAs.class);
        return named.name() + "." + named.revision() + ".json";
    }
}

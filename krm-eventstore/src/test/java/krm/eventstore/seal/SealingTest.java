package krm.eventstore.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import krm.eventstore.TestServer;
import krm.eventstore.TestStore;
import krm.eventstore.seal.SealingStopped.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seals are made once, and table and file stay together whatever dies in between. */
class SealingTest {

    @TempDir
    private static Path folder;

    @Test
    void a_seal_says_what_there_is_and_joins_on_to_the_one_before() throws Exception {
        try (var log = SealedLog.in(folder)) {
            var seals = log.lines().stream()
                    .map(line -> Seal.read(line).orElseThrow())
                    .toList();
            assertThat(seals).extracting(Seal::number).containsExactly(1L, 2L);
            assertThat(seals).extracting(Seal::first).containsExactly(1L, 16L);
            assertThat(seals).extracting(Seal::last).containsExactly(15L, 18L);
            assertThat(seals).extracting(Seal::events).containsExactly(14, 3);
            assertThat(seals).allMatch(Seal::isGenuine);
            assertThat(seals).extracting(Seal::signer).containsOnly(SealedLog.KEY.fingerprint());
            assertThat(seals.getLast().previous())
                    .as("anybody can work it out from the file")
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(log.lines().getFirst().getBytes())));
        }
    }

    @Test
    void what_is_not_due_waits_and_a_quiet_hour_needs_no_seal() throws IOException {
        try (var log = SealedLog.in(folder)) {
            log.sealer().seal();
            assertThat(log.lines()).hasSize(2);
            assertThat(log.sealer().state().unsealed()).isEqualTo(2);
            assertThat(log.sealer().state().oldestUnsealed()).isNotNull();
            var later = Clock.offset(Clock.systemUTC(), Sealer.DUE.plus(Duration.ofMinutes(1)));
            var sealer = new Sealer(log.store.pool, log.file, SealedLog.KEY, Set.of(), later);
            sealer.seal();
            assertThat(log.lines()).hasSize(3);
            sealer.sealAll();
            assertThat(log.lines()).hasSize(3);
            assertThat(sealer.state().unsealed()).isZero();
            assertThat(sealer.state().oldestUnsealed()).isNull();
        }
    }

    @Test
    void a_long_log_gets_several_seals_of_bounded_length() throws IOException {
        var database = TestServer.newDatabase();
        try (var store = new TestStore(database)) {
            var file = new SealFile(folder.resolve(UUID.randomUUID().toString()));
            var words = IntStream.range(0, 500).mapToObj(i -> "word " + i).toArray(String[]::new);
            for (int i = 0; i < 10; i++) {
                store.append(UUID.randomUUID(), 0, words);
            }
            new Sealer(store.pool, file, SealedLog.KEY, Set.of(), Clock.systemUTC()).sealAll();
            assertThat(Files.readAllLines(file.path()))
                    .map(line -> Seal.read(line).orElseThrow().events())
                    .containsExactly(Sealer.MOST_EVENTS, 5_000 - Sealer.MOST_EVENTS);
            var verdict = new Integrity(store.pool, file, Set.of(SealedLog.KEY.fingerprint()))
                    .verify(1, Integrity.EVERYTHING, _ -> {});
            assertThat(verdict.good()).isTrue();
            assertThat(verdict.events()).isEqualTo(5_000);
        }
    }

    @Test
    void after_a_crash_between_table_and_file_the_file_catches_up() throws IOException {
        try (var log = SealedLog.in(folder)) {
            var lines = log.lines();
            log.write(lines.subList(0, 1));
            log.sealer().sealAll();
            assertThat(log.lines()).hasSize(3).startsWith(lines.toArray(String[]::new));
            Files.delete(log.file.path());
            log.sealer().seal();
            assertThat(log.lines()).as("a new file gets all of them").hasSize(3);
            assertThat(log.verify().good()).isTrue();
        }
    }

    @Test
    void after_a_crash_within_a_line_the_line_is_written_anew() throws IOException {
        try (var log = SealedLog.in(folder)) {
            var lines = log.lines();
            Files.writeString(
                    log.file.path(), lines.get(0) + "\n" + lines.get(1).substring(0, 70));
            assertThat(log.verify().good())
                    .as("a line without an end is not there")
                    .isTrue();
            log.sealer().seal();
            assertThat(log.lines()).isEqualTo(lines);
        }
    }

    @Test
    void a_database_that_has_lost_its_last_seals_takes_them_from_the_file() throws IOException {
        try (var log = SealedLog.in(folder)) {
            log.tamper("delete from events.seal where number = 2");
            log.sealer().sealAll();
            assertThat(log.lines()).hasSize(3);
            assertThat(log.verify().findings()).isEmpty();
        }
    }

    @Test
    void a_database_that_has_lost_events_is_not_sealed_over() throws IOException {
        try (var log = SealedLog.in(folder)) {
            var lines = log.lines();
            log.tamper("delete from events.seal where number = 2", "delete from events.event where position > 16");
            var sealer = log.sealer();
            assertThatThrownBy(sealer::sealAll)
                    .isInstanceOf(SealingStopped.class)
                    .hasMessageContaining("whose events are not in the database");
            assertThat(sealer.state().problem()).isEqualTo(Reason.EVENTS_LOST);
            assertThat(log.lines()).isEqualTo(lines);
            Files.move(log.file.path(), folder.resolve(UUID.randomUUID().toString()));
            sealer.sealAll();
            assertThat(sealer.state().problem())
                    .as("the old file is put aside, and kept")
                    .isNull();
            assertThat(log.verify().good()).isTrue();
        }
    }

    @Test
    void nothing_is_built_upon_a_seal_that_is_not_ours() throws IOException {
        try (var log = SealedLog.in(folder)) {
            assertThatThrownBy(log.sealer(SealedLog.key(2))::sealAll)
                    .isInstanceOf(SealingStopped.class)
                    .hasMessageContaining("another key: " + SealedLog.KEY.fingerprint());
            var successor = new Sealer(
                    log.store.pool, log.file, SealedLog.key(2), Set.of(SealedLog.KEY.fingerprint()), Clock.systemUTC());
            successor.sealAll();
            assertThat(log.lines()).as("unless it is named as an earlier key").hasSize(3);
            log.tamper("update events.seal set line = replace(line, '\"events\":2', '\"events\":1')");
            assertThatThrownBy(successor::sealAll).isInstanceOf(SealingStopped.class);
        }
    }

    @Test
    void of_many_sealers_one_works_at_a_time() throws Exception {
        try (var log = SealedLog.in(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 5; round++) {
                log.store.append(UUID.randomUUID(), 0, "one more");
                Callable<Object> sealing = () -> {
                    log.sealer().sealAll();
                    return true;
                };
                for (var one : threads.invokeAll(List.of(sealing, sealing, sealing, sealing))) {
                    one.get();
                }
            }
            log.sealer().sealAll();
            var numbers = log.lines().stream()
                    .map(line -> Seal.read(line).orElseThrow().number())
                    .toList();
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
            assertThat(log.verify().good()).isTrue();
            assertThat(log.verify().unsealed()).isZero();
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_said_and_caught_up_later() throws IOException {
        try (var log = SealedLog.in(folder)) {
            var away = folder.resolve(UUID.randomUUID().toString());
            Files.move(log.file.path(), away);
            Files.createDirectory(log.file.path());
            var sealer = log.sealer();
            assertThatThrownBy(sealer::sealAll).isInstanceOf(SealingStopped.class);
            assertThat(sealer.state().problem()).isEqualTo(Reason.FILE_UNUSABLE);
            Files.delete(log.file.path());
            Files.move(away, log.file.path());
            sealer.sealAll();
            assertThat(sealer.state().problem()).isNull();
            assertThat(log.lines()).hasSize(3);
            assertThat(log.verify().good()).isTrue();
        }
    }

    @Test
    void whoever_may_only_read_can_verify() {
        try (var log = SealedLog.in(folder)) {
            log.tamper("grant usage on schema events to reader", "grant select on events.event, events.seal to reader");
            var verdict = new Integrity(TestServer.reader(log.database), log.file, Set.of(SealedLog.KEY.fingerprint()))
                    .verify(1, Integrity.EVERYTHING, _ -> {});
            assertThat(verdict.good()).isTrue();
            assertThat(verdict.events()).isEqualTo(19);
        }
    }

    @Test
    void the_program_adds_seals_and_changes_none() {
        try (var log = SealedLog.in(folder)) {
            for (var change : List.of("update events.seal set line = ''", "delete from events.seal")) {
                assertThatThrownBy(() -> {
                            try (var program = log.store.pool.getConnection();
                                    var statement = program.createStatement()) {
                                statement.execute(change);
                            }
                        })
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> {
                            try (var superuser = TestServer.connect(log.database, "postgres");
                                    var statement = superuser.createStatement()) {
                                statement.execute(change);
                            }
                        })
                        .hasMessageContaining("append-only");
            }
        }
    }
}

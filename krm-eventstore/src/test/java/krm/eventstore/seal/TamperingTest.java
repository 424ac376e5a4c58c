package krm.eventstore.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import krm.eventstore.TestServer;
import krm.eventstore.TestStore;
import krm.eventstore.seal.Finding.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with a superuser's rights has been at events, seals or the file. */
class TamperingTest {

    private static final String AWAY = "100";

    @TempDir
    private static Path folder;

    private SealedLog log;

    @BeforeEach
    void open() {
        log = SealedLog.in(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void nobody_has_been_there() {
        var verdict = log.verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.good()).isTrue();
        assertThat(verdict.unchanged()).isTrue();
        assertThat(verdict.complete()).isTrue();
        assertThat(verdict.events()).isEqualTo(19);
        assertThat(verdict.seals()).isEqualTo(2);
        assertThat(verdict.sealedUpTo()).isEqualTo(18);
        assertThat(verdict.unsealed()).as("cannot be known yet").isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        changed                   | update events.event set payload = replace(payload, 'weather', 'whether') where position = 8 | CHANGED 8
        deleted                   | delete from events.event where position = 8                                                | MISSING 8, CHANGED 11
        the last of a case gone   | delete from events.event where position = 18                                               | MISSING 18
        moved into a gap          | update events.event set position = 13 where position = 12                                  | MISSING 12, ADDED 13
        """)
    void it_is_found_with_its_position(String what, String change, String findings) {
        log.tamper(change);
        assertThat(SealedLog.found(log.verify())).containsExactly(findings.split(", "));
    }

    @Test
    void an_inserted_event_whose_hash_is_right_is_found() throws SQLException {
        try (var elsewhere = new TestStore(TestServer.newDatabase())) {
            elsewhere.append(UUID.randomUUID(), 0, "never said");
            copy(elsewhere, "event", "{\"position\": 13}");
        }
        var verdict = log.verify();
        assertThat(SealedLog.found(verdict)).containsExactly("ADDED 13");
        assertThat(verdict.unchanged()).as("its chain is in order").isTrue();
        assertThat(verdict.complete()).isFalse();
    }

    @Test
    void a_changed_order_is_found_between_cases_and_within_one() {
        exchange(7, 8);
        var verdict = log.verify();
        assertThat(SealedLog.found(verdict)).containsExactly("EXCHANGED 7", "EXCHANGED 8");
        assertThat(verdict.unchanged()).as("no case's own order has changed").isTrue();
        exchange(7, 8);
        exchange(5, 8);
        assertThat(SealedLog.found(log.verify())).contains("CHANGED 5", "EXCHANGED 5", "EXCHANGED 8");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -7})
    void an_event_before_the_first_position_is_found(long position) {
        log.tamper("""
            insert into events.event overriding system value
            select %d, recorded_at, aggregate_id, gen_random_uuid(), key_id, sequence + 1, occurred_on, revision, name,
                   correlation_id, causation_id, payload, metadata, null, null, sha256('x')
              from events.event where position = 20
            """.formatted(position));
        var verdict = log.verify();
        assertThat(SealedLog.found(verdict)).containsExactly("CHANGED " + position, "ADDED " + position);
        assertThat(verdict.unchanged()).isFalse();
        assertThat(verdict.complete()).isFalse();
    }

    private void exchange(long one, long other) {
        log.tamper(
                "update events.event set position = " + AWAY + " where position = " + one,
                "update events.event set position = " + one + " where position = " + other,
                "update events.event set position = " + other + " where position = " + AWAY);
    }

    @Test
    void a_whole_case_that_is_removed_is_found() {
        log.tamper("delete from events.event where aggregate_id = '" + log.talks[1] + "'");
        var verdict = log.verify();
        assertThat(SealedLog.found(verdict))
                .containsExactly("MISSING 2", "MISSING 5", "MISSING 8", "MISSING 11", "MISSING 15", "MISSING 18");
        assertThat(verdict.unchanged()).as("nothing that is left was changed").isTrue();
    }

    @Test
    void a_tail_cut_off_is_found_as_far_as_it_was_sealed() {
        log.tamper("delete from events.event where position > 14");
        var verdict = log.verify();
        assertThat(SealedLog.found(verdict)).containsExactly(SealedLog.each(Kind.MISSING, 15, 18));
        assertThat(verdict.sealedUpTo()).isEqualTo(18);
    }

    @Test
    void a_tail_cut_off_behind_the_last_seal_is_what_cannot_be_known() {
        log.tamper("delete from events.event where position > 18");
        var verdict = log.verify();
        assertThat(verdict.good()).isTrue();
        assertThat(verdict.sealedUpTo()).as("behind it nobody can tell").isEqualTo(18);
        assertThat(verdict.unsealed()).isZero();
        assertThat(verdict.sealedAt()).isNotNull();
    }

    @Test
    void a_forged_seal_in_the_database_is_found_with_and_without_the_file() {
        log.tamper("update events.seal set line = replace(line, '\"last\":15', '\"last\":14') where number = 1");
        assertThat(SealedLog.found(log.verify())).containsExactly("SEAL_CHANGED 1");
        assertThat(SealedLog.found(log.verify(null, SealedLog.KEY))).contains("SEAL_FORGED 1", "SEAL_OUT_OF_ORDER 16");
    }

    @Test
    void a_seal_that_is_removed_from_the_database_is_found() {
        log.tamper("delete from events.seal where number = 2");
        assertThat(SealedLog.found(log.verify())).containsExactly("SEAL_NOT_IN_DATABASE 16");
        log.tamper("delete from events.seal where number = 1");
        assertThat(SealedLog.found(log.verify())).contains("SEAL_NOT_IN_DATABASE 1");
    }

    @Test
    void a_changed_seal_file_is_found() throws IOException {
        var lines = log.lines();
        var changed = new ArrayList<>(lines);
        changed.set(0, lines.getFirst().replace("\"last\":15", "\"last\":14"));
        log.write(changed);
        assertThat(SealedLog.found(log.verify())).containsExactly("SEAL_CHANGED 1");
        log.write(lines.subList(1, 2));
        assertThat(SealedLog.found(log.verify())).containsExactly("SEAL_NOT_IN_FILE 1");
        log.write(lines.reversed());
        assertThat(SealedLog.found(log.verify())).contains("SEAL_OUT_OF_ORDER 1");
        log.write(List.of("what is this", lines.get(0), lines.get(1)));
        assertThat(SealedLog.found(log.verify())).containsExactly("SEAL_UNREADABLE 0");
        Files.write(log.file.path(), new byte[0]);
        assertThat(SealedLog.found(log.verify())).containsExactly("SEAL_FILE_MISSING 0");
        Files.delete(log.file.path());
        assertThat(SealedLog.found(log.verify())).containsExactly("SEAL_FILE_MISSING 0");
    }

    @Test
    void another_signing_key_is_found() {
        var verdict = log.verify(log.file, SealedLog.key(2));
        assertThat(SealedLog.found(verdict)).containsExactly("SEAL_OF_ANOTHER_KEY 1", "SEAL_OF_ANOTHER_KEY 16");
        assertThat(verdict.sealedUpTo()).as("by a key that counts").isZero();
        assertThat(verdict.unsealed()).isEqualTo(19);
    }

    @Test
    void another_history_with_seals_of_its_own_is_found_by_the_file() throws SQLException {
        try (var other = SealedLog.in(folder, SealedLog.key(2))) {
            log.tamper("delete from events.event", "delete from events.seal");
            copy(other.store, "event", "{}");
            copy(other.store, "seal", "{}");
        }
        var verdict = log.verify();
        assertThat(SealedLog.found(verdict))
                .contains("SEAL_CHANGED 1", "SEAL_CHANGED 16")
                .contains(SealedLog.each(Kind.EXCHANGED, 1, 12));
        assertThat(verdict.unchanged()).as("it was never changed").isTrue();
        assertThat(SealedLog.found(log.verify(null, SealedLog.KEY)))
                .as("without the file the key tells")
                .contains("SEAL_OF_ANOTHER_KEY 1");
    }

    /** Four bytes an event can be hit by trying: then the root tells, and only the range is known. */
    @Test
    void a_range_whose_index_fits_and_whose_root_does_not_is_found() throws IOException {
        var second = Seal.read(log.lines().getLast()).orElseThrow();
        sealedAs(second, "00".repeat(32), second.index());
        var verdict = log.verify();
        assertThat(SealedLog.found(verdict)).containsExactly("RANGE_DIFFERS 16");
        assertThat(verdict.complete()).isFalse();
        sealedAs(second, second.root(), "AAAA");
        assertThat(SealedLog.found(log.verify())).containsExactly("SEAL_UNREADABLE 16");
    }

    private void sealedAs(Seal seal, String root, String index) throws IOException {
        var line = new Seal(
                        seal.number(),
                        seal.first(),
                        seal.last(),
                        seal.events(),
                        root,
                        index,
                        seal.previous(),
                        seal.sealedAt(),
                        seal.publicKey(),
                        "")
                .signedBy(SealedLog.KEY)
                .line();
        log.write(List.of(log.lines().getFirst(), line));
        log.tamper("update events.seal set line = '" + line + "' where number = " + seal.number());
    }

    @Test
    void of_very_many_findings_the_first_are_listed_and_all_are_counted() {
        for (int i = 0; i < 150; i++) {
            log.store.append(UUID.randomUUID(), 0, "one more");
        }
        log.sealer().sealAll();
        log.tamper("delete from events.event where position > 20");
        var verdict = log.verify();
        assertThat(verdict.findingsTotal()).isEqualTo(150);
        assertThat(verdict.findings()).hasSize(100);
        assertThat(verdict.findings().getFirst().position()).isEqualTo(21);
    }

    @Test
    void any_range_can_be_verified_by_itself() {
        log.tamper("delete from events.event where position in (6, 17)");
        var integrity = new Integrity(log.store.pool, log.file, java.util.Set.of(SealedLog.KEY.fingerprint()));
        assertThat(SealedLog.found(integrity.verify(7, 8, _ -> {}))).isEmpty();
        assertThat(SealedLog.found(integrity.verify(4, 8, _ -> {}))).containsExactly("MISSING 6");
        assertThat(SealedLog.found(integrity.verify(16, 18, _ -> {}))).containsExactly("MISSING 17");
        assertThat(integrity.verify(19, 20, _ -> {}).complete())
                .as("not sealed")
                .isNull();
    }

    /** All rows of another log's table as they are, but for what is said here. */
    private void copy(TestStore from, String table, String but) throws SQLException {
        try (var source = from.pool.getConnection();
                var statement = source.createStatement();
                var all = statement.executeQuery(
                        "select jsonb_agg(to_jsonb(t) || '" + but + "') from events." + table + " t")) {
            all.next();
            log.tamper("insert into events." + table + " overriding system value select * from"
                    + " jsonb_populate_recordset(null::events." + table + ", '"
                    + all.getString(1).replace("'", "''") + "')");
        }
    }
}

package krm.app.importing;

import static krm.app.importing.SourceFile.line;
import static krm.app.importing.SourceFile.reception;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import krm.app.imports.Imports;
import krm.app.imports.RefusedLine;
import krm.app.web.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An import that is broken off goes on, on this node or another; its file waits encrypted and is gone at the end. */
class GoingOnTest extends AtTheImportDoor {

    private static final int LINES = 6_000 * Integer.getInteger("krm.test.scale", 1);

    @AfterEach
    void goOn() {
        if (!importing.isRunning()) {
            importing.start();
        }
    }

    @Test
    void broken_off_again_and_again_it_ends_as_if_nothing_had_happened(@Autowired DataSource database) {
        var file = String.join("\n", SourceFile.of(LINES, 11));
        var id = handIn(officer(), file).expect(202).id();
        for (long read = 0; read < LINES / 2; read = read(id)) {
            var seen = read;
            await(officer(), id, answer -> read(answer) > seen);
            importing.stop();
            importing.start();
        }
        var broken = await(officer(), id, answer -> !answer.at("/state").equals("RUNNING"));

        var undisturbed = handIn(as("krm.sz"), file).expect(202).id();
        var whole =
                await(as("krm.sz"), undisturbed, answer -> !answer.at("/state").equals("RUNNING"));

        assertThat(broken.at("/state")).isEqualTo("DONE");
        assertThat(broken.json().get("refused")).isEqualTo(whole.json().get("refused"));
        assertThat(broken.each("/refused", "/code")).contains("UNKNOWN_TEAM", "ANNOUNCED_DAY_NOT_AFTER_NOTICE");
        assertThat(broken.at("/linesRead")).isEqualTo(whole.at("/linesRead"));
        assertThat(Histories.of(database, officer(), "WF", "Q-11-%"))
                .isNotEmpty()
                .isEqualTo(Histories.of(database, as("krm.sz"), "SZ", "Q-11-%"));
    }

    @Test
    void what_waits_is_encrypted_and_what_is_done_is_gone() {
        importing.stop();
        var key = key();
        var id = handIn(officer(), line(key, "receive", "2024-03-02", reception()) + "\n{\"x\":\"" + key + "\"}")
                .expect(202)
                .id();
        assertThat(chunks(id)).isEqualTo(1);
        assertThat(texts()).noneMatch(text -> text.contains(key) || text.contains(hex(key)));

        importing.start();
        await(officer(), id, answer -> answer.at("/state").equals("DONE"));
        assertThat(chunks(id)).isZero();
        assertThat(texts()).noneMatch(text -> text.contains(key) || text.contains(hex(key)));
    }

    @Test
    void a_file_that_was_changed_while_it_waited_is_not_read() {
        importing.stop();
        var file = String.join("\n", SourceFile.of(6_000, 12));
        var changed = handIn(officer(), file).expect(202).id();
        assertThat(chunks(changed)).as("several chunks").isGreaterThan(2);
        db.sql("""
            update imports.chunk set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20))
             where import = :id and number = 0
            """).param("id", UUID.fromString(changed)).update();
        var cut = handIn(officer(), file).expect(202).id();
        db.sql("delete from imports.chunk where import = :id and number = 2")
                .param("id", UUID.fromString(cut))
                .update();
        var shortened = handIn(officer(), file).expect(202).id();
        db.sql("delete from imports.chunk where import = :id and number > 0")
                .param("id", UUID.fromString(shortened))
                .update();
        db.sql("update imports.import set chunks = 1 where id = :id")
                .param("id", UUID.fromString(shortened))
                .update();
        importing.start();
        for (var id : new String[] {changed, cut, shortened}) {
            var failed = await(officer(), id, answer -> !answer.at("/state").equals("RUNNING"));
            assertThat(failed.at("/state")).isEqualTo("FAILED");
            assertThat(chunks(id)).isZero();
        }
        assertThat(caseOf("Q-12-0"))
                .as("of the one that lost its third chunk the first was read")
                .isNotNull();
    }

    @Test
    void a_case_that_was_stopped_before_the_break_stays_stopped(@Autowired Imports imports) {
        var key = key();
        imported(line(key, "receive", "2024-03-02", reception()));
        importing.stop();
        var id = handIn(
                        officer(),
                        line(key, "receive", "2024-03-02", reception())
                                + "\n" + line(key, "acknowledge", "2024-03-04", Form.of("medium", "LETTER"))
                                + "\n" + line(key, "forward", "2024-03-04", Form.of("team", "LEISTUNG")))
                .expect(202)
                .id();
        try (var elsewhere = imports.take().orElseThrow()) {
            assertThat(elsewhere.started().id()).hasToString(id);
            assertThat(imports.take()).as("one node at a time").isEmpty();
            elsewhere.refuse(new RefusedLine(2, key, "UNKNOWN_STEP", List.of(), List.of()));
        }
        importing.start();
        var done = await(officer(), id, answer -> answer.at("/state").equals("DONE"));
        assertThat(done.each("/refused", "/line")).containsExactly("2");
        assertThat(officer().look(caseOf(key)).at("/status")).isEqualTo("RECEIVED");
    }

    private long read(String id) {
        return read(officer().get("/api/imports/" + id).expect(200));
    }

    private static long read(krm.app.web.Answer answer) {
        return Long.parseLong(answer.at("/linesRead"));
    }

    private long chunks(String id) {
        return db.sql("select count(*) from imports.chunk where import = :id")
                .param("id", UUID.fromString(id))
                .query(Long.class)
                .single();
    }

    private List<String> texts() {
        return db.sql("""
            select t::text from imports.import t union all
            select t::text from imports.chunk t union all
            select t::text from imports.refusal t
            """).query(String.class).list();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}

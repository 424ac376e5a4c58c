package krm.app.complaint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import krm.app.database.DatabaseSettings;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing personal rests in plain text: not in any table, not in the server's files, not in the log (rules.md §6). */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataAtRestTest extends AtTheDoors {

    @Autowired
    @Qualifier("importing")
    private SmartLifecycle importing;

    /** Stands in every personal field; no other text has it. */
    private final String secret = "zq" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void a_whole_life_leaves_no_personal_word(
            CapturedOutput log, @Autowired DatabaseSettings settings, @Autowired Environment environment)
            throws IOException {
        var id = live();
        assertThat(officer().look(id).at("/complainant/email"))
                .as("it is there, encrypted")
                .isEqualTo(secret);
        assertThat(officer()
                        .patient()
                        .get("/api/complaints?q=" + secret)
                        .expect(200)
                        .each("/items", "/id"))
                .as("it is found, by its tokens")
                .containsExactly(id);
        handIn();

        var owner = JdbcClient.create(settings.main().asOwner());
        var tables = owner.sql("""
            select format('%I.%I', table_schema, table_name) from information_schema.tables
             where table_schema not in ('pg_catalog', 'information_schema')
            """).query(String.class).list();
        assertThat(tables)
                .contains("events.event", "keys.data_key", "people.account")
                .contains("read_side.case_list", "read_side.case_deadline", "read_side.dead_letter")
                .contains("read_side.case_search")
                .contains("imports.import", "imports.chunk", "imports.refusal");
        assertThat(tables)
                .allSatisfy(table ->
                        assertThat(rowsWithSecret(owner, table)).as(table).isZero());
        assertThat(filesWithSecret(Path.of(environment.getRequiredProperty("krm.data"))))
                .isEmpty();
        assertThat(log.getAll()).doesNotContain(secret);
    }

    @AfterEach
    void goOn() {
        if (!importing.isRunning()) {
            importing.start();
        }
    }

    /** One import that is over and has refused all of it, and one that waits. */
    private void handIn() {
        var line = Form.of("case", "1", "step", "receive", "occurredOn", "2024-03-02", "data", Form.of(secret, secret));
        var officer = officer().with("Content-Type", "application/x-ndjson");
        var done = officer.post(
                        "/api/imports",
                        line.toString() + '\n' + line.with("case", secret).with(secret, 1))
                .expect(202)
                .id();
        while (!officer.get("/api/imports/" + done).at("/state").equals("DONE")) {
            Thread.onSpinWait();
        }
        importing.stop();
        officer.post("/api/imports", line.toString()).expect(202);
        assertThat(officer.get("/api/imports/" + done).text())
                .as("it is there, encrypted")
                .contains(secret);
    }

    private String live() {
        var officer = officer().with("Idempotency-Key", secret);
        var form = Form.disciplinary()
                .with("remarks", secret)
                .with("suggestion", secret)
                .with("concerns", List.of(Form.of("text", secret)))
                .with("accused", List.of(Form.of("name", secret)))
                .with(
                        "complainant",
                        Form.of(
                                "name",
                                secret,
                                "address",
                                secret,
                                "customerNumber",
                                secret,
                                "phone",
                                secret,
                                "email",
                                secret));
        var id = officer.post("/api/complaints", form).expect(201).id();
        officer.step(id, "acknowledge", Form.acknowledgement().with("reason", secret))
                .expect(200);
        officer.step(id, "forward", Form.forwarding("GF").with("reason", secret))
                .expect(200);
        officer.step(id, "interim-notice", Form.interimNotice().with("reason", secret))
                .expect(200);
        officer.step(id, "answer", Form.answer().with("text", secret).with("reason", secret))
                .expect(200);
        officer.step(id, "answer", Form.answer().with("text", secret + "!")).expect(409);
        officer.step(id, "rate", Form.rating().with("lesson", secret).with("reason", secret))
                .expect(200);
        officer.step(id, "close", Form.closing().with("reason", secret)).expect(200);
        refused(form);
        return id;
    }

    private void refused(Form form) {
        officer().post("/api/complaints", form.with("kind", secret)).expect(400);
        officer().post("/api/complaints", form.with(secret, secret)).expect(400);
        officer().post("/api/complaints", form + secret).expect(400);
        officer()
                .post("/api/complaints", form.with("remarks", secret.repeat(1_000)))
                .expect(422);
        officer().post("/api/complaints", form.with("receivedOn", "2999-01-01")).expect(422);
        officer().get("/api/complaints?q=" + secret + "&size=0").expect(400);
        officer().look(secret).expect(404);
    }

    private long rowsWithSecret(JdbcClient owner, String table) {
        return owner.sql("select count(*) from " + table + " t where t::text like :plain or t::text like :bytes")
                .param("plain", "%" + secret + "%")
                .param("bytes", "%" + HexFormat.of().formatHex(secret.getBytes(UTF_8)) + "%")
                .query(Long.class)
                .single();
    }

    private List<Path> filesWithSecret(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(this::holdsSecret).toList();
        }
    }

    private boolean holdsSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            // The server removes files while we look.
            return false;
        }
    }
}

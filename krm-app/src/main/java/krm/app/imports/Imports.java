package krm.app.imports;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import krm.app.database.DatabaseConfig;
import krm.core.access.Actor;
import krm.eventstore.IdempotencyEntry;
import krm.eventstore.MasterKey;
import krm.eventstore.SpoolCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The imports of all houses. Any node can go on with what another has accepted. */
@Component
public class Imports {

    /** Far longer than any connection lets a file trickle in. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String FINISHED_UPLOADS = """
        select id, jobcenter, started_by, on_behalf_of, started_at, state, lines_read, lines_total,
               (select count(*) from imports.refusal where refusal.import = import.id) as refused
          from imports.import
         where state <> 'UPLOADING'
        """;
    /** As {@code Import.isOf} says it of one. */
    private static final String THEIRS = """
        and jobcenter = :jobcenter and (started_by in (:user, :onBehalfOf) or on_behalf_of = :user)
        """;

    private final JdbcClient db;
    private final DataSource longLived;
    private final MasterKey master;
    private final Clock clock;

    Imports(JdbcClient db, @Qualifier(DatabaseConfig.LONG_LIVED) DataSource longLived, MasterKey master, Clock clock) {
        this.db = db;
        this.longLived = longLived;
        this.master = master;
        this.clock = clock;
    }

    /** A new import, to be filled; nobody sees it before it is finished. */
    public Upload begin(Actor by) {
        var id = UUID.randomUUID();
        var cipher = SpoolCipher.fresh(master, id);
        db.sql("""
            insert into imports.import (id, jobcenter, started_by, on_behalf_of, started_at, state, wrapped_key)
            values (:id, :jobcenter, :by, :onBehalfOf, :at, 'UPLOADING', :key)
            """)
                .param("id", id)
                .param("jobcenter", by.jobcenter())
                .param("by", by.user())
                .param("onBehalfOf", by.onBehalfOf())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", cipher.wrapped())
                .update();
        return new Upload(db, cipher, id);
    }

    public Optional<Import> find(UUID id) {
        return db.sql(FINISHED_UPLOADS + "and id = :id")
                .param("id", id)
                .query(Import.class)
                .optional();
    }

    /** Those that somebody has handed in, or had handed in by a deputy, or handed in as one; the newest first. */
    public List<Import> of(Actor actor, int page, int size) {
        return db.sql(FINISHED_UPLOADS + THEIRS + "order by started_at desc, id limit :size offset :before")
                .params(theirs(actor))
                .param("size", size)
                .param("before", (long) page * size)
                .query(Import.class)
                .list();
    }

    public long count(Actor actor) {
        return db.sql("select count(*) from (" + FINISHED_UPLOADS + THEIRS + ") theirs")
                .params(theirs(actor))
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> theirs(Actor actor) {
        var who = new HashMap<String, @Nullable Object>();
        who.put("jobcenter", actor.jobcenter());
        who.put("user", actor.user());
        who.put("onBehalfOf", actor.onBehalfOf());
        return who;
    }

    /** The import that a call with an idempotency key has made already, and what that call was. */
    public record Made(UUID id, IdempotencyEntry by) {}

    public Optional<Made> madeBy(byte[] request) {
        return db.sql("select id, request, fingerprint from imports.import where request = :request")
                .param("request", request)
                .query((row, _) ->
                        new Made(row.getObject(1, UUID.class), new IdempotencyEntry(row.getBytes(2), row.getBytes(3))))
                .optional();
    }

    /** The first of the lines that were not taken, in their order. */
    public List<RefusedLine> refused(UUID id, int limit) {
        var cipher = cipher(id);
        return db.sql("select line, sealed from imports.refusal where import = :id order by line limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query((row, _) -> open(cipher, row.getLong(1), row.getBytes(2)))
                .list();
    }

    static byte[] seal(SpoolCipher cipher, RefusedLine refused) {
        return cipher.seal("refusal " + refused.line(), JSON.writeValueAsBytes(refused));
    }

    static RefusedLine open(SpoolCipher cipher, long line, byte[] sealed) {
        try {
            return JSON.readValue(cipher.open("refusal " + line, sealed), RefusedLine.class);
        } catch (GeneralSecurityException e) {
            throw new DamagedSpool("The refusal of line " + line + " does not open");
        }
    }

    private SpoolCipher cipher(UUID id) {
        var wrapped = db.sql("select wrapped_key from imports.import where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
        try {
            return SpoolCipher.of(master, id, wrapped);
        } catch (GeneralSecurityException e) {
            throw new DamagedSpool("The key of import " + id + " does not open");
        }
    }

    /** An import that runs and that no other node works on; it is this node's until it is closed or the node dies. */
    public Optional<Underway> take() {
        var running = db.sql("select id from imports.import where state = 'RUNNING' order by started_at")
                .query(UUID.class)
                .list();
        for (var id : running) {
            var held = connection();
            var mine = JdbcClient.create(held);
            if (Underway.lock(mine, id)
                    && find(id).filter(i -> i.state() == Import.State.RUNNING).isPresent()) {
                return Optional.of(new Underway(find(id).orElseThrow(), () -> cipher(id), db, mine, held));
            }
            held.destroy();
        }
        return Optional.empty();
    }

    private SingleConnectionDataSource connection() {
        try {
            return new SingleConnectionDataSource(longLived.getConnection(), true);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection to keep", e);
        }
    }

    /** Removes what was begun and never finished, because the node died under it. */
    public int sweep() {
        return db.sql("delete from imports.import where state = 'UPLOADING' and started_at < :before")
                .param("before", clock.instant().minus(ABANDONED).atOffset(ZoneOffset.UTC))
                .update();
    }
}

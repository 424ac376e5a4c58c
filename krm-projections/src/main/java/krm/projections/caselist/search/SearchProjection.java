package krm.projections.caselist.search;

import static java.util.stream.Collectors.toSet;

import java.sql.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.crypto.SecretKey;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintReceived;
import krm.eventstore.DataKeys;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.StoredEvent;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.Newest;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes {@code case_word} and {@code case_search}, with {@code case_list} in one transaction and under one position. The
 * events of a batch are opened together at its end: one query for the keys, however many cases. Where a key is destroyed
 * a case has the words of its reference alone.
 */
@ProcessingGroup(CaseListProjection.NAME)
public final class SearchProjection {

    private static final String POSITIONS = SearchProjection.class.getName() + ".positions";
    private static final String REFERENCE = "reference";

    /** A case, the tokens that are stored for it, and those that shall be. */
    private record Found(
            UUID complaintId, String jobcenter, long newest, int sequence, Set<Long> stored, Set<Long> tokens) {

        Found after(int newSequence) {
            return new Found(complaintId, jobcenter, newest, newSequence, stored, tokens);
        }
    }

    private final JdbcClient db;
    private final EventLog log;
    private final EventCodec codec;
    private final DataKeys keys;
    private final SearchWords words;

    public SearchProjection(JdbcClient db, EventLog log, EventCodec codec, DataKeys keys, SearchWords words) {
        this.db = db;
        this.log = log;
        this.codec = codec;
        this.keys = keys;
        this.words = words;
    }

    @EventHandler
    void on(ComplaintEvent event, TrackingToken token) {
        var batch = CurrentUnitOfWork.get().root();
        batch.<Collection<Long>>getOrComputeResource(POSITIONS, _ -> {
                    var positions = new ArrayList<Long>();
                    batch.onPrepareCommit(_ -> add(positions));
                    return positions;
                })
                .add(token.position().orElseThrow());
    }

    @ResetHandler
    void reset() {
        db.sql("truncate read_side.case_word, read_side.case_search").update();
    }

    /** Takes away everything by which a person's case is found; its reference is nobody's name and stays. */
    public void forget(UUID complaintId) {
        var found = load(Set.of(complaintId));
        for (var some : found.values()) {
            var received = log.ofAggregate(complaintId, 0).getFirst();
            some.tokens().retainAll(words.ofReference(some.jobcenter(), reference(received)));
        }
        store(found.values());
    }

    private void add(List<Long> positions) {
        var events = log.at(positions);
        var found = load(events.stream().map(StoredEvent::aggregateId).collect(toSet()));
        var open = keys.find(events.stream().map(StoredEvent::keyId).collect(toSet()));
        for (var stored : events) {
            found.compute(stored.aggregateId(), (_, before) -> after(before, stored, open.get(stored.keyId())));
        }
        store(found.values());
    }

    private Found after(@Nullable Found before, StoredEvent stored, @Nullable SecretKey key) {
        var event = (ComplaintEvent) codec.reveal(stored, key);
        var found = before == null ? begun((ComplaintReceived) event, stored) : before;
        if (stored.sequence() <= found.sequence()) {
            return found;
        }
        if (key != null) {
            found.tokens().addAll(words.of(found.jobcenter(), CaseTexts.of(event)));
        }
        return found.after(stored.sequence());
    }

    private Found begun(ComplaintReceived event, StoredEvent stored) {
        return new Found(
                stored.aggregateId(),
                event.jobcenter(),
                Newest.of(event.receivedOn(), stored.position()),
                stored.sequence() - 1,
                Set.of(),
                new TreeSet<>(words.ofReference(event.jobcenter(), reference(stored))));
    }

    private String reference(StoredEvent received) {
        return Objects.requireNonNull(codec.readMetadata(received).get(REFERENCE));
    }

    private Map<UUID, Found> load(Set<UUID> complaintIds) {
        var found = new HashMap<UUID, Found>();
        db.sql("""
            select complaint_id, jobcenter, newest, sequence, tokens
              from read_side.case_search
             where complaint_id = any (:ids::uuid[])
            """)
                .param("ids", complaintIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> {
                    var tokens = List.of((Long[]) array(row.getArray("tokens")));
                    return new Found(
                            row.getObject("complaint_id", UUID.class),
                            row.getString("jobcenter"),
                            row.getLong("newest"),
                            row.getInt("sequence"),
                            Set.copyOf(tokens),
                            new TreeSet<>(tokens));
                })
                .list()
                .forEach(some -> found.put(some.complaintId(), some));
        return found;
    }

    private static Object array(Array of) throws java.sql.SQLException {
        return of.getArray();
    }

    private void store(Collection<Found> all) {
        db.sql("""
            insert into read_side.case_search (complaint_id, jobcenter, newest, sequence, tokens)
            select complaint_id, jobcenter, newest, sequence, tokens::bigint[]
              from unnest(:ids::uuid[], :jobcenters::text[], :newest::bigint[], :sequences::integer[], :tokens::text[])
                   as found (complaint_id, jobcenter, newest, sequence, tokens)
            on conflict (complaint_id) do update set sequence = excluded.sequence, tokens = excluded.tokens
            """)
                .param("ids", all.stream().map(f -> f.complaintId().toString()).toArray(String[]::new))
                .param("jobcenters", all.stream().map(Found::jobcenter).toArray(String[]::new))
                .param("newest", all.stream().map(Found::newest).toArray(Long[]::new))
                .param("sequences", all.stream().map(Found::sequence).toArray(Integer[]::new))
                .param("tokens", all.stream().map(f -> literal(f.tokens())).toArray(String[]::new))
                .update();
        change("""
            insert into read_side.case_word (token, newest)
            select token, newest from unnest(:tokens::bigint[], :newest::bigint[]) as new (token, newest)
            on conflict do nothing
            """, all, found -> less(found.tokens(), found.stored()));
        change("""
            delete from read_side.case_word
             using unnest(:tokens::bigint[], :newest::bigint[]) as gone (token, newest)
             where case_word.token = gone.token and case_word.newest = gone.newest
            """, all, found -> less(found.stored(), found.tokens()));
    }

    private static String literal(Set<Long> tokens) {
        return tokens.toString().replace('[', '{').replace(']', '}');
    }

    private static Set<Long> less(Set<Long> some, Set<Long> others) {
        var less = new HashSet<>(some);
        less.removeAll(others);
        return less;
    }

    private interface Change {
        Set<Long> of(Found found);
    }

    /** In the order of the index, so that a batch touches each of its pages once. */
    private void change(String sql, Collection<Found> all, Change change) {
        record Row(long token, long newest) {}
        var rows = all.stream()
                .flatMap(found -> change.of(found).stream().map(token -> new Row(token, found.newest())))
                .sorted(java.util.Comparator.comparingLong(Row::token).thenComparingLong(Row::newest))
                .toList();
        if (!rows.isEmpty()) {
            db.sql(sql)
                    .param("tokens", rows.stream().map(Row::token).toArray(Long[]::new))
                    .param("newest", rows.stream().map(Row::newest).toArray(Long[]::new))
                    .update();
        }
    }
}

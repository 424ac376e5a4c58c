package krm.projections.caselist.search;

import static java.util.stream.Collectors.toSet;

import java.sql.Array;
import java.time.LocalDate;
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
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javax.crypto.SecretKey;
import krm.core.complaint.event.ComplainantErased;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.CorrectedField;
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

    /** A case: under which number which tokens are stored for it, and which shall be. */
    private record Found(
            UUID complaintId,
            String jobcenter,
            long storedNewest,
            Set<Long> stored,
            long newest,
            int sequence,
            Set<Long> tokens) {

        Found after(int newSequence) {
            return new Found(complaintId, jobcenter, storedNewest, stored, newest, newSequence, tokens);
        }

        Found received(LocalDate on) {
            return new Found(complaintId, jobcenter, storedNewest, stored, Newest.moved(newest, on), sequence, tokens);
        }

        Set<Long> added() {
            return moved() ? tokens : less(tokens, stored);
        }

        Set<Long> gone() {
            return moved() ? stored : less(stored, tokens);
        }

        private boolean moved() {
            return storedNewest != newest;
        }

        private static Set<Long> less(Set<Long> some, Set<Long> others) {
            var less = new HashSet<>(some);
            less.removeAll(others);
            return less;
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
        if (event instanceof ComplainantErased || key == null) {
            found.tokens().retainAll(words.ofReference(found.jobcenter(), reference(first(stored))));
            return found.after(stored.sequence());
        }
        if (event instanceof ComplaintCorrected corrected) {
            return corrected(found, corrected, stored, key);
        }
        found.tokens().addAll(words.of(found.jobcenter(), CaseTexts.of(event)));
        return found.after(stored.sequence());
    }

    /** Nobody is found by a name that was put right, and a case stands where its right day puts it. */
    private Found corrected(Found found, ComplaintCorrected event, StoredEvent last, SecretKey key) {
        var history = log.ofAggregate(last.aggregateId(), 0);
        found.tokens().clear();
        found.tokens().addAll(words.ofReference(found.jobcenter(), reference(history.getFirst())));
        found.tokens()
                .addAll(words.of(
                        found.jobcenter(),
                        CaseTexts.of(history.stream()
                                .filter(stored -> stored.sequence() <= last.sequence())
                                .map(stored -> (ComplaintEvent) codec.reveal(stored, key))
                                .toList())));
        var after = found.after(last.sequence());
        return event.field() == CorrectedField.RECEIVED_ON
                ? after.received(LocalDate.parse(Objects.requireNonNull(event.to())))
                : after;
    }

    private StoredEvent first(StoredEvent some) {
        return log.ofAggregate(some.aggregateId(), 0).getFirst();
    }

    private Found begun(ComplaintReceived event, StoredEvent stored) {
        var newest = Newest.of(event.receivedOn(), stored.position());
        return new Found(
                stored.aggregateId(),
                event.jobcenter(),
                newest,
                Set.of(),
                newest,
                stored.sequence() - 1,
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
                            Set.copyOf(tokens),
                            row.getLong("newest"),
                            row.getInt("sequence"),
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
            on conflict (complaint_id) do update
                set newest = excluded.newest, sequence = excluded.sequence, tokens = excluded.tokens
            """)
                .param("ids", all.stream().map(f -> f.complaintId().toString()).toArray(String[]::new))
                .param("jobcenters", all.stream().map(Found::jobcenter).toArray(String[]::new))
                .param("newest", all.stream().map(Found::newest).toArray(Long[]::new))
                .param("sequences", all.stream().map(Found::sequence).toArray(Integer[]::new))
                .param("tokens", all.stream().map(f -> literal(f.tokens())).toArray(String[]::new))
                .update();
        change("""
            delete from read_side.case_word
             using unnest(:tokens::bigint[], :newest::bigint[]) as gone (token, newest)
             where case_word.token = gone.token and case_word.newest = gone.newest
            """, all, Found::gone, Found::storedNewest);
        change("""
            insert into read_side.case_word (token, newest)
            select token, newest from unnest(:tokens::bigint[], :newest::bigint[]) as new (token, newest)
            on conflict do nothing
            """, all, Found::added, Found::newest);
    }

    private static String literal(Set<Long> tokens) {
        return tokens.toString().replace('[', '{').replace(']', '}');
    }

    /** In the order of the index, so that a batch touches each of its pages once. */
    private void change(
            String sql, Collection<Found> all, Function<Found, Set<Long>> tokens, ToLongFunction<Found> newest) {
        record Row(long token, long newest) {}
        var rows = all.stream()
                .flatMap(found -> tokens.apply(found).stream().map(token -> new Row(token, newest.applyAsLong(found))))
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

package krm.projections.caselist.search;

import static java.util.stream.Collectors.toSet;

import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
import krm.projections.CaseEvent;
import krm.projections.Fold;
import krm.projections.ReadModel;
import krm.projections.Row;
import krm.projections.Table;
import krm.projections.caselist.Newest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What {@code case_search} holds, beside {@code case_list} under one position. The events of a batch are
 * opened with one query for the keys, however many cases. Where a key is destroyed a case has the words of its reference
 * alone.
 */
public final class SearchProjection implements ReadModel<Found> {

    private static final String REFERENCE = "reference";

    private final EventLog log;
    private final EventCodec codec;
    private final DataKeys keys;
    private final SearchWords words;

    public SearchProjection(EventLog log, EventCodec codec, DataKeys keys, SearchWords words) {
        this.log = log;
        this.codec = codec;
        this.keys = keys;
        this.words = words;
    }

    @Override
    public List<Table<Found>> tables() {
        return List.of(Table.one(
                "case_search",
                "complaint_id uuid",
                List.of("newest bigint", "jobcenter text", "sequence integer", "tokens bigint[]"),
                SearchProjection::row));
    }

    private static Row row(Found found) {
        return Row.of(found.id(), found.newest(), found.jobcenter(), found.sequence(), found.tokens());
    }

    @Override
    public int sequence(Found found) {
        return found.sequence();
    }

    @Override
    public Fold<Found> fold(Collection<CaseEvent> events) {
        var open =
                keys.find(events.stream().map(event -> event.stored().keyId()).collect(toSet()));
        var remembering = words.remembering();
        return (before, event) -> after(before, event, open.get(event.stored().keyId()), remembering);
    }

    private Found after(@Nullable Found before, CaseEvent sealed, @Nullable SecretKey key, SearchWords words) {
        var stored = sealed.stored();
        var found = before == null ? begun(sealed, words) : before.at(stored.sequence());
        if (sealed.event() instanceof ComplainantErased || key == null) {
            return found.withOnly(words.ofReference(found.jobcenter(), reference(stored.aggregateId())));
        }
        if (sealed.event() instanceof ComplaintCorrected corrected) {
            return corrected(found, corrected, stored, key, words);
        }
        return CaseTexts.of(sealed.event()).isEmpty()
                ? found
                : found.with(words.of(found.jobcenter(), CaseTexts.of((ComplaintEvent) codec.reveal(stored, key))));
    }

    /** Nobody is found by a name that was put right, and a case stands where its right day puts it. */
    private Found corrected(Found found, ComplaintCorrected event, StoredEvent last, SecretKey key, SearchWords words) {
        var history = log.ofAggregate(last.aggregateId(), 0);
        var right = found.withOnly(words.ofReference(found.jobcenter(), reference(history.getFirst())))
                .with(words.of(
                        found.jobcenter(),
                        CaseTexts.of(history.stream()
                                .filter(stored -> stored.sequence() <= last.sequence())
                                .map(stored -> (ComplaintEvent) codec.reveal(stored, key))
                                .toList())));
        return event.field() == CorrectedField.RECEIVED_ON
                ? right.received(LocalDate.parse(Objects.requireNonNull(event.to())))
                : right;
    }

    private static Found begun(CaseEvent sealed, SearchWords words) {
        var event = (ComplaintReceived) sealed.event();
        return new Found(
                        sealed.caseId(),
                        event.jobcenter(),
                        Newest.of(event.receivedOn(), sealed.stored().position()),
                        sealed.sequence())
                .with(words.ofReference(event.jobcenter(), Objects.requireNonNull(sealed.reference())));
    }

    private String reference(UUID caseId) {
        return reference(log.ofAggregate(caseId, 0).getFirst());
    }

    private String reference(StoredEvent received) {
        return Objects.requireNonNull(codec.readMetadata(received).get(REFERENCE));
    }

    @Override
    public Map<UUID, Found> load(JdbcClient db, Set<UUID> caseIds) {
        var found = new HashMap<UUID, Found>();
        db.sql("""
            select complaint_id, jobcenter, newest, sequence, tokens
              from case_search
             where complaint_id = any (?::uuid[])
            """)
                .param(caseIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> new Found(
                                row.getObject("complaint_id", UUID.class),
                                row.getString("jobcenter"),
                                row.getLong("newest"),
                                row.getInt("sequence"))
                        .with(tokens(row.getArray("tokens"))))
                .list()
                .forEach(some -> found.put(some.id(), some));
        return found;
    }

    private static LongStream tokens(Array array) throws SQLException {
        return Stream.of((Long[]) array.getArray()).mapToLong(Long::longValue);
    }
}

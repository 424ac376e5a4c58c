package krm.projections.caselist;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.house.Houses;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.projections.CaseEvent;
import krm.projections.Fold;
import krm.projections.ReadModel;
import krm.projections.Row;
import krm.projections.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What {@code case_list}, {@code case_deadline} and the two tables of counts hold. What a case has come to is not worked out here:
 * each event is folded into the same {@link ComplaintFile} that decides, so that no rule stands twice.
 */
public final class CaseListProjection implements ReadModel<Listed> {

    public static final String NAME = "case-list";

    private final Houses houses;
    private final EventLog log;
    private final EventCodec codec;

    public CaseListProjection(Houses houses, EventLog log, EventCodec codec) {
        this.houses = houses;
        this.log = log;
        this.codec = codec;
    }

    @Override
    public List<Table<Listed>> tables() {
        return List.of(
                Table.one(
                        "case_list",
                        "complaint_id uuid",
                        List.of(
                                "newest bigint",
                                "reference text",
                                "jobcenter text",
                                "kind text",
                                "channel text",
                                "customer_group text",
                                "special_groups text[]",
                                "topics text[]",
                                "areas text[]",
                                "received_on date",
                                "recorded_at timestamptz",
                                "recorded_by text",
                                "disciplinary boolean",
                                "accused_users text[]",
                                "status text",
                                "priority text",
                                "urgency smallint",
                                "team text",
                                "person text",
                                "deadlines smallint[]",
                                "next_miss_on date",
                                "began_on date",
                                "last_on date",
                                "last_recorded_at timestamptz",
                                "next_type text",
                                "next_run integer",
                                "next_due_on date",
                                "next_missed_after date",
                                "next_act_by date",
                                "first_missed_after date",
                                "version integer",
                                "sequence integer"),
                        this::row),
                DeadlineLines.TABLE,
                Table.tally(
                        "case_count",
                        List.of(
                                "jobcenter text",
                                "disciplinary boolean",
                                "status text",
                                "kind text",
                                "channel text",
                                "customer_group text",
                                "team text"),
                        CaseListProjection::sort),
                Table.tally(
                        "case_facet_count",
                        List.of(
                                "jobcenter text",
                                "disciplinary boolean",
                                "team text",
                                "special_groups text[]",
                                "topics text[]",
                                "areas text[]"),
                        CaseListProjection::facets));
    }

    private Row row(Listed listed) {
        var file = listed.file();
        var facts = file.facts();
        var next = Next.of(file, file.calendar(houses));
        return Row.of(
                listed.id(),
                listed.newest(),
                listed.reference(),
                file.jobcenter(),
                file.kind(),
                file.channel(),
                file.customerGroup(),
                sorted(file.specialGroups()),
                sorted(file.topics()),
                sorted(file.areas()),
                file.receivedOn(),
                listed.recordedAt(),
                facts.recordedBy(),
                facts.disciplinary(),
                sorted(facts.accusedUsers()),
                file.status(),
                file.priority(),
                Urgency.of(file),
                file.team(),
                file.person(),
                DeadlineLines.numbers(file),
                file.nextRecordOn().orElse(null),
                listed.beganOn(),
                listed.lastOn(),
                listed.lastRecordedAt(),
                next.map(Next::type).orElse(null),
                next.map(Next::run).orElse(null),
                next.map(Next::dueOn).orElse(null),
                next.map(Next::missedAfter).orElse(null),
                next.map(Next::actBy).orElse(null),
                next.map(Next::firstMissedAfter).orElse(null),
                file.version(),
                listed.sequence());
    }

    private static Row sort(Listed listed) {
        var file = listed.file();
        return Row.of(
                file.jobcenter(),
                file.facts().disciplinary(),
                file.status(),
                file.kind(),
                file.channel(),
                file.customerGroup(),
                file.team());
    }

    private static Row facets(Listed listed) {
        var file = listed.file();
        return Row.of(
                file.jobcenter(),
                file.facts().disciplinary(),
                file.team(),
                sorted(file.specialGroups()),
                sorted(file.topics()),
                sorted(file.areas()));
    }

    private static List<String> sorted(Collection<?> values) {
        return values.stream().map(Object::toString).distinct().sorted().toList();
    }

    @Override
    public int sequence(Listed listed) {
        return listed.sequence();
    }

    @Override
    public Fold<Listed> fold(Collection<CaseEvent> events) {
        return CaseListProjection::after;
    }

    private static Listed after(@Nullable Listed before, CaseEvent event) {
        return before == null ? received(event) : more(before, event);
    }

    private static Listed received(CaseEvent event) {
        var received = (ComplaintReceived) event.event();
        return new Listed(
                event.caseId(),
                Newest.of(received.receivedOn(), event.stored().position()),
                Objects.requireNonNull(event.reference()),
                event.stored().recordedAt(),
                received.receivedOn(),
                received.receivedOn(),
                event.stored().recordedAt(),
                event.sequence(),
                ComplaintFile.EMPTY.after(received));
    }

    private static Listed more(Listed before, CaseEvent event) {
        var file = before.file().after(event.event());
        return new Listed(
                before.id(),
                Newest.moved(before.newest(), file.receivedOn()),
                before.reference(),
                before.recordedAt(),
                before.beganOn(),
                later(before.lastOn(), event.event().occurredOn()),
                later(before.lastRecordedAt(), event.stored().recordedAt()),
                event.sequence(),
                file);
    }

    private static <T extends Comparable<? super T>> T later(T one, T other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Folded anew: what the events say is not kept a second time. */
    @Override
    public Map<UUID, Listed> load(JdbcClient db, Set<UUID> caseIds) {
        var sequences = new HashMap<UUID, Integer>();
        db.sql("select complaint_id, sequence from case_list where complaint_id = any (?::uuid[])")
                .param(caseIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    sequences.put(row.getObject("complaint_id", UUID.class), row.getInt("sequence"));
                });
        var listed = new HashMap<UUID, Listed>();
        if (!sequences.isEmpty()) {
            for (var stored : log.ofAggregates(sequences.keySet())) {
                if (stored.sequence() <= sequences.get(stored.aggregateId())) {
                    var event = CaseEvent.read(codec, stored).orElseThrow();
                    listed.compute(event.caseId(), (_, before) -> after(before, event));
                }
            }
        }
        return listed;
    }
}

package krm.projections.caselist;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.deadline.DeadlineEnding;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.DeadlineViews;
import krm.core.house.Houses;
import krm.projections.CaseEvent;
import krm.projections.Fold;
import krm.projections.ReadModel;
import krm.projections.Row;
import krm.projections.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * What {@code case_list}, {@code case_deadline} and the two tables of counts hold. What a case has come to is not worked out here:
 * each event is folded into the same {@link ComplaintFile} that decides, so that no rule stands twice.
 */
public final class CaseListProjection implements ReadModel<Listed> {

    public static final String NAME = "case-list";

    private final Houses houses;
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Set.class, new SortedSets()))
            .build();

    public CaseListProjection(Houses houses) {
        this.houses = houses;
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
                                "not_applicable text[]",
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
                                "sequence integer",
                                "file text"),
                        this::row),
                DeadlineLine.TABLE,
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
                listed.notApplicable(),
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
                listed.sequence(),
                json.writeValueAsString(file));
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
        return this::after;
    }

    private Listed after(@Nullable Listed before, CaseEvent event) {
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
                ComplaintFile.EMPTY.after(received),
                List.of(),
                List.of());
    }

    private Listed more(Listed before, CaseEvent event) {
        var file = before.file().after(event.event());
        var endings = DeadlineViews.endings(file.set(), file.runs());
        return new Listed(
                before.id(),
                Newest.moved(before.newest(), file.receivedOn()),
                before.reference(),
                before.recordedAt(),
                before.beganOn(),
                later(before.lastOn(), event.event().occurredOn()),
                later(before.lastRecordedAt(), event.stored().recordedAt()),
                event.sequence(),
                file,
                notApplicable(endings),
                DeadlineLine.of(
                        file,
                        endings,
                        file.calendar(houses),
                        before.deadlines(),
                        event.event().occurredOn()));
    }

    private static List<String> notApplicable(List<DeadlineEnding> endings) {
        var types = EnumSet.allOf(DeadlineType.class);
        endings.forEach(ending -> types.remove(ending.deadline().type()));
        return types.stream().map(DeadlineType::name).toList();
    }

    private static <T extends Comparable<? super T>> T later(T one, T other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    @Override
    public Map<UUID, Listed> load(JdbcClient db, Set<UUID> caseIds) {
        var ids = caseIds.stream().map(UUID::toString).toArray(String[]::new);
        var deadlines = new HashMap<UUID, List<DeadlineLine>>();
        db.sql("""
            select complaint_id, type, run, set_on, due_on, missed_after, act_by, ended_on, settled
              from case_deadline
             where complaint_id = any (?::uuid[])
             order by complaint_id, no
            """)
                .param(ids)
                .query((row, _) -> deadlines
                        .computeIfAbsent(row.getObject("complaint_id", UUID.class), _ -> new ArrayList<>())
                        .add(deadline(row)))
                .list();
        var listed = new HashMap<UUID, Listed>();
        db.sql("""
            select complaint_id, newest, reference, recorded_at, began_on, last_on, last_recorded_at, not_applicable,
                   sequence, file
              from case_list
             where complaint_id = any (?::uuid[])
            """)
                .param(ids)
                .query((row, _) -> listed(row, deadlines))
                .list()
                .forEach(some -> listed.put(some.id(), some));
        return listed;
    }

    private Listed listed(ResultSet row, Map<UUID, List<DeadlineLine>> deadlines) throws SQLException {
        var id = row.getObject("complaint_id", UUID.class);
        return new Listed(
                id,
                row.getLong("newest"),
                row.getString("reference"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("began_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                row.getObject("last_recorded_at", OffsetDateTime.class).toInstant(),
                row.getInt("sequence"),
                json.readValue(row.getString("file"), ComplaintFile.class),
                texts(row.getArray("not_applicable")),
                List.copyOf(deadlines.getOrDefault(id, List.of())));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static DeadlineLine deadline(ResultSet row) throws SQLException {
        return new DeadlineLine(
                row.getString("type"),
                row.getInt("run"),
                row.getObject("set_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("missed_after", LocalDate.class),
                row.getObject("act_by", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("settled"));
    }
}

package krm.projections.caselist;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import krm.core.calendar.Calendars;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.Concern;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code case_list} and {@code case_deadline}. What a case has come to is not worked out here: each event is
 * folded into the same {@link ComplaintFile} that decides, so that no rule stands twice.
 */
@ProcessingGroup(CaseListProjection.NAME)
public final class CaseListProjection {

    public static final String NAME = "case-list";

    private record Row(long newest, int sequence, String file) {}

    private final JdbcClient db;
    private final DeadlineRows deadlines;
    private final Calendars calendars;
    private final JsonMapper json = JsonMapper.builder().build();

    public CaseListProjection(JdbcClient db, Calendars calendars) {
        this.db = db;
        this.deadlines = new DeadlineRows(db, calendars);
        this.calendars = calendars;
    }

    @EventHandler
    void on(
            ComplaintEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant recordedAt,
            @MetaDataValue("reference") String reference,
            TrackingToken token) {
        if (event instanceof ComplaintReceived received) {
            var newest = Newest.of(received.receivedOn(), token.position().orElseThrow());
            insert(received, newest, recordedAt, reference, ComplaintFile.EMPTY.after(received));
            return;
        }
        var id = UUID.fromString(event.complaintId());
        var row = db.sql("select newest, sequence, file from read_side.case_list where complaint_id = :id for update")
                .param("id", id)
                .query(Row.class)
                .single();
        if (row.sequence() < sequence) {
            var file = json.readValue(row.file(), ComplaintFile.class).after(event);
            update(id, Newest.moved(row.newest(), file.receivedOn()), sequence, file, event.occurredOn(), recordedAt);
        }
    }

    @ResetHandler
    void reset() {
        db.sql("truncate read_side.case_list, read_side.case_deadline, read_side.case_count")
                .update();
    }

    private void insert(
            ComplaintReceived event, long newest, Instant recordedAt, String reference, ComplaintFile file) {
        db.sql("""
            insert into read_side.case_list (complaint_id, newest, reference, jobcenter, kind, channel,
                   customer_group, special_groups, topics, areas, received_on, recorded_at, recorded_by,
                   disciplinary, accused_users, status, priority, urgency, not_applicable, version, sequence, file,
                   began_on, last_on, last_recorded_at)
            values (:id, :newest, :reference, :jobcenter, :kind, :channel,
                   :customerGroup, :specialGroups, :topics, :areas, :receivedOn, :recordedAt, :recordedBy,
                   :disciplinary, :accusedUsers, :status, :priority, :urgency, '{}', :version, 0, :file,
                   :receivedOn, :receivedOn, :recordedAt)
            on conflict do nothing
            """)
                .param("id", UUID.fromString(event.complaintId()))
                .param("newest", newest)
                .param("reference", reference)
                .param("jobcenter", event.jobcenter())
                .param("kind", event.kind().name())
                .param("channel", event.channel().name())
                .param("customerGroup", event.customerGroup().name())
                .param("specialGroups", names(event.specialGroups().stream()))
                .param("topics", names(event.concerns().stream().map(Concern::topic)))
                .param("areas", names(event.concerns().stream().map(Concern::area)))
                .param("receivedOn", event.receivedOn())
                .param("recordedAt", OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC))
                .param("recordedBy", event.recordedBy())
                .param("disciplinary", event.kind().isDisciplinary())
                .param("accusedUsers", names(event.accused().stream().map(Accused::user)))
                .param("status", file.status().name())
                .param("priority", file.priority().name())
                .param("urgency", Urgency.of(file))
                .param("version", file.version())
                .param("file", json.writeValueAsString(file))
                .update();
    }

    private static String[] names(Stream<? extends @Nullable Object> values) {
        return values.filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    private void update(
            UUID id, long newest, long sequence, ComplaintFile file, LocalDate happenedOn, Instant recordedAt) {
        var notApplicable = deadlines.write(id, file, happenedOn);
        var next = Next.of(file, calendars.of(file.land()));
        db.sql("""
            update read_side.case_list
               set newest = :newest, kind = :kind, channel = :channel, customer_group = :customerGroup,
                   special_groups = :specialGroups, topics = :topics, areas = :areas, received_on = :receivedOn,
                   disciplinary = :disciplinary, status = :status, priority = :priority, urgency = :urgency,
                   team = :team, person = :person, not_applicable = :notApplicable, next_miss_on = :nextMissOn,
                   version = :version, sequence = :sequence, file = :file,
                   last_on = greatest(last_on, :lastOn), last_recorded_at = greatest(last_recorded_at, :recordedAt),
                   next_type = :nextType, next_run = :nextRun, next_due_on = :nextDueOn,
                   next_missed_after = :nextMissedAfter, next_act_by = :nextActBy,
                   first_missed_after = :firstMissedAfter
             where complaint_id = :id
            """)
                .param("newest", newest)
                .param("kind", file.kind().name())
                .param("channel", file.channel().name())
                .param("customerGroup", file.customerGroup().name())
                .param("specialGroups", names(file.specialGroups().stream()))
                .param("topics", names(file.topics().stream()))
                .param("areas", names(file.areas().stream()))
                .param("receivedOn", file.receivedOn())
                .param("disciplinary", file.kind().isDisciplinary())
                .param("status", file.status().name())
                .param("priority", file.priority().name())
                .param("urgency", Urgency.of(file))
                .param("team", file.team(), Types.VARCHAR)
                .param("person", file.person(), Types.VARCHAR)
                .param("notApplicable", notApplicable.toArray(String[]::new))
                .param("nextMissOn", file.nextMissOn().orElse(null), Types.DATE)
                .param("version", file.version())
                .param("sequence", sequence)
                .param("file", json.writeValueAsString(file))
                .param("lastOn", happenedOn)
                .param("recordedAt", OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC))
                .param("nextType", next.map(Next::type).orElse(null), Types.VARCHAR)
                .param("nextRun", next.map(Next::run).orElse(null), Types.INTEGER)
                .param("nextDueOn", next.map(Next::dueOn).orElse(null), Types.DATE)
                .param("nextMissedAfter", next.map(Next::missedAfter).orElse(null), Types.DATE)
                .param("nextActBy", next.map(Next::actBy).orElse(null), Types.DATE)
                .param("firstMissedAfter", next.map(Next::firstMissedAfter).orElse(null), Types.DATE)
                .param("id", id)
                .update();
    }
}

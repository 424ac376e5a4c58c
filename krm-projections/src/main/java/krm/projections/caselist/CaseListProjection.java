package krm.projections.caselist;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import krm.core.calendar.Calendars;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintReceived;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code case_list} and {@code case_deadline}. What a case has come to is not worked out here: each event is
 * folded into the same {@link ComplaintFile} that decides, so that no rule stands twice.
 */
@ProcessingGroup(CaseListProjection.NAME)
public final class CaseListProjection {

    public static final String NAME = "case-list";

    private record Row(int sequence, String file) {}

    private final JdbcClient db;
    private final Calendars calendars;
    private final JsonMapper json = JsonMapper.builder().build();

    public CaseListProjection(JdbcClient db, Calendars calendars) {
        this.db = db;
        this.calendars = calendars;
    }

    @EventHandler
    void on(
            ComplaintEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant recordedAt,
            @MetaDataValue("reference") String reference) {
        if (event instanceof ComplaintReceived received) {
            insert(received, recordedAt, reference, ComplaintFile.EMPTY.after(received));
            return;
        }
        var id = UUID.fromString(event.complaintId());
        var row = db.sql("select sequence, file from read_side.case_list where complaint_id = :id for update")
                .param("id", id)
                .query(Row.class)
                .single();
        if (row.sequence() < sequence) {
            update(id, sequence, json.readValue(row.file(), ComplaintFile.class).after(event));
        }
    }

    @ResetHandler
    void reset() {
        db.sql("truncate read_side.case_list, read_side.case_deadline").update();
    }

    private void insert(ComplaintReceived event, Instant recordedAt, String reference, ComplaintFile file) {
        db.sql("""
            insert into read_side.case_list (complaint_id, reference, jobcenter, kind, channel,
                   customer_group, received_on, recorded_at, recorded_by, disciplinary, accused_users,
                   status, priority, version, sequence, file)
            values (:id, :reference, :jobcenter, :kind, :channel,
                   :customerGroup, :receivedOn, :recordedAt, :recordedBy, :disciplinary, :accusedUsers,
                   :status, :priority, :version, 0, :file)
            on conflict do nothing
            """)
                .param("id", UUID.fromString(event.complaintId()))
                .param("reference", reference)
                .param("jobcenter", event.jobcenter())
                .param("kind", event.kind().name())
                .param("channel", event.channel().name())
                .param("customerGroup", event.customerGroup().name())
                .param("receivedOn", event.receivedOn())
                .param("recordedAt", OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC))
                .param("recordedBy", event.recordedBy())
                .param("disciplinary", event.kind() == ComplaintKind.DISCIPLINARY_COMPLAINT)
                .param("accusedUsers", accusedUsers(event.accused()))
                .param("status", file.status().name())
                .param("priority", file.priority().name())
                .param("version", file.version())
                .param("file", json.writeValueAsString(file))
                .update();
    }

    private static String[] accusedUsers(List<Accused> accused) {
        return accused.stream().map(Accused::user).filter(user -> user != null).toArray(String[]::new);
    }

    private void update(UUID id, long sequence, ComplaintFile file) {
        db.sql("""
            update read_side.case_list
               set kind = :kind, channel = :channel, customer_group = :customerGroup, received_on = :receivedOn,
                   disciplinary = :disciplinary, status = :status, priority = :priority, team = :team, person = :person,
                   version = :version, sequence = :sequence, next_miss_on = :nextMissOn, file = :file
             where complaint_id = :id
            """)
                .param("kind", file.kind().name())
                .param("channel", file.channel().name())
                .param("customerGroup", file.customerGroup().name())
                .param("receivedOn", file.receivedOn())
                .param("disciplinary", file.kind() == ComplaintKind.DISCIPLINARY_COMPLAINT)
                .param("nextMissOn", file.nextMissOn().orElse(null), Types.DATE)
                .param("status", file.status().name())
                .param("priority", file.priority().name())
                .param("team", file.team(), Types.VARCHAR)
                .param("person", file.person(), Types.VARCHAR)
                .param("version", file.version())
                .param("sequence", sequence)
                .param("file", json.writeValueAsString(file))
                .param("id", id)
                .update();
        db.sql("delete from read_side.case_deadline where complaint_id = :id")
                .param("id", id)
                .update();
        var calendar = calendars.of(file.land());
        for (var deadline : file.outstanding()) {
            db.sql("""
                insert into read_side.case_deadline (complaint_id, type, run, no, due_on, missed_after, act_by)
                values (:id, :type, :run, :no, :dueOn, :missedAfter, :actBy)
                """)
                    .param("id", id)
                    .param("type", deadline.type().name())
                    .param("run", deadline.run())
                    .param("no", deadline.no())
                    .param("dueOn", deadline.dueOn())
                    .param("missedAfter", deadline.missedAfter())
                    .param("actBy", calendar.lastWorkingDayUpTo(deadline.dueOn()))
                    .update();
        }
    }
}

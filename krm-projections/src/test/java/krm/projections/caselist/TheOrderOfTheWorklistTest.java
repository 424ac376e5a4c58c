package krm.projections.caselist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.Risk;
import krm.core.deadline.DeadlineType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Risks, petitions and submissions, the rest; each by due day (rules.md §5). */
class TheOrderOfTheWorklistTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Actor OFFICER = new Actor("anna", Role.KRM_OFFICER, null, "WF", null);

    private static ReadSide readSide;

    @BeforeAll
    static void start() {
        readSide = new ReadSide();
    }

    @AfterAll
    static void stop() {
        readSide.close();
    }

    @Test
    @DisplayName("S1.13 S2.68 risks, then petitions and submissions, then the rest, each by due day")
    void risks_then_petitions_and_submissions_then_the_rest_each_by_due_day() {
        var later = received(ComplaintKind.COMPLAINT, List.of(), DAY.plusDays(9));
        var rest = received(ComplaintKind.COMPLAINT, List.of(), DAY.plusDays(1));
        var submission = received(ComplaintKind.SUBMISSION, List.of(), DAY.plusDays(8));
        var petition = received(ComplaintKind.PETITION, List.of(), DAY.plusDays(7));
        var risk = received(ComplaintKind.PRAISE, List.of(Risk.EMERGENCY), DAY.plusDays(20));
        var urgentRisk = received(ComplaintKind.COMPLAINT, List.of(Risk.EMERGENCY), DAY.plusDays(10));
        var petitionAtRisk = received(ComplaintKind.PETITION, List.of(Risk.EMERGENCY), DAY.plusDays(15));

        var items = new Worklist(readSide.db)
                        .page(
                                OFFICER,
                                new WorklistFilter(WorklistFilter.Due.ALL, null, false, DAY, DAY.plusDays(2)),
                                0,
                                50)
                        .items()
                        .stream()
                        .filter(row -> row.dueOn().isBefore(DAY.plusDays(100)))
                        .toList();

        assertThat(items)
                .extracting(WorklistRow::id)
                .containsExactly(urgentRisk, petitionAtRisk, risk, petition, submission, rest, later);
    }

    @Test
    void what_waits_for_a_forecast_hides_nothing_that_is_overdue() {
        var id = received(
                ComplaintKind.COMPLAINT,
                List.of(),
                List.of(
                        new DeadlineSet(DeadlineType.INTERIM_NOTICE, 1, DAY.plusDays(107)),
                        new DeadlineSet(DeadlineType.PROMISED_ANSWER, 1, DAY.plusDays(109)),
                        new DeadlineSet(DeadlineType.ANSWER, 1, DAY.plusDays(114))));
        assertThat(overdue(DAY.plusDays(109))).doesNotContain(id);
        assertThat(overdue(DAY.plusDays(110))).contains(id);
    }

    private static List<UUID> overdue(LocalDate day) {
        return new Worklist(readSide.db)
                        .page(
                                OFFICER,
                                new WorklistFilter(WorklistFilter.Due.OVERDUE, null, false, day, day.plusDays(2)),
                                0,
                                200)
                        .items()
                        .stream()
                        .map(WorklistRow::id)
                        .toList();
    }

    private static UUID received(ComplaintKind kind, List<Risk> risks, LocalDate answerDueOn) {
        return received(
                kind,
                risks,
                risks.isEmpty()
                        ? List.of(new DeadlineSet(DeadlineType.ANSWER, 1, answerDueOn))
                        : List.of(
                                new DeadlineSet(DeadlineType.ANSWER, 1, answerDueOn),
                                new DeadlineSet(DeadlineType.RISK_RESPONSE, 1, answerDueOn)));
    }

    /** As the projection sees it: the reception, then the system's deadlines. */
    private static UUID received(ComplaintKind kind, List<Risk> risks, List<DeadlineSet> deadlines) {
        var id = UUID.randomUUID();
        var received = new ComplaintReceived(
                id.toString(),
                kind,
                Channel.LETTER,
                DAY,
                "WF",
                "NI",
                "anna",
                CustomerGroup.OTHER,
                List.of(),
                List.of(new Concern(1, "aes1:", null, Area.SUBJECT)),
                null,
                null,
                null,
                risks,
                null,
                true,
                true,
                List.of(),
                false,
                "GA-01/2011@1",
                null,
                null);
        var events = new LinkedHashMap<ComplaintEvent, Integer>();
        events.put(received, 0);
        events.put(new DeadlinesSet(id.toString(), DAY, "GA-01/2011@1", "NI", deadlines), 1);
        readSide.project(events);
        return id;
    }
}

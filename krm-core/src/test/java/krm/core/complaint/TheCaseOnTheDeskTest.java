package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import krm.core.calendar.Calendars;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.FollowUpScheduled;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.NoteAdded;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.ReliefGiven;
import krm.core.complaint.event.Satisfaction;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.DeadlineView;
import krm.core.deadline.DeadlineViews;
import krm.core.deadline.Progress;
import krm.core.deadline.Progress.Act;
import krm.core.deadline.Reception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is remembered of a case: enough to decide and to show its dates, and nothing personal. */
class TheCaseOnTheDeskTest {

    private static final String SECRET = "Erika Muster";

    @Test
    @DisplayName("rules.md §6 no personal text is needed to judge the next step")
    void it_holds_no_personal_text() {
        var file = Desk.file(
                new ComplaintReceived(
                        ID,
                        ComplaintKind.DISCIPLINARY_COMPLAINT,
                        Channel.LETTER,
                        june(1),
                        "WF",
                        "NI",
                        "krm",
                        CustomerGroup.EMPLOYEE,
                        List.of(),
                        List.of(new Concern(1, SECRET, null, null)),
                        SECRET,
                        SECRET,
                        null,
                        List.of(),
                        new Complainant(SECRET, SECRET, SECRET, SECRET, SECRET),
                        true,
                        true,
                        List.of(new Accused(SECRET, "team.leistung"), new Accused(SECRET, null)),
                        false,
                        "GA-01/2011@1",
                        null,
                        null),
                new ComplaintAcknowledged(ID, june(2), Medium.LETTER, SECRET),
                new ComplaintForwarded(ID, june(2), "GF", null, SECRET, false),
                new InterimNoticeSent(ID, june(8), Medium.LETTER, SECRET, june(22), false, null),
                new ComplaintAnswered(
                        ID, june(15), Medium.LETTER, Outcome.REMEDY, SECRET, true, false, SECRET, null, "GF"),
                new ComplaintRated(
                        ID, june(16), Rating.JUSTIFIED, Agreement.YES, Satisfaction.YES, SECRET, SECRET, List.of()),
                new NoteAdded(ID, june(16), SECRET, null),
                new ReliefGiven(ID, june(16), SECRET, SECRET),
                new FollowUpScheduled(ID, june(16), 1, june(17), "krm", SECRET, SECRET, null),
                new ComplaintCorrected(
                        ID,
                        june(17),
                        CorrectedField.COMPLAINANT,
                        null,
                        null,
                        null,
                        new Complainant(SECRET, SECRET, SECRET, SECRET, SECRET),
                        true,
                        true,
                        SECRET),
                new ComplaintClosed(ID, june(17), "Leistungsakte", "705", SECRET));

        assertThat(file.toString()).doesNotContain(SECRET);
        assertThat(file.facts().accusedUsers()).containsExactly("team.leistung");
    }

    @Test
    @DisplayName("S2.01 a due day is a fact: it stays as it was set, whatever the rules say today")
    void a_due_day_stays_as_it_was_set() {
        var file =
                Desk.file(received(), deadlinesSet(june(1), new DeadlineSet(DeadlineType.ACKNOWLEDGEMENT, 1, june(9))));

        var acknowledgement = view(file, DeadlineType.ACKNOWLEDGEMENT);

        assertThat(acknowledgement.dueOn()).isEqualTo(june(9));
        assertThat(acknowledgement.state()).isEqualTo(DeadlineState.PENDING);
        assertThat(file.ruleBook()).isEqualTo("GA-01/2011@1");
    }

    @Test
    @DisplayName("S2.116 every type is listed once, as it is on that day")
    void every_type_is_listed() {
        var file = Desk.file(received(), deadlinesSet(june(1), new DeadlineSet(DeadlineType.ANSWER, 1, june(15))));

        assertThat(file.deadlines(june(1), new Calendars().of("NI")))
                .extracting(DeadlineView::type)
                .containsExactly(DeadlineType.values());
    }

    @Test
    @DisplayName("S1.27 S2.51 settled on the spot meets the answer and the completion on that day")
    void settled_on_the_spot_meets_its_deadlines_at_once() {
        var reception = new Reception(june(1), true, true, true, true, false, null);
        var deadlines = Desk.RULES.deadlines(Desk.RULES.books().reactionsOn(june(1)));
        var progress = Progress.NONE.with(Act.ANSWERED, june(1)).with(Act.COMPLETED, june(1));
        var views = DeadlineViews.of(
                reception,
                "GA-01/2011@1",
                deadlines.startedBy(reception, june(1).atTime(9, 0)),
                List.of(progress),
                june(1),
                deadlines.calendar());

        assertThat(views)
                .extracting(v -> v.type() + " " + v.state())
                .containsExactly(
                        "ACKNOWLEDGEMENT NOT_APPLICABLE",
                        "INTERIM_NOTICE NOT_APPLICABLE",
                        "ANSWER MET",
                        "COMPLETION MET",
                        "RISK_RESPONSE NOT_APPLICABLE",
                        "STATEMENT NOT_APPLICABLE",
                        "PROMISED_ANSWER NOT_APPLICABLE",
                        "FOLLOW_UP NOT_APPLICABLE");
    }

    @Test
    void the_preview_knows_kind_channel_and_land() {
        var deadlines = Desk.RULES.deadlines(Desk.RULES.books().reactionsOn(june(1)));

        assertThat(DeadlinePreview.of(ComplaintKind.COMPLAINT, Channel.LETTER, june(1).minusDays(26), deadlines))
                .filteredOn(v -> v.type() == DeadlineType.COMPLETION)
                .singleElement()
                .satisfies(v -> assertThat(v.state()).isEqualTo(DeadlineState.PENDING));
        assertThat(DeadlinePreview.of(ComplaintKind.PRAISE, Channel.PHONE, june(1), deadlines))
                .filteredOn(v -> v.state() == DeadlineState.PENDING)
                .extracting(DeadlineView::type)
                .containsExactly(DeadlineType.INTERIM_NOTICE, DeadlineType.ANSWER);
        assertThat(DeadlinePreview.of(ComplaintKind.COMPLAINT, Channel.LETTER, june(1), false, false, deadlines))
                .allMatch(v -> v.state() == DeadlineState.NOT_APPLICABLE);
    }

    @Test
    void nothing_happens_before_it_is_received() {
        assertThatNullPointerException().isThrownBy(ComplaintFile.EMPTY::facts);
    }

    private static DeadlineView view(ComplaintFile file, DeadlineType type) {
        return file.deadlines(june(5), new Calendars().of("NI")).stream()
                .filter(v -> v.type() == type)
                .findFirst()
                .orElseThrow();
    }
}

package krm.core.complaint;

import static krm.core.complaint.Desk.EMPLOYEE;
import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.LEAD;
import static krm.core.complaint.Desk.MANAGER;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.at;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.thrownBy;
import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.COMPLETION;
import static krm.core.deadline.DeadlineType.INTERIM_NOTICE;
import static krm.core.deadline.DeadlineType.RISK_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import krm.core.access.Actor;
import krm.core.access.NotAllowed;
import krm.core.complaint.ComplaintCommand.ForwardTo;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.core.complaint.ComplaintCommand.RedirectTo;
import krm.core.complaint.ComplaintCommand.StatedConcern;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintRedirected;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Petition;
import krm.core.complaint.event.RedirectTarget;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.SpecialGroup;
import krm.core.deadline.DeadlineType;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Receiving (Erfassen): rules.md §3 rules 1, 2, 6 and 14. */
class ReceivingAComplaintTest {

    private static final LocalDate MONDAY = june(1);
    private static final Complainant ERIKA = new Complainant("Erika Muster", "Am Markt 1", null, null, null);

    private @Nullable RedirectTo redirectTo;
    private @Nullable Petition petition;

    private final FixtureConfiguration<Complaint> complaint = complaint();

    private Actor actor = OFFICER;
    private ComplaintKind kind = ComplaintKind.COMPLAINT;
    private Channel channel = Channel.LETTER;
    private LocalDate receivedOn = MONDAY;
    private List<Risk> risks = List.of();
    private List<SpecialGroup> groups = List.of();
    private @Nullable Complainant complainant = ERIKA;
    private List<Accused> accused = List.of();
    private int concerns = 1;
    private boolean settled;
    private @Nullable ForwardTo forwardTo;

    @Test
    @DisplayName("S1.21 S2.07 S2.36 S2.57 S2.89 a reception is recorded with its numbered concerns and its deadlines")
    void a_reception_is_recorded_and_its_deadlines_are_set() {
        concerns = 2;
        groups = List.of(SpecialGroup.OVER_50, SpecialGroup.UNDER_25, SpecialGroup.OVER_50);
        complaint
                .givenNoPriorActivity()
                .when(receive())
                .expectEvents(
                        new ComplaintReceived(
                                ID,
                                ComplaintKind.COMPLAINT,
                                Channel.LETTER,
                                MONDAY,
                                "WF",
                                "NI",
                                "krm",
                                CustomerGroup.EMPLOYEE,
                                List.of(SpecialGroup.UNDER_25, SpecialGroup.OVER_50),
                                List.of(
                                        new Concern(1, "Concern 1", "BENEFIT_AMOUNT", Area.SUBJECT),
                                        new Concern(2, "Concern 2", "BENEFIT_AMOUNT", Area.SUBJECT)),
                                "A suggestion",
                                "Remarks",
                                "T-1",
                                List.of(),
                                ERIKA,
                                true,
                                true,
                                List.of(),
                                false,
                                "GA-01/2011@1",
                                "A-17",
                                null),
                        deadlinesSet(
                                MONDAY,
                                new DeadlineSet(ACKNOWLEDGEMENT, 1, june(4)),
                                new DeadlineSet(INTERIM_NOTICE, 1, june(8)),
                                new DeadlineSet(ANSWER, 1, june(15)),
                                new DeadlineSet(COMPLETION, 1, june(15))));
    }

    @Test
    @DisplayName("S2.51 settled on the spot is received and finally answered in one act")
    void settled_on_the_spot_is_answered_at_once() {
        actor = EMPLOYEE;
        channel = Channel.PHONE;
        settled = true;
        var answer = new ComplaintAnswered(
                ID, MONDAY, Medium.PHONE, Outcome.REMEDY, null, true, false, null, null, "EINGANG");

        assertThat(events(answer)).isEmpty();
        assertThat(types()).containsExactly(ANSWER);
    }

    @ParameterizedTest(name = "{0}, reachable {1}: {2}")
    @CsvSource({
        "IN_PERSON, true, IN_PERSON",
        "IN_PERSON, false, IN_PERSON",
        "PHONE, true, PHONE",
        "SERVICE_CENTER, true, PHONE",
        "LETTER, true, LETTER",
        "E_MAIL, true, LETTER",
        "OPINION_CARD, true, LETTER",
        "OPINION_CARD, false, NONE",
        "OFFICIAL_CHANNEL, true, LETTER",
    })
    @DisplayName("S1.16 S2.56 S2.75 who spoke was answered as they spoke, mail is answered by post")
    void who_is_helped_on_the_spot_is_answered_by_channel(Channel way, boolean reachable, Medium medium) {
        channel = way;
        settled = true;
        complainant = reachable ? ERIKA : null;
        var answer = new ComplaintAnswered(ID, MONDAY, medium, Outcome.REMEDY, null, true, false, null, null, null);

        assertThat(events(answer)).isEmpty();
    }

    @Test
    @DisplayName("S2.52 S2.53 S2.54 S2.98 an employee hands over in the same act, with a copy to the officer")
    void an_employee_hands_over_in_the_same_act() {
        actor = EMPLOYEE;
        channel = Channel.IN_PERSON;
        forwardTo = new ForwardTo("LEISTUNG", "h.meier");

        assertThat(events(new ComplaintForwarded(ID, MONDAY, "LEISTUNG", "h.meier", null, true)))
                .isEmpty();
    }

    @Test
    void the_officer_needs_no_copy() {
        forwardTo = new ForwardTo("LEISTUNG", null);

        assertThat(events(new ComplaintForwarded(ID, MONDAY, "LEISTUNG", null, null, false)))
                .isEmpty();
    }

    @Test
    @DisplayName("S2.10 at the counter a disciplinary complaint goes to the management alone, without a copy")
    void a_disciplinary_complaint_goes_to_the_management_alone() {
        actor = EMPLOYEE;
        kind = ComplaintKind.DISCIPLINARY_COMPLAINT;
        channel = Channel.IN_PERSON;
        accused = List.of(new Accused("Max Beispiel", "team.leistung"));
        forwardTo = new ForwardTo("GF", null);

        assertThat(events(new ComplaintForwarded(ID, MONDAY, "GF", null, null, false)))
                .isEmpty();
    }

    @Test
    @DisplayName("S2.41 S2.95 S2.96 only empty fields are as good as none: anonymous, and only what applies is set")
    void only_empty_fields_are_anonymous() {
        complainant = new Complainant("", " ", null, null, "");
        risks = List.of(Risk.EMERGENCY);

        assertThat(receivedEvent().complainant()).isNull();
        assertThat(receivedEvent().reachable()).isFalse();
        assertThat(types()).containsExactly(RISK_RESPONSE);
    }

    @ParameterizedTest(name = "address {0}, phone {1}, e-mail {2}: reachable {3}, in writing {4}")
    @CsvSource({
        "Am Markt 1, , , true, true",
        ", 05331, , true, false",
        ", , e@example.org, true, true",
        ", , , false, false",
    })
    void whether_somebody_can_be_reached_is_kept_as_a_fact(
            @Nullable String address, @Nullable String phone, @Nullable String email, boolean any, boolean inWriting) {
        complainant = new Complainant("Erika Muster", address, "123", phone, email);

        assertThat(receivedEvent().complainant()).isEqualTo(complainant);
        assertThat(receivedEvent().reachable()).isEqualTo(any);
        assertThat(receivedEvent().reachableInWriting()).isEqualTo(inWriting);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    @DisplayName("S2.03 S2.33 S2.50 S2.90 every employee records what is said, only the officer what is written")
    void every_employee_records_oral_reactions_only_the_officer_written_ones(Channel way) {
        channel = way;
        for (var somebody : List.of(EMPLOYEE, LEAD, MANAGER, OFFICER, Desk.AUDITOR, Desk.REPORTING, Desk.ADMIN)) {
            actor = somebody;
            forwardTo = new ForwardTo("LEISTUNG", null);
            var may = somebody == OFFICER
                    || (!way.isWritten() && List.of(EMPLOYEE, LEAD, MANAGER).contains(somebody));
            var thrown = thrownBy(complaint().givenNoPriorActivity().when(receive()));
            if (may) {
                assertThat(thrown).as("%s by %s", way, somebody.role()).isEmpty();
            } else {
                assertThat(thrown.orElseThrow()).isInstanceOf(NotAllowed.class);
            }
        }
    }

    @Test
    @DisplayName("S2.10 the management records a written disciplinary complaint too")
    void the_management_records_a_written_disciplinary_complaint() {
        actor = MANAGER;
        kind = ComplaintKind.DISCIPLINARY_COMPLAINT;

        assertThat(thrownBy(complaint.givenNoPriorActivity().when(receive()))).isEmpty();
    }

    @Test
    void today_is_not_in_the_future_and_ten_concerns_are_not_too_many() {
        receivedOn = Desk.TODAY;
        concerns = 10;

        assertThat(thrownBy(complaint.givenNoPriorActivity().when(receive()))).isEmpty();
    }

    @Test
    @DisplayName("S1.24 neither group nor kind changes the priority, a risk does")
    void priority_hangs_on_the_risk_alone() {
        for (var group : CustomerGroup.values()) {
            for (var someKind : List.of(ComplaintKind.COMPLAINT, ComplaintKind.PRAISE, ComplaintKind.SUGGESTION)) {
                kind = someKind;
                assertThat(Desk.file(Receiving.received(
                                        receive(group), Desk.RULES.books().reactionsOn(MONDAY), "NI"))
                                .priority())
                        .isEqualTo(Priority.NORMAL);
            }
        }
        risks = List.of(Risk.ESCALATION_RISK, Risk.EMERGENCY, Risk.EMERGENCY);
        assertThat(Desk.file(receivedEvent()).priority()).isEqualTo(Priority.IMMEDIATE);
        assertThat(receivedEvent().risks()).containsExactly(Risk.EMERGENCY, Risk.ESCALATION_RISK);
    }

    /** Empty if the reception's events are received, deadlines set, and this one. */
    private Optional<Throwable> events(Object third) {
        var result = complaint.givenNoPriorActivity().when(receive());
        result.expectEvents(receivedEvent(), deadlinesEvent(), third);
        return thrownBy(result);
    }

    @ParameterizedTest
    @EnumSource(RedirectTarget.class)
    @DisplayName("S2.22 S2.23 S2.60 a wrong door seen at once is received and passed on in one act, with its day of"
            + " reception")
    void a_wrong_door_is_received_and_passed_on_in_one_act(RedirectTarget target) {
        redirectTo = new RedirectTo(target, "Not ours");

        complaint
                .givenNoPriorActivity()
                .when(receive())
                .expectEvents(
                        receivedEvent(),
                        deadlinesEvent(),
                        new ComplaintRedirected(ID, MONDAY, target, MONDAY, "Not ours"));
    }

    @Test
    @DisplayName("rule 9 S1.17 S2.20 S2.68 a petition comes with its day, has that deadline alone, and is urgent")
    void a_petition_has_its_day() {
        kind = ComplaintKind.PETITION;
        petition = new Petition(false, june(20), null, null, "BMAS 17");

        assertThat(types()).containsExactly(DeadlineType.STATEMENT);
        var file = Desk.file(receivedEvent(), deadlinesEvent());
        assertThat(file.priority()).isEqualTo(Priority.IMMEDIATE);
        assertThat(file.outstanding()).extracting(d -> d.dueOn()).containsExactly(june(20));
    }

    private List<DeadlineType> types() {
        return deadlinesEvent().deadlines().stream().map(DeadlineSet::type).toList();
    }

    private ComplaintReceived receivedEvent() {
        return Receiving.received(receive(), Desk.RULES.books().on(receivedOn, petition != null), "NI");
    }

    private DeadlinesSet deadlinesEvent() {
        var deadlines = Desk.RULES.deadlines(Desk.RULES.books().on(receivedOn, petition != null));
        var started = deadlines.startedBy(Origin.of(receivedEvent()).reception(), Desk.TODAY.atTime(10, 0));
        return Desk.deadlinesSet(
                receivedOn,
                started.stream()
                        .map(d -> new DeadlineSet(d.type(), d.run(), d.dueOn()))
                        .toArray(DeadlineSet[]::new));
    }

    private ReceiveComplaint receive() {
        return receive(CustomerGroup.EMPLOYEE);
    }

    private ReceiveComplaint receive(CustomerGroup group) {
        var stated = IntStream.rangeClosed(1, concerns)
                .mapToObj(i -> new StatedConcern("Concern " + i, "BENEFIT_AMOUNT", Area.SUBJECT))
                .toList();
        return new ReceiveComplaint(
                ID,
                at(actor, Desk.TODAY.atTime(10, 0)),
                kind,
                channel,
                receivedOn,
                group,
                groups,
                stated,
                "A suggestion",
                "Remarks",
                "T-1",
                risks,
                complainant,
                accused,
                settled,
                forwardTo,
                redirectTo,
                petition,
                "A-17");
    }
}

package krm.core.complaint;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.calendar.Calendars;
import krm.core.complaint.ComplaintCommand.AcknowledgeComplaint;
import krm.core.complaint.ComplaintCommand.AnswerComplaint;
import krm.core.complaint.ComplaintCommand.CloseComplaint;
import krm.core.complaint.ComplaintCommand.ForwardComplaint;
import krm.core.complaint.ComplaintCommand.RateComplaint;
import krm.core.complaint.ComplaintCommand.SendInterimNotice;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import krm.core.deadline.Deadlines;
import krm.core.deadline.RuleBook;
import org.axonframework.test.AxonAssertionError;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of the steps have at hand: people of Jobcenter WF, days of June 2026 (received on Monday the 1st, today
 * is Tuesday the 30th), events that may have happened and steps that may be taken, each valid as it stands.
 */
final class Desk {

    static final String ID = "3f2c";
    static final LocalDate TODAY = june(30);

    static final Actor OFFICER = actor("krm", Role.KRM_OFFICER, null);
    static final Actor MANAGER = actor("gf", Role.MANAGEMENT, "GF");
    static final Actor LEAD = actor("team.leistung", Role.TEAM_LEAD, "LEISTUNG");
    static final Actor OTHER_LEAD = actor("team.vermittlung", Role.TEAM_LEAD, "VERMITTLUNG");
    static final Actor EMPLOYEE = actor("mitarbeit", Role.STAFF, "EINGANG");
    static final Actor AUDITOR = actor("revision", Role.AUDITOR, null);
    static final Actor REPORTING = actor("rd", Role.REPORTING, null);
    static final Actor ADMIN = actor("admin", Role.ADMIN, null);
    static final Actor OTHER_HOUSE = new Actor("krm.sz", Role.KRM_OFFICER, null, "SZ", null);

    private static final Set<String> TEAMS = Set.of("LEISTUNG", "VERMITTLUNG", "EINGANG", "GF");

    private Desk() {}

    static FixtureConfiguration<Complaint> complaint() {
        Teams teams = (jobcenter, team) -> jobcenter.equals("WF") && TEAMS.contains(team);
        Approvers approvers = (jobcenter, user) ->
                jobcenter.equals("WF") && Set.of("krm", "gf").contains(user);
        return new AggregateTestFixture<>(Complaint.class)
                .registerInjectableResource(new Deadlines(RuleBook.SHIPPED, new Calendars()))
                .registerInjectableResource(teams)
                .registerInjectableResource(approvers);
    }

    /** What the step threw, if it was refused. */
    static Optional<Throwable> thrownBy(ResultValidator<Complaint> result) {
        var seen = new AtomicReference<@Nullable Throwable>();
        try {
            result.expectException(new BaseMatcher<Throwable>() {
                @Override
                public boolean matches(Object thrown) {
                    seen.set((Throwable) thrown);
                    return true;
                }

                @Override
                public void describeTo(Description description) {
                    description.appendText("anything thrown");
                }
            });
        } catch (AxonAssertionError nothingThrown) {
            return Optional.empty();
        }
        return Optional.ofNullable(seen.get());
    }

    static ComplaintFile file(ComplaintEvent... history) {
        return file(List.of(history));
    }

    static ComplaintFile file(List<? extends ComplaintEvent> history) {
        var file = ComplaintFile.EMPTY;
        for (var event : history) {
            file = file.after(event);
        }
        return file;
    }

    static Actor actor(String user, Role role, @Nullable String team) {
        return new Actor(user, role, null, "WF", team);
    }

    static Acting by(Actor actor) {
        return new Acting(actor, TODAY.atTime(10, 0), null);
    }

    static Acting at(Actor actor, LocalDateTime at) {
        return new Acting(actor, at, null);
    }

    static LocalDate june(int day) {
        return LocalDate.of(2026, 6, day);
    }

    // What may have happened.

    static ComplaintReceived received() {
        return new Received().event();
    }

    static ComplaintReceived anonymous() {
        return new Received().from(null).event();
    }

    static ComplaintReceived reachableByPhoneOnly() {
        return new Received()
                .from(new Complainant("Erika Muster", null, null, "05331 1234", null))
                .event();
    }

    static ComplaintReceived disciplinary() {
        return new Received()
                .kind(ComplaintKind.DISCIPLINARY_COMPLAINT)
                .accused("team.leistung")
                .event();
    }

    static ComplaintAcknowledged acknowledged() {
        return new ComplaintAcknowledged(ID, june(2), Medium.LETTER, null);
    }

    static ComplaintForwarded forwarded() {
        return forwarded("LEISTUNG");
    }

    static ComplaintForwarded forwarded(String team) {
        return new ComplaintForwarded(ID, june(2), team, null, null, false);
    }

    static InterimNoticeSent noticed() {
        return new InterimNoticeSent(ID, june(8), Medium.LETTER, "Expert opinion outstanding", june(22), false, null);
    }

    static ComplaintAnswered answered() {
        return answered(june(15), true, null);
    }

    static ComplaintAnswered answered(LocalDate on, boolean conclusive, @Nullable String team) {
        return new ComplaintAnswered(
                ID, on, Medium.LETTER, Outcome.REMEDY, "We have corrected it", conclusive, false, null, null, team);
    }

    static ComplaintRated rated() {
        return new ComplaintRated(
                ID, june(20), Rating.JUSTIFIED, Agreement.YES, Satisfaction.UNKNOWN, null, null, List.of());
    }

    static ComplaintClosed closed() {
        return new ComplaintClosed(ID, june(25), "Leistungsakte", "705", null);
    }

    static DeadlinesSet deadlinesSet(LocalDate on, DeadlineSet... deadlines) {
        return new DeadlinesSet(ID, on, "GA-01/2011@1", "jollyday-2.19.0/NI", List.of(deadlines));
    }

    // The steps that may be taken.

    static AcknowledgeComplaint acknowledge(Actor actor) {
        return new AcknowledgeComplaint(ID, by(actor), june(30), Medium.LETTER, null);
    }

    static ForwardComplaint forward(Actor actor, String team) {
        return new ForwardComplaint(ID, by(actor), june(30), team, null, null);
    }

    static SendInterimNotice notice(Actor actor) {
        return notice(actor, Medium.LETTER, false, null);
    }

    static SendInterimNotice notice(Actor actor, Medium medium, boolean anonymised, @Nullable String approver) {
        return new SendInterimNotice(
                ID, by(actor), june(30), medium, "Expert opinion outstanding", TODAY.plusDays(7), anonymised, approver);
    }

    static AnswerComplaint answer(Actor actor) {
        return answer(actor, Medium.LETTER, Outcome.REMEDY);
    }

    static AnswerComplaint answer(Actor actor, Medium medium, Outcome outcome) {
        return new AnswerComplaint(ID, by(actor), june(30), medium, outcome, "Done", true, false, null, null);
    }

    static RateComplaint rate(Actor actor) {
        return new RateComplaint(ID, by(actor), june(30), Rating.JUSTIFIED, Agreement.YES, null, null, null, List.of());
    }

    static CloseComplaint close(Actor actor) {
        return new CloseComplaint(ID, by(actor), june(30), "Leistungsakte", null, null);
    }

    /** A reception, changed where a test needs it. */
    static final class Received {

        private ComplaintKind kind = ComplaintKind.COMPLAINT;
        private Channel channel = Channel.LETTER;
        private String recordedBy = "krm";
        private @Nullable Complainant complainant =
                new Complainant("Erika Muster", "Am Markt 1", null, null, "e@example.org");
        private List<Accused> accused = List.of();

        Received kind(ComplaintKind newKind) {
            kind = newKind;
            return this;
        }

        Received channel(Channel newChannel) {
            channel = newChannel;
            return this;
        }

        Received recordedBy(String user) {
            recordedBy = user;
            return this;
        }

        Received from(@Nullable Complainant somebody) {
            complainant = somebody;
            return this;
        }

        Received accused(String user) {
            accused = List.of(new Accused("Max Beispiel", user));
            return this;
        }

        ComplaintReceived event() {
            return new ComplaintReceived(
                    ID,
                    kind,
                    channel,
                    june(1),
                    "WF",
                    "NI",
                    recordedBy,
                    CustomerGroup.EMPLOYEE,
                    List.of(),
                    List.of(
                            new Concern(1, "The notice is wrong", "BENEFIT_AMOUNT", Area.SUBJECT),
                            new Concern(2, "Nobody called back", null, null)),
                    null,
                    null,
                    null,
                    List.of(),
                    complainant,
                    complainant != null && complainant.reachable(),
                    complainant != null && complainant.reachableInWriting(),
                    accused,
                    false,
                    "GA-01/2011@1",
                    null);
        }
    }
}

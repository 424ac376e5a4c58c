package krm.core.complaint;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.complaint.ComplaintCommand.AcknowledgeComplaint;
import krm.core.complaint.ComplaintCommand.AddNote;
import krm.core.complaint.ComplaintCommand.AnswerComplaint;
import krm.core.complaint.ComplaintCommand.CloseComplaint;
import krm.core.complaint.ComplaintCommand.CorrectComplaint;
import krm.core.complaint.ComplaintCommand.DispatchStatement;
import krm.core.complaint.ComplaintCommand.EraseComplainant;
import krm.core.complaint.ComplaintCommand.ExpectAnswerInTime;
import krm.core.complaint.ComplaintCommand.FinishFollowUp;
import krm.core.complaint.ComplaintCommand.ForeseeDelay;
import krm.core.complaint.ComplaintCommand.ForwardComplaint;
import krm.core.complaint.ComplaintCommand.GiveRelief;
import krm.core.complaint.ComplaintCommand.HoldErasure;
import krm.core.complaint.ComplaintCommand.LinkComplaint;
import krm.core.complaint.ComplaintCommand.LowerPriority;
import krm.core.complaint.ComplaintCommand.PresentToManagement;
import krm.core.complaint.ComplaintCommand.RaisePriority;
import krm.core.complaint.ComplaintCommand.RateComplaint;
import krm.core.complaint.ComplaintCommand.RedirectComplaint;
import krm.core.complaint.ComplaintCommand.ReleaseErasure;
import krm.core.complaint.ComplaintCommand.ReopenComplaint;
import krm.core.complaint.ComplaintCommand.ScheduleFollowUp;
import krm.core.complaint.ComplaintCommand.SendInterimNotice;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplainantErased;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintRedirected;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.ErasureHeld;
import krm.core.complaint.event.FollowUpDone;
import krm.core.complaint.event.FollowUpScheduled;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Petition;
import krm.core.complaint.event.PriorityLowered;
import krm.core.complaint.event.PriorityRaised;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.RedirectTarget;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.Satisfaction;
import krm.core.house.HouseRules;
import krm.core.house.Houses;
import krm.core.house.event.JobcenterEvent;
import krm.core.house.event.JobcenterOpened;
import krm.core.house.event.TopicAdded;
import krm.core.house.event.TopicRetired;
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
    /** A case that everybody sees. */
    static final String OTHER = "9b1d";

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

    /** What Jobcenter WF goes by: what is shipped, and a topic that was retired. */
    static final HouseRules RULES = rules(
            new TopicAdded("WF", june(1), "WAITING", "PREMISES", "Wartezeit"),
            new TopicRetired("WF", june(1), "WAITING"));

    private Desk() {}

    static HouseRules rules(JobcenterEvent... changes) {
        var rules = HouseRules.NONE.after(new JobcenterOpened("WF", june(1), "Wolfenbüttel", "NI"));
        for (var change : changes) {
            rules = rules.after(change);
        }
        return rules;
    }

    private static Houses houses(HouseRules rules) {
        return _ -> rules;
    }

    static FixtureConfiguration<Complaint> complaint() {
        return complaint(RULES);
    }

    /** In a house that goes by these. */
    static FixtureConfiguration<Complaint> complaint(HouseRules rules) {
        Teams teams = (jobcenter, team) -> jobcenter.equals("WF") && TEAMS.contains(team);
        Approvers approvers = (jobcenter, user) ->
                jobcenter.equals("WF") && Set.of("krm", "gf").contains(user);
        OtherCases others = (actor, id) -> id.equals(OTHER);
        return new AggregateTestFixture<>(Complaint.class)
                .registerInjectableResource(houses(rules))
                .registerInjectableResource(teams)
                .registerInjectableResource(approvers)
                .registerInjectableResource(others);
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

    static ComplaintReceived petition() {
        return new Received()
                .petition(new Petition(false, june(20), null, null, null))
                .event();
    }

    static ComplaintReceived praise() {
        return new Received().kind(ComplaintKind.PRAISE).event();
    }

    static ComplaintRedirected redirected() {
        return new ComplaintRedirected(ID, june(5), RedirectTarget.OBJECTION_OFFICE, june(1), "An objection");
    }

    static FollowUpScheduled followUp(int no) {
        return new FollowUpScheduled(ID, june(5), no, june(10), "krm", "Ask the team", null, null);
    }

    static FollowUpDone followedUp(int no) {
        return new FollowUpDone(ID, june(9), no, null);
    }

    static PriorityRaised raised() {
        return raised(june(3));
    }

    static PriorityRaised raised(LocalDate on) {
        return new PriorityRaised(ID, on, Risk.ESCALATION_RISK, "Shouts on the phone");
    }

    static PriorityLowered lowered() {
        return new PriorityLowered(ID, june(4), "Calm again");
    }

    static ComplaintReopened reopened() {
        return new ComplaintReopened(ID, june(26), "A new letter");
    }

    static ErasureHeld held() {
        return new ErasureHeld(ID, june(26), null);
    }

    static ComplainantErased erased() {
        return new ComplainantErased(ID, june(27), "Art. 17");
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

    /** The step, valid as it stands if the state allows it. */
    static ComplaintCommand step(Step step, Actor actor, ComplaintFile file) {
        return switch (step) {
            case RECEIVE -> throw new IllegalArgumentException("not a step on a case");
            case ACKNOWLEDGE -> acknowledge(actor);
            case FORWARD -> forward(actor, Teams.MANAGEMENT);
            case PRESENT -> new PresentToManagement(ID, by(actor), TODAY, null, null);
            case RELIEF -> new GiveRelief(ID, by(actor), TODAY, "A voucher for food", null);
            case FORESEE_DELAY -> new ForeseeDelay(ID, by(actor), TODAY, null);
            case EXPECT_IN_TIME -> new ExpectAnswerInTime(ID, by(actor), TODAY, null);
            case INTERIM_NOTICE -> notice(actor);
            case ANSWER -> answer(actor, file.reachable() ? Medium.LETTER : Medium.NONE, Outcome.REMEDY);
            case STATEMENT_DISPATCH -> new DispatchStatement(ID, by(actor), TODAY, Medium.LETTER, "RD", null);
            case RATE -> rate(actor);
            case CLOSE -> close(actor);
            case REOPEN -> new ReopenComplaint(ID, by(actor), TODAY, "A new letter");
            case REDIRECT ->
                new RedirectComplaint(ID, by(actor), TODAY, RedirectTarget.OBJECTION_OFFICE, "An objection");
            case LINK -> new LinkComplaint(ID, by(actor), TODAY, OTHER, null);
            case CORRECT -> correct(actor, new Correction.Group(CustomerGroup.EMPLOYER));
            case RAISE_PRIORITY -> new RaisePriority(ID, by(actor), TODAY, Risk.EMERGENCY, "No electricity");
            case LOWER_PRIORITY -> new LowerPriority(ID, by(actor), TODAY, "Settled");
            case FOLLOW_UP ->
                new ScheduleFollowUp(ID, by(actor), TODAY, TODAY.plusDays(5), "krm", "Ask the team", null);
            case FOLLOW_UP_DONE -> new FinishFollowUp(ID, by(actor), TODAY, openFollowUp(file), null);
            case NOTE -> new AddNote(ID, by(actor), TODAY, "Called back", null);
            case ERASE -> new EraseComplainant(ID, by(actor), TODAY, "Art. 17");
            case HOLD_ERASURE -> new HoldErasure(ID, by(actor), TODAY, null);
            case RELEASE_ERASURE -> new ReleaseErasure(ID, by(actor), TODAY, null);
        };
    }

    static CorrectComplaint correct(Actor actor, Correction correction) {
        return new CorrectComplaint(ID, by(actor), TODAY, correction, "Mistyped");
    }

    private static int openFollowUp(ComplaintFile file) {
        return file.marks().followUps().stream()
                .filter(f -> !f.done())
                .map(Marks.FollowUp::no)
                .findFirst()
                .orElse(1);
    }

    /** A reception, changed where a test needs it. */
    static final class Received {

        private ComplaintKind kind = ComplaintKind.COMPLAINT;
        private Channel channel = Channel.LETTER;
        private String recordedBy = "krm";
        private @Nullable Complainant complainant =
                new Complainant("Erika Muster", "Am Markt 1", null, null, "e@example.org");
        private List<Accused> accused = List.of();
        private @Nullable Petition petition;
        private List<Risk> risks = List.of();

        Received risk(Risk risk) {
            risks = List.of(risk);
            return this;
        }

        Received petition(Petition day) {
            petition = day;
            return kind(ComplaintKind.PETITION);
        }

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
                    risks,
                    complainant,
                    complainant != null && complainant.reachable(),
                    complainant != null && complainant.reachableInWriting(),
                    accused,
                    false,
                    petition == null ? "GA-01/2011@1" : "GA-01/2011-Petitionen@1",
                    null,
                    petition);
        }
    }
}

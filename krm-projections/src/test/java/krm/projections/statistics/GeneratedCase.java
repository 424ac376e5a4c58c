package krm.projections.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import krm.core.calendar.Calendars;
import krm.core.calendar.WorkingCalendar;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.AnswerExpectedInTime;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplainantErased;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintRedirected;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.DelayForeseen;
import krm.core.complaint.event.FollowUpDone;
import krm.core.complaint.event.FollowUpScheduled;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.NoteAdded;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Petition;
import krm.core.complaint.event.PriorityLowered;
import krm.core.complaint.event.PriorityRaised;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.RedirectTarget;
import krm.core.complaint.event.ReliefGiven;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.Satisfaction;
import krm.core.complaint.event.SpecialGroup;
import krm.core.complaint.event.StatementDispatched;
import krm.core.deadline.Deadline;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.Deadlines;
import krm.core.deadline.Reception;
import krm.core.deadline.RuleBooks;

/** A case as it may have gone: with late steps, corrections, second runs, wrong doors, petitions, anonymous people. */
final class GeneratedCase {

    static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    private static final WorkingCalendar CALENDAR = new Calendars().of("NI");
    private static final List<String> TEAMS = List.of("LEISTUNG", "VERMITTLUNG", "GF");
    private static final List<String> TOPICS = List.of("BENEFIT", "CONDUCT", "OTHER");

    private final Random random;
    private final UUID id;
    private final String text;
    private final List<Recorded> recorded = new ArrayList<>();
    private ComplaintFile file = ComplaintFile.EMPTY;
    private LocalDate day;
    private Instant at;
    private Reception reception;

    private GeneratedCase(Random random) {
        this.random = random;
        id = new UUID(random.nextLong(), random.nextLong());
        text = id.toString();
        day = FIRST.plusDays(random.nextInt(540));
        at = day.atTime(8 + random.nextInt(12), 0).toInstant(ZoneOffset.UTC);
    }

    static List<Recorded> some(Random random) {
        var some = new GeneratedCase(random);
        some.live();
        return some.recorded;
    }

    private void live() {
        receive();
        if (chance(10)) {
            happened(new ComplaintRedirected(text, later(3), RedirectTarget.OBJECTION_OFFICE, file.receivedOn(), "x"));
            return;
        }
        var runs = chance(15) ? 2 : 1;
        for (int run = 1; run <= runs; run++) {
            if (!handle() || chance(10)) {
                return;
            }
            end();
            if (chance(12) || run < runs && !reopen(run + 1)) {
                return;
            }
        }
        if (chance(20)) {
            happened(new ComplainantErased(text, later(100), "retention"));
        }
    }

    private void receive() {
        var kind = one(ComplaintKind.values());
        var channel = one(Channel.values());
        var settled = !kind.isFormal() && chance(15);
        var complainant = complainant();
        var petition = !kind.isFormal()
                ? null
                : chance(50)
                        ? new Petition(false, day.plusDays(30), null, null, null)
                        : new Petition(true, null, day.plusDays(40), null, null);
        var risks = chance(15) ? List.of(Risk.EMERGENCY) : List.<Risk>of();
        var concerns = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(n -> new Concern(
                        n, "secret", chance(80) ? one(TOPICS) : null, chance(80) ? one(Area.values()) : null))
                .toList();
        reception = new Reception(
                day,
                channel.isWritten(),
                complainant != null && complainant.reachable(),
                complainant != null && complainant.reachableInWriting(),
                settled,
                !risks.isEmpty(),
                petition == null ? null : new Reception.Formal(petition.dueOn(), petition.committeeDay()));
        happened(new ComplaintReceived(
                text,
                kind,
                channel,
                day,
                chance(85) ? "WF" : "SZ",
                "NI",
                chance(50) ? "krm" : "anna",
                one(CustomerGroup.values()),
                Arrays.stream(SpecialGroup.values()).filter(_ -> chance(30)).toList(),
                concerns,
                "secret",
                null,
                null,
                risks,
                complainant,
                reception.reachable(),
                reception.reachableInWriting(),
                kind.isDisciplinary() && chance(50)
                        ? List.of(new Accused("secret", one(List.of("gf", "bert"))))
                        : List.of(),
                settled,
                deadlines().book().reference(),
                null,
                petition));
        deadlinesOfReception();
        if (settled) {
            answer(true, Outcome.REMEDY);
        }
    }

    private Complainant complainant() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new Complainant("secret", null, null, null, null);
            case 2 -> new Complainant("secret", null, null, "secret", null);
            default -> new Complainant("secret", "secret", null, null, null);
        };
    }

    /** @return whether it went on */
    private boolean handle() {
        for (int steps = random.nextInt(8); steps > 0; steps--) {
            step();
        }
        if (file.runs().getLast().has(krm.core.deadline.Progress.Act.REDIRECTED)) {
            return false;
        }
        if (!settled() && reception.reachable() | reception.formal() != null) {
            if (reception.formal() != null) {
                happened(new StatementDispatched(text, later(20), Medium.LETTER, "BMAS", null, null));
            } else {
                answer(true, one(Outcome.values()));
            }
        }
        return true;
    }

    private boolean settled() {
        return file.runs().getLast().has(krm.core.deadline.Progress.Act.COMPLETED);
    }

    private void step() {
        switch (random.nextInt(14)) {
            case 0 -> happened(new ComplaintAcknowledged(text, later(5), Medium.LETTER, "secret"));
            case 1, 2 -> happened(new ComplaintForwarded(text, later(4), one(TEAMS), null, "secret", true));
            case 3 -> {
                happened(new PriorityRaised(text, later(5), Risk.ESCALATION_RISK, "secret"));
                set(day, List.of(deadlines().raisedOn(day, file.runs().size(), recordedAt())));
            }
            case 4 -> happened(new PriorityLowered(text, later(5), "secret"));
            case 5 -> happened(new ReliefGiven(text, later(2), "secret", null));
            case 6 -> happened(new DelayForeseen(text, later(9), "secret"));
            case 7 -> happened(new AnswerExpectedInTime(text, later(9), "secret"));
            case 8 -> {
                if (reception.formal() == null) {
                    var announced = later(8).plusDays(1 + random.nextInt(20));
                    happened(new InterimNoticeSent(text, day, Medium.LETTER, "secret", announced, false, null));
                    set(
                            day,
                            List.of(new Deadline(
                                    DeadlineType.PROMISED_ANSWER, file.runs().size(), day, announced)));
                }
            }
            case 9 -> {
                var no = 1
                        + (int) recorded.stream()
                                .filter(r -> r.event() instanceof FollowUpScheduled)
                                .count();
                happened(new FollowUpScheduled(
                        text, later(3), no, day.plusDays(random.nextInt(10)), "krm", "secret", null, null));
                if (chance(70)) {
                    happened(new FollowUpDone(text, later(15), no, null));
                }
            }
            case 10 -> {
                if (reception.formal() == null && !settled()) {
                    answer(false, one(Outcome.values()));
                }
            }
            case 11 -> happened(new NoteAdded(text, later(3), "secret", null));
            case 12 -> correct();
            default -> {
                if (chance(20)) {
                    happened(new ComplaintRedirected(
                            text, later(3), RedirectTarget.PARTNER_AGENCY, file.receivedOn(), "secret"));
                }
            }
        }
    }

    private void answer(boolean conclusive, Outcome outcome) {
        happened(new ComplaintAnswered(
                text, later(14), Medium.LETTER, outcome, "secret", conclusive, false, null, null, null));
    }

    private void end() {
        happened(new ComplaintRated(
                text,
                later(6),
                one(Rating.values()),
                one(Agreement.values()),
                one(Satisfaction.values()),
                "secret",
                null,
                List.of()));
        if (chance(85)) {
            happened(new ComplaintClosed(text, later(6), null, "705", null));
        }
        if (chance(10)) {
            correct();
        }
    }

    private boolean reopen(int run) {
        if (!(recorded.getLast().event() instanceof ComplaintClosed)) {
            return false;
        }
        happened(new ComplaintReopened(text, later(40), "secret"));
        set(day, deadlines().restartedBy(reception, run, day));
        return true;
    }

    private void correct() {
        later(10);
        switch (one(CorrectedField.values())) {
            case KIND -> {
                if (reception.formal() == null) {
                    corrected(CorrectedField.KIND, one(List.of("COMPLAINT", "PRAISE", "DISCIPLINARY_COMPLAINT")), null);
                }
            }
            case CHANNEL -> {
                var channel = one(Channel.values());
                reception = new Reception(
                        reception.receivedOn(),
                        channel.isWritten(),
                        reception.reachable(),
                        reception.reachableInWriting(),
                        reception.settledOnTheSpot(),
                        reception.atRisk(),
                        reception.formal());
                corrected(CorrectedField.CHANNEL, channel.name(), null);
                setAnew();
            }
            case CUSTOMER_GROUP ->
                corrected(
                        CorrectedField.CUSTOMER_GROUP,
                        one(CustomerGroup.values()).name(),
                        null);
            case SPECIAL_GROUPS ->
                corrected(CorrectedField.SPECIAL_GROUPS, chance(50) ? null : "UNDER_25,OVER_50", null);
            case CONCERN_TOPIC -> corrected(CorrectedField.CONCERN_TOPIC, one(TOPICS), 1);
            case CONCERN_AREA ->
                corrected(CorrectedField.CONCERN_AREA, one(Area.values()).name(), 1);
            case RECEIVED_ON -> {
                var earliest = recorded.stream()
                        .map(Recorded::event)
                        .filter(e -> !(e instanceof ComplaintReceived) && !(e instanceof DeadlinesSet))
                        .map(ComplaintEvent::occurredOn)
                        .min(LocalDate::compareTo)
                        .orElse(day);
                var right = earliest.minusDays(random.nextInt(12));
                reception = new Reception(
                        right,
                        reception.written(),
                        reception.reachable(),
                        reception.reachableInWriting(),
                        reception.settledOnTheSpot(),
                        reception.atRisk(),
                        reception.formal());
                corrected(CorrectedField.RECEIVED_ON, right.toString(), null);
                setAnew();
            }
            case COMPLAINANT -> {
                var right = complainant();
                reception = new Reception(
                        reception.receivedOn(),
                        reception.written(),
                        right != null && right.reachable(),
                        right != null && right.reachableInWriting(),
                        reception.settledOnTheSpot(),
                        reception.atRisk(),
                        reception.formal());
                happened(new ComplaintCorrected(
                        text,
                        day,
                        CorrectedField.COMPLAINANT,
                        null,
                        null,
                        null,
                        right,
                        reception.reachable(),
                        reception.reachableInWriting(),
                        "secret"));
                setAnew();
            }
        }
    }

    private void corrected(CorrectedField field, String to, Integer concern) {
        happened(new ComplaintCorrected(text, day, field, concern, null, to, null, null, null, "secret"));
    }

    private void setAnew() {
        deadlinesOfReception();
        for (int run = 2; run <= file.runs().size(); run++) {
            var on = file.runs().get(run - 1).reopenedOn();
            set(on, deadlines().restartedBy(reception, run, on));
        }
    }

    private Deadlines deadlines() {
        return new Deadlines(RuleBooks.SHIPPED.on(FIRST, reception.formal() != null), CALENDAR);
    }

    private void deadlinesOfReception() {
        set(reception.receivedOn(), deadlines().startedBy(reception, recordedAt()));
    }

    private void set(LocalDate from, List<Deadline> set) {
        happened(new DeadlinesSet(
                text,
                from,
                deadlines().book().reference(),
                "1",
                set.stream()
                        .map(d -> new DeadlineSet(d.type(), d.run(), d.dueOn()))
                        .toList()));
    }

    /** Moves on; a step is sometimes recorded late. */
    private LocalDate later(int days) {
        day = day.plusDays(random.nextInt(days + 1));
        var earliest = day.plusDays(chance(30) ? random.nextInt(25) : 0)
                .atTime(9 + random.nextInt(9), 0)
                .toInstant(ZoneOffset.UTC);
        at = (earliest.isAfter(at) ? earliest : at).plusNanos(1_000L * random.nextInt(900_000_000));
        return day;
    }

    private LocalDateTime recordedAt() {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private void happened(ComplaintEvent event) {
        file = file.after(event);
        recorded.add(new Recorded(id, recorded.size(), at, event));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(T[] some) {
        return some[random.nextInt(some.length)];
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}

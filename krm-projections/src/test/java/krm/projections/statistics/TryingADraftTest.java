package krm.projections.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.calendar.Calendars;
import krm.core.calendar.WorkingCalendar;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.RuleBook;
import krm.core.deadline.RuleBooks;
import krm.core.house.Draft;
import krm.core.house.HouseRules;
import krm.core.house.event.JobcenterOpened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** rules.md §4: with 10 instead of 14 days, how many of last year's complaints would have been late? */
class TryingADraftTest {

    private static final int SCALE = Integer.getInteger("krm.test.scale", 1);
    private static final long SEED = Long.getLong("krm.test.seed", System.nanoTime());
    private static final Random RANDOM = new Random(SEED);
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 10);
    private static final WorkingCalendar CALENDAR = new Calendars().of("NI");
    private static final HouseRules RULES =
            HouseRules.NONE.after(new JobcenterOpened("WF", GeneratedCase.FIRST, "Wolfenbüttel", "NI"));
    private static final RuleBook.Reactions REACTIONS = RuleBooks.SHIPPED.reactionsOn(TODAY);
    private static final RuleBook.Petitions PETITIONS = RuleBooks.SHIPPED.petitionsOn(TODAY);

    private static final List<Actor> VIEWERS = List.of(
            new Actor("krm", Role.KRM_OFFICER, null, "WF", null),
            new Actor("gf", Role.MANAGEMENT, null, "WF", "GF"),
            new Actor("revision", Role.AUDITOR, null, "WF", null),
            new Actor("krm.sz", Role.KRM_OFFICER, null, "SZ", null));

    private static final List<List<Recorded>> CASES = new ArrayList<>();
    private static Tables tables;
    private static WhatIf whatIf;

    @BeforeAll
    static void fill() {
        System.out.println("TryingADraftTest: -Dkrm.test.seed=" + SEED);
        tables = new Tables();
        whatIf = new WhatIf(tables.db, tables.transactions);
        IntStream.range(0, 600 * SCALE)
                .mapToObj(_ -> GeneratedCase.some(RANDOM))
                .forEach(CASES::add);
        tables.project(CASES.stream().flatMap(List::stream).toList());
    }

    @AfterAll
    static void stop() {
        tables.close();
    }

    @Test
    void the_numbers_in_force_would_have_changed_nothing() {
        for (int i = 0; i < 20; i++) {
            var question = question();
            var was = new NaiveFigures(question, CASES).all(question.period());
            for (var book : List.of(REACTIONS, PETITIONS)) {
                var tried = whatIf.of(question, new Draft(book, RULES), ZoneOffset.UTC);
                assertThat(tried.cases()).as("%s, seed %s", question, SEED).isEqualTo(was.received());
                assertThat(was(tried)).as("%s, seed %s", question, SEED).isEqualTo(was.deadlines());
                assertThat(wouldBe(tried))
                        .as("%s by %s, seed %s", question, book, SEED)
                        .isEqualTo(was.deadlines());
            }
        }
    }

    @Test
    void ten_instead_of_fourteen_days() {
        var question = new Question(
                VIEWERS.get(1),
                List.of("WF"),
                new Period(GeneratedCase.FIRST, GeneratedCase.LAST),
                TODAY,
                Question.NOW,
                null);
        var draft = reactions(3, 7, 10, 10, REACTIONS.riskCutOff());
        var tried = whatIf.of(question, new Draft(draft, RULES), ZoneOffset.UTC);
        assertThat(wouldBe(tried)).as("seed %s", SEED).isEqualTo(recounted(question, draft));
        for (var type : List.of(DeadlineType.ANSWER, DeadlineType.COMPLETION)) {
            var some = tried.deadlines().get(type);
            assertThat(some.wouldBe().missed())
                    .as("seed %s", SEED)
                    .isGreaterThan(some.was().missed());
            assertThat(some.wouldBe().notApplicable()).isEqualTo(some.was().notApplicable());
        }
        for (var type : List.of(DeadlineType.ACKNOWLEDGEMENT, DeadlineType.STATEMENT, DeadlineType.FOLLOW_UP)) {
            var some = tried.deadlines().get(type);
            assertThat(some.wouldBe()).isEqualTo(some.was());
        }
    }

    @Test
    void other_numbers_are_counted_as_somebody_would_by_hand() {
        for (int i = 0; i < 40 * SCALE; i++) {
            var question = question();
            var answer = 5 + RANDOM.nextInt(20);
            var cutOff = LocalTime.of(8 + RANDOM.nextInt(12), 30);
            var draft = RANDOM.nextInt(3) == 0
                    ? new RuleBook.Petitions("Entwurf", TODAY, RANDOM.nextInt(35), cutOff, true)
                    : reactions(
                            1 + RANDOM.nextInt(6),
                            1 + RANDOM.nextInt(answer),
                            answer,
                            answer + RANDOM.nextInt(10),
                            cutOff);
            assertThat(wouldBe(whatIf.of(question, new Draft(draft, RULES), ZoneOffset.UTC)))
                    .as("%s by %s, seed %s", question, draft, SEED)
                    .isEqualTo(recounted(question, draft));
        }
    }

    private static Map<DeadlineType, Figures.Deadline> was(WhatIf.Tried tried) {
        return side(tried, WhatIf.Compared::was);
    }

    private static Map<DeadlineType, Figures.Deadline> wouldBe(WhatIf.Tried tried) {
        return side(tried, WhatIf.Compared::wouldBe);
    }

    private static Map<DeadlineType, Figures.Deadline> side(
            WhatIf.Tried tried, Function<WhatIf.Compared, Figures.Deadline> which) {
        return tried.deadlines().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> which.apply(e.getValue())));
    }

    /** Each case with its due days worked out once more, in the plainest way. */
    private static Map<DeadlineType, Figures.Deadline> recounted(Question question, RuleBook draft) {
        Collection<List<Recorded>> redated =
                CASES.stream().map(some -> redated(some, draft)).toList();
        return new NaiveFigures(question, redated).all(question.period()).deadlines();
    }

    private static List<Recorded> redated(List<Recorded> some, RuleBook draft) {
        var received = (ComplaintReceived) some.getFirst().event();
        if (received.kind().isFormal() != draft instanceof RuleBook.Petitions) {
            return some;
        }
        return some.stream()
                .map(r -> r.event() instanceof DeadlinesSet set
                        ? new Recorded(
                                r.complaint(),
                                r.sequence(),
                                r.recordedAt(),
                                new DeadlinesSet(
                                        set.complaintId(),
                                        set.occurredOn(),
                                        set.ruleBook(),
                                        set.calendar(),
                                        set.deadlines().stream()
                                                .map(d -> new DeadlineSet(
                                                        d.type(),
                                                        d.run(),
                                                        dueOn(
                                                                d,
                                                                set.occurredOn(),
                                                                LocalDateTime.ofInstant(r.recordedAt(), ZoneOffset.UTC),
                                                                received,
                                                                draft)))
                                                .toList()))
                        : r)
                .toList();
    }

    private static LocalDate dueOn(
            DeadlineSet d, LocalDate on, LocalDateTime recordedAt, ComplaintReceived received, RuleBook draft) {
        if (d.type() == DeadlineType.RISK_RESPONSE) {
            var late = recordedAt.toLocalDate().equals(on)
                    && recordedAt.toLocalTime().isAfter(draft.riskCutOff());
            return CALENDAR.isWorkingDay(on) && !late ? on : workingDaysAfter(on, 1);
        }
        return switch (draft) {
            case RuleBook.Reactions rules ->
                switch (d.type()) {
                    case ACKNOWLEDGEMENT -> workingDaysAfter(on, rules.acknowledgementWorkingDays());
                    case INTERIM_NOTICE -> on.plusDays(rules.interimNoticeDays());
                    case ANSWER -> on.plusDays(rules.answerDays());
                    case COMPLETION -> on.plusDays(rules.completionDays());
                    default -> d.dueOn();
                };
            case RuleBook.Petitions rules ->
                d.type() == DeadlineType.STATEMENT && received.petition().assembly()
                        ? received.petition().committeeDay().minusDays(rules.statementDaysBeforeCommittee())
                        : d.dueOn();
        };
    }

    private static LocalDate workingDaysAfter(LocalDate on, int days) {
        return on.plusDays(1)
                .datesUntil(on.plusDays(60))
                .filter(CALENDAR::isWorkingDay)
                .skip(days - 1L)
                .findFirst()
                .orElseThrow();
    }

    private static RuleBook.Reactions reactions(
            int acknowledgement, int notice, int answer, int completion, LocalTime cutOff) {
        return new RuleBook.Reactions(
                "Entwurf", TODAY, acknowledgement, notice, answer, completion, cutOff, 2, REACTIONS.yearEndWorks());
    }

    private static Question question() {
        var viewer = VIEWERS.get(RANDOM.nextInt(VIEWERS.size()));
        var first = GeneratedCase.FIRST.plusDays(RANDOM.nextInt(500));
        return new Question(
                viewer,
                List.of(viewer.jobcenter()),
                new Period(first, first.plusDays(RANDOM.nextInt(300))),
                TODAY,
                Question.NOW,
                null);
    }
}

package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import krm.app.security.SignedIn;
import krm.app.web.AskedPeriod;
import krm.app.web.Problem;
import krm.app.web.ReadYourWrites;
import krm.app.web.StrictJson;
import krm.core.access.Access;
import krm.core.access.Administration;
import krm.core.deadline.DeadlineType;
import krm.core.house.Draft;
import krm.core.house.Houses;
import krm.projections.statistics.FigureModel;
import krm.projections.statistics.Period;
import krm.projections.statistics.Question;
import krm.projections.statistics.WhatIf;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A draft of a rule book tried on a past period (Probelauf; rules.md §4, «Rule books»), for those who may see both the rules
 * of the house and its figures: the officer, the management, the auditor. Stores nothing.
 */
@RestController
class WhatIfController {

    /** Each looks at all cases of its period: more at once would be in the way of the day's work. */
    private static final int AT_ONCE = 2;

    /** @param ruleBook as it would be issued */
    record Asked(RuleBookController.NewRuleBook ruleBook, LocalDate from, LocalDate to) {}

    /**
     * @param inForce the versions of that rule book that held on days of the period
     * @param cases received in the period
     */
    record Tried(
            Period period,
            LocalDate asOf,
            List<RuleBookController.Shown> inForce,
            RuleBookController.NewRuleBook draft,
            long cases,
            Map<DeadlineType, WhatIf.Compared> deadlines) {}

    private final WhatIf whatIf;
    private final Houses houses;
    private final ReadYourWrites writes;
    private final StrictJson json;
    private final Clock clock;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    WhatIfController(WhatIf whatIf, Houses houses, ReadYourWrites writes, StrictJson json, Clock clock) {
        this.whatIf = whatIf;
        this.houses = houses;
        this.writes = writes;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping(path = "/api/what-if", produces = MediaType.APPLICATION_JSON_VALUE)
    Tried tryOut(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Administration.requireRules(actor);
        Access.requireFigures(actor);
        var asked = json.read(request, Asked.class);
        var book = asked.ruleBook().book();
        var period = AskedPeriod.of(asked.from(), asked.to());
        var draft = new Draft(book, houses.current(actor.jobcenter()));
        var today = LocalDate.now(clock);
        writes.await(request, FigureModel.NAME);
        if (!slots.tryAcquire()) {
            throw new Problem("UNAVAILABLE");
        }
        try {
            var question = new Question(actor, List.of(actor.jobcenter()), period, today, Question.NOW, null);
            var tried = whatIf.of(question, draft, clock.getZone());
            return new Tried(
                    period, today, inForce(period, draft, today), asked.ruleBook(), tried.cases(), tried.deadlines());
        } finally {
            slots.release();
        }
    }

    private static List<RuleBookController.Shown> inForce(Period period, Draft draft, LocalDate today) {
        return period.from()
                .datesUntil(period.to().plusDays(1))
                .map(day -> draft.rules().books().on(day, draft.judges(true)))
                .distinct()
                .map(book -> RuleBookController.Shown.of(book, draft.rules(), today))
                .toList();
    }
}

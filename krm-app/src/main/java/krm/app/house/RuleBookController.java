package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import krm.app.people.HouseChanges;
import krm.app.security.SignedIn;
import krm.app.web.Nothing;
import krm.app.web.Problem;
import krm.core.access.Administration;
import krm.core.deadline.RuleBook;
import krm.core.house.HouseCommand.IssueRuleBook;
import krm.core.house.HouseCommand.ReviewRuleBooks;
import krm.core.house.HouseRules;
import krm.core.house.Houses;
import krm.projections.caselist.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rule books of one's own house (S2.01): issued by its administrators, looked at every year by the officer (S2.87),
 * shown to both, to the management and to those who check.
 */
@RestController
@RequestMapping(path = "/api/jobcenters/{code}/rule-books", produces = MediaType.APPLICATION_JSON_VALUE)
class RuleBookController {

    static final Set<String> PARAMETERS = JobcenterController.PARAMETERS;

    /** The numbers of one of the two. */
    record NewRuleBook(
            String reference,
            LocalDate validFrom,
            @Nullable Reactions reactions,
            @Nullable Petitions petitions) {

        /** @throws Problem 400 */
        RuleBook book() {
            if (reactions != null && petitions == null) {
                return reactions.as(reference, validFrom);
            }
            if (petitions != null && reactions == null) {
                return petitions.as(reference, validFrom);
            }
            throw new Problem(
                    "INVALID_FIELDS",
                    List.of(new Problem.FieldError("reactions", "EITHER_REACTIONS_OR_PETITIONS", List.of())));
        }
    }

    record Reactions(
            int acknowledgementWorkingDays,
            int interimNoticeDays,
            int answerDays,
            int completionDays,
            LocalTime riskCutOff,
            int soonWorkingDays,
            boolean yearEndWorks) {

        RuleBook as(String reference, LocalDate validFrom) {
            return new RuleBook.Reactions(
                    reference,
                    validFrom,
                    acknowledgementWorkingDays,
                    interimNoticeDays,
                    answerDays,
                    completionDays,
                    riskCutOff,
                    soonWorkingDays,
                    yearEndWorks);
        }
    }

    record Petitions(int statementDaysBeforeCommittee, LocalTime riskCutOff, boolean yearEndWorks) {

        RuleBook as(String reference, LocalDate validFrom) {
            return new RuleBook.Petitions(reference, validFrom, statementDaysBeforeCommittee, riskCutOff, yearEndWorks);
        }
    }

    /**
     * @param validFrom absent: from the beginning
     * @param valid today, for what is received today
     * @param reviewedOn when the officer last found no change necessary
     * @param reviewDueOn the 31 December for which the officer has still to look at it, from the 1st of that month on
     */
    record Shown(
            String reference,
            @Nullable LocalDate validFrom,
            boolean valid,
            @Nullable LocalDate reviewedOn,
            @Nullable LocalDate reviewDueOn,
            @Nullable Reactions reactions,
            @Nullable Petitions petitions) {

        static Shown of(RuleBook book, HouseRules rules, LocalDate today) {
            var from = book.validFrom().equals(RuleBook.BEGINNING) ? null : book.validFrom();
            var reviewDueOn = rules.reviewDue(book, today).orElse(null);
            var reviewedOn = rules.reviewed().get(book.reference());
            return switch (book) {
                case RuleBook.Reactions b ->
                    new Shown(
                            b.reference(),
                            from,
                            b.equals(rules.books().reactionsOn(today)),
                            reviewedOn,
                            reviewDueOn,
                            new Reactions(
                                    b.acknowledgementWorkingDays(),
                                    b.interimNoticeDays(),
                                    b.answerDays(),
                                    b.completionDays(),
                                    b.riskCutOff(),
                                    b.soonWorkingDays(),
                                    b.yearEndWorks()),
                            null);
                case RuleBook.Petitions b ->
                    new Shown(
                            b.reference(),
                            from,
                            b.equals(rules.books().petitionsOn(today)),
                            reviewedOn,
                            reviewDueOn,
                            null,
                            new Petitions(b.statementDaysBeforeCommittee(), b.riskCutOff(), b.yearEndWorks()));
            };
        }
    }

    private final Houses houses;
    private final OwnHouse own;
    private final HouseChanges changes;
    private final Writes writes;
    private final Clock clock;

    RuleBookController(Houses houses, OwnHouse own, HouseChanges changes, Writes writes, Clock clock) {
        this.houses = houses;
        this.own = own;
        this.changes = changes;
        this.writes = writes;
        this.clock = clock;
    }

    /** In the order of their issue, the shipped ones first. */
    @GetMapping
    Page<Shown> all(SignedIn caller, @PathVariable String code, HttpServletRequest request) {
        Administration.requireRules(caller.actor());
        own.of(caller.actor(), code);
        return JobcenterController.page(shown(code), request);
    }

    @PostMapping
    ResponseEntity<Shown> issue(SignedIn caller, @PathVariable String code, HttpServletRequest request) {
        Administration.require(caller.actor());
        own.of(caller.actor(), code);
        var issued = writes.once(
                caller.actor(),
                request,
                NewRuleBook.class,
                NewRuleBook::book,
                (book, change, by, with) -> changes.make(new IssueRuleBook(change, code, book), by, with));
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/jobcenters/" + code + "/rule-books"))
                .eTag(Version.tag(own.find(code).version()))
                .body(shown(code).stream()
                        .filter(one -> one.reference().equals(issued.reference()))
                        .findFirst()
                        .orElseThrow());
    }

    /** No change is necessary: what is valid today goes on (S2.88). */
    @PostMapping("/reviewed")
    ResponseEntity<Page<Shown>> review(SignedIn caller, @PathVariable String code, HttpServletRequest request) {
        Administration.requireReview(caller.actor());
        own.of(caller.actor(), code);
        writes.once(
                caller.actor(),
                request,
                Nothing.class,
                (_, change, by, with) -> changes.make(new ReviewRuleBooks(change, code), by, with));
        return ResponseEntity.ok()
                .eTag(Version.tag(own.find(code).version()))
                .body(JobcenterController.page(shown(code), request));
    }

    private List<Shown> shown(String code) {
        var rules = houses.current(code);
        var today = LocalDate.now(clock);
        return rules.books().versions().stream()
                .map(book -> Shown.of(book, rules, today))
                .toList();
    }
}

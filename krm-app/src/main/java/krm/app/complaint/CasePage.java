package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import krm.app.complaint.CaseView.DeadlineShown;
import krm.app.security.SignedIn;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Parameters;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.deadline.DeadlineState;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One case as people see it: what may be done next, its deadlines, what came in, and its history (rules.md §5). */
@Page
class CasePage {

    /** What brings a case on its way, in the order of the directive; the first that is possible is offered first. */
    private static final List<Step> ON_ITS_WAY = List.of(
            Step.ACKNOWLEDGE,
            Step.FORWARD,
            Step.ANSWER,
            Step.STATEMENT_DISPATCH,
            Step.RATE,
            Step.CLOSE,
            Step.INTERIM_NOTICE);

    private static final int FIRST = 3;

    private final ComplaintController complaints;
    private final Cases cases;
    private final Story story;

    CasePage(ComplaintController complaints, Cases cases, Story story) {
        this.complaints = complaints;
        this.cases = cases;
        this.story = story;
    }

    @GetMapping("/cases/{id}")
    String page(SignedIn caller, @PathVariable String id, HttpServletRequest request, Model model) {
        var asked = new HashMap<String, @Nullable String>();
        Stream.of("asOf", "knownAt").forEach(name -> asked.put(name, request.getParameter(name)));
        var complaint = Objects.requireNonNull(complaints
                .show(caller, id, PageCall.get(request, "/api/complaints/" + id, asked))
                .getBody());
        model.addAttribute("complaint", complaint);
        var next = ON_ITS_WAY.stream()
                // Somebody has it already; another team is the exception.
                .filter(step -> step != Step.FORWARD || complaint.team() == null)
                .map(Step::path)
                .filter(complaint.actions()::contains)
                .limit(FIRST)
                .toList();
        model.addAttribute("next", next);
        model.addAttribute(
                "besides",
                complaint.actions().stream()
                        .filter(path -> !next.contains(path))
                        .toList());
        model.addAttribute("deadlines", deadlines(complaint, true));
        model.addAttribute("lifted", deadlines(complaint, false));
        model.addAttribute(
                "story",
                story.of(
                        Objects.requireNonNull(complaints
                                .history(caller, id, PageCall.get(request, "/api/complaints/" + id + "/history", asked))
                                .get("items")),
                        caller.actor()));
        model.addAttribute(
                "links",
                complaint.links().stream()
                        .map(other -> new Link(other, cases.reference(other)))
                        .toList());
        model.addAttribute("auditor", caller.actor().role() == Role.AUDITOR);
        model.addAttribute("then", then(asked));
        return "complaint/case";
    }

    /** Another case, as people call it. */
    record Link(String id, String reference) {}

    /** Which past the page shows. */
    record Then(@Nullable LocalDate asOf, @Nullable OffsetDateTime knownAt) {}

    /** Null: as it is now. What stands there has been read by the door already. */
    private static @Nullable Then then(Map<String, @Nullable String> asked) {
        var knownAt = asked.get("knownAt");
        var then = new Then(
                Parameters.day("asOf", asked.get("asOf")),
                knownAt == null || knownAt.isEmpty() ? null : OffsetDateTime.parse(knownAt));
        return then.asOf() == null && then.knownAt() == null ? null : then;
    }

    /** By due day; those that never applied stand apart. */
    private static List<DeadlineShown> deadlines(CaseView complaint, boolean applicable) {
        return complaint.deadlines().stream()
                .filter(deadline -> (deadline.state() != DeadlineState.NOT_APPLICABLE) == applicable)
                .sorted(Comparator.comparing(DeadlineShown::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}

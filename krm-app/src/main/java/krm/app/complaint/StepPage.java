package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import krm.app.security.SignedIn;
import krm.app.web.FormBody;
import krm.app.web.FormFaults;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.Shown;
import krm.core.access.Step;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The form of a step; sent, it is the call that a program would make. What was refused comes back as it was typed. */
@Page
class StepPage {

    private final ComplaintController complaints;
    private final ListController list;
    private final StepForms forms;
    private final CorrectionForm corrections;
    private final Story story;
    private final Shown shown;
    private final FormFaults faults;

    StepPage(
            ComplaintController complaints,
            ListController list,
            StepForms forms,
            CorrectionForm corrections,
            Story story,
            Shown shown,
            FormFaults faults) {
        this.complaints = complaints;
        this.list = list;
        this.forms = forms;
        this.corrections = corrections;
        this.story = story;
        this.shown = shown;
        this.faults = faults;
    }

    @GetMapping("/cases/{id}/steps/{*path}")
    String form(
            SignedIn caller,
            @PathVariable String id,
            @PathVariable String path,
            HttpServletRequest request,
            Model model) {
        var complaint = complaint(caller, id, request);
        var step = step(path);
        if (!complaint.actions().contains(path.substring(1))) {
            throw new Problem("STEP_NOT_NOW");
        }
        // Which field is corrected is chosen by a link; nothing else of a form stands in an address.
        var chosen = request.getParameter("field");
        var typed = step == Step.CORRECT && chosen != null
                ? Map.of("field", new String[] {chosen})
                : Map.<String, String[]>of();
        return show(complaint, step, path, caller, typed, model);
    }

    @PostMapping("/cases/{id}/steps/{*path}")
    String take(
            SignedIn caller,
            @PathVariable String id,
            @PathVariable String path,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var step = step(path);
        var typed = typed(caller, step, request);
        var body = step == Step.CORRECT ? CorrectionForm.body(typed) : FormBody.of(Steps.bodyOf(step), typed);
        try {
            complaints.step(caller, id, PageCall.write(request, "POST", "/api/complaints/" + id + path, body));
            return "redirect:/cases/" + id;
        } catch (RuntimeException refused) {
            var problem = faults.show(refused, response, model);
            var complaint = complaint(caller, id, request);
            if (FormFaults.isLate(problem)) {
                model.addAttribute("meanwhile", meanwhile(caller, id, request));
            }
            return show(complaint, step, path, caller, typed, model);
        }
    }

    private String show(
            CaseView complaint, Step step, String path, SignedIn caller, Map<String, String[]> typed, Model model) {
        model.addAttribute("complaint", complaint);
        model.addAttribute("path", path);
        model.addAttribute("stepName", shown.step(path.substring(1)));
        model.addAttribute("stepKey", Shown.stepKey(path.substring(1)));
        model.addAttribute("form", forms.of(step, complaint, caller.actor(), typed));
        if (step == Step.CORRECT) {
            model.addAttribute("choices", corrections.choices(complaint));
            model.addAttribute("corrected", typed.containsKey("field") ? typed.get("field")[0] : null);
        }
        model.addAttribute("key", UUID.randomUUID());
        return "complaint/step";
    }

    private static Step step(String path) {
        return StepAddress.of(path.substring(1)).map(StepAddress::step).orElseThrow(() -> new Problem("NOT_FOUND"));
    }

    private CaseView complaint(SignedIn caller, String id, HttpServletRequest request) {
        return Objects.requireNonNull(complaints
                .show(caller, id, PageCall.get(request, "/api/complaints/" + id, Map.of()))
                .getBody());
    }

    /** What others have done since the form was shown. */
    private List<Story.Entry> meanwhile(SignedIn caller, String id, HttpServletRequest request) {
        var seen = Optional.ofNullable(request.getParameter(PageCall.VERSION))
                .filter(version -> version.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
        var byPeople = story
                .of(
                        Objects.requireNonNull(complaints
                                .history(
                                        caller,
                                        id,
                                        PageCall.get(request, "/api/complaints/" + id + "/history", Map.of()))
                                .get("items")),
                        caller.actor())
                .reversed()
                .stream()
                .filter(entry -> !entry.bySystem())
                .toList();
        return byPeople.subList(Math.min(seen, byPeople.size()), byPeople.size());
    }

    /** People know another case by its reference, the door by its id. */
    private Map<String, String[]> typed(SignedIn caller, Step step, HttpServletRequest request) {
        var typed = new HashMap<>(request.getParameterMap());
        if (step == Step.RATE) {
            return RatingForm.numbered(typed);
        }
        var other = request.getParameter("other");
        if (step == Step.LINK && other != null && Parameters.uuid(other.strip()).isEmpty() && !other.isBlank()) {
            list
                    .list(caller, PageCall.get(request, "/api/complaints", Map.of("q", other.strip(), "size", "5")))
                    .items()
                    .stream()
                    .filter(row -> row.reference().equalsIgnoreCase(other.strip()))
                    .findFirst()
                    .ifPresent(row -> typed.put("other", new String[] {row.id().toString()}));
        }
        return typed;
    }
}

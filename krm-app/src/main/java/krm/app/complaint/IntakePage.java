package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import krm.app.people.People;
import krm.app.security.SignedIn;
import krm.app.web.FormBody;
import krm.app.web.FormFaults;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import krm.app.web.TopicNames;
import krm.app.web.Typed;
import krm.core.access.Access;
import krm.projections.caselist.CaseRow;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Recording a reaction: the form for what was said (Anlage 1; S2.89 to S2.98), and the officer's for all else (S2.33). */
@Page
class IntakePage {

    /** Without a script: asks for likely duplicates and records nothing. */
    private static final String LOOK = "look";

    private final ComplaintController complaints;
    private final DuplicateController duplicates;
    private final Cases cases;
    private final People people;
    private final TopicNames topics;
    private final FormFaults faults;
    private final Clock clock;

    IntakePage(
            ComplaintController complaints,
            DuplicateController duplicates,
            Cases cases,
            People people,
            TopicNames topics,
            FormFaults faults,
            Clock clock) {
        this.complaints = complaints;
        this.duplicates = duplicates;
        this.cases = cases;
        this.people = people;
        this.topics = topics;
        this.faults = faults;
        this.clock = clock;
    }

    @GetMapping("/intake")
    String oral(SignedIn caller, Model model) {
        Access.requireReception(caller.actor(), false, false);
        return show("complaint/intake", caller, Map.of(), model);
    }

    @GetMapping("/reception")
    String full(SignedIn caller, Model model) {
        Access.requireReception(caller.actor(), true, false);
        return show("complaint/reception", caller, Map.of(), model);
    }

    @PostMapping("/intake")
    String receiveOral(
            SignedIn caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return receive("complaint/intake", caller, request, response, model, next);
    }

    @PostMapping("/reception")
    String receive(
            SignedIn caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return receive("complaint/reception", caller, request, response, model, next);
    }

    /** While the form is still being filled in; a part of its page. */
    @PostMapping("/likely-duplicates")
    String likely(SignedIn caller, HttpServletRequest request, Model model) {
        model.addAttribute("likely", likely(caller, request));
        return "complaint/duplicates :: likely";
    }

    private List<CaseRow> likely(SignedIn caller, HttpServletRequest request) {
        var asked = FormBody.of(DuplicateController.Asked.class, "complainant.", request.getParameterMap());
        try {
            return duplicates
                    .likely(caller, PageCall.write(request, "POST", DuplicateController.PATH, asked))
                    .items();
        } catch (Problem halfTyped) {
            // What cannot be a name is nobody's; the form itself says so when it is sent.
            return List.of();
        }
    }

    /** Who has recorded something and does not see it again (rules.md §2) reads here that it has arrived. */
    @GetMapping("/received")
    String received(SignedIn caller, @RequestParam String reference, Model model) {
        if (!reference.matches("[A-Z0-9]+-\\d{4}-\\d+")) {
            throw new Problem("NOT_FOUND");
        }
        model.addAttribute("reference", reference);
        return "complaint/received";
    }

    private String receive(
            String view,
            SignedIn caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (request.getParameter(LOOK) != null) {
            return again(view, caller, request, model);
        }
        var body = ReceptionForm.body(request.getParameterMap());
        try {
            var stored = Objects.requireNonNull(complaints
                    .receive(caller, PageCall.write(request, "POST", "/api/complaints", body))
                    .getBody());
            if (cases.sees(caller.actor(), stored.id().toString())) {
                return "redirect:/cases/" + stored.id();
            }
            next.addAttribute("reference", stored.reference());
            return "redirect:/received";
        } catch (RuntimeException refused) {
            faults.show(refused, ReceptionForm.places(request.getParameterMap()), response, model);
            return again(view, caller, request, model);
        }
    }

    /** As it was typed, with what it may already be. */
    private String again(String view, SignedIn caller, HttpServletRequest request, Model model) {
        model.addAttribute("likely", likely(caller, request));
        return show(view, caller, request.getParameterMap(), model);
    }

    private String show(String view, SignedIn caller, Map<String, String[]> typed, Model model) {
        var actor = caller.actor();
        model.addAttribute("typed", new Typed(typed));
        model.addAttribute("actor", actor);
        model.addAttribute("teams", people.teams(actor.jobcenter()));
        model.addAttribute("topics", topics.choices(actor.jobcenter()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("key", UUID.randomUUID());
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", Map.of());
        }
        return view;
    }
}

package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import krm.app.house.RuleBookController.Shown;
import krm.app.security.SignedIn;
import krm.app.web.FormBody;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Typed;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.NotAllowed;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rule books of one's own house in sentences (S2.01), with their versions; beside the one in force somebody tries what
 * other numbers would have done to a past period.
 */
@Page
class RulesPage {

    static final String PATH = "/rules";
    private static final String PETITIONS = "petitions";

    /** A version with what it says, and whether it holds, will hold, or has held. */
    record Version(Shown book, String standing, List<RuleSentences.Sentence> sentences) {}

    private final RuleBookController ruleBooks;
    private final WhatIfController whatIf;
    private final TrialInWords trials;
    private final RuleSentences sentences;
    private final HouseForms forms;
    private final Clock clock;

    RulesPage(
            RuleBookController ruleBooks,
            WhatIfController whatIf,
            TrialInWords trials,
            RuleSentences sentences,
            HouseForms forms,
            Clock clock) {
        this.ruleBooks = ruleBooks;
        this.whatIf = whatIf;
        this.trials = trials;
        this.sentences = sentences;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        var actor = caller.actor();
        var today = LocalDate.now(clock);
        var asked = PageCall.get(request, address(actor), Map.of("size", "200"));
        var petitions = isAboutPetitions(request);
        var versions = ruleBooks.all(caller, actor.jobcenter(), asked).items().stream()
                .filter(book -> (book.petitions() != null) == petitions)
                .map(book -> new Version(book, standing(book, today), sentences.of(book)))
                .toList();
        model.addAttribute("petitions", petitions);
        model.addAttribute("versions", versions.reversed());
        model.addAttribute(
                "inForce",
                versions.stream().filter(one -> one.book().valid()).findFirst().orElseThrow());
        model.addAttribute("mayTry", mayTry(actor));
        model.addAttribute("from", today.minusYears(1).plusDays(1).toString());
        model.addAttribute("to", today.toString());
        HouseForms.put(model, 0);
        return "house/rules";
    }

    @PostMapping(PATH)
    String tryOut(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        return forms.send(
                caller,
                request,
                response,
                model,
                () -> {
                    var tried = whatIf.tryOut(
                            caller,
                            PageCall.write(request, "POST", "/api/what-if", draft(request))
                                    .patient());
                    model.addAttribute("tried", trials.of(tried));
                    model.addAttribute("typed", new Typed(request.getParameterMap()));
                    model.addAttribute("errors", Map.of());
                    return page(caller, request, model);
                },
                () -> {
                    model.addAttribute("errors", atTheirFields(model));
                    return page(caller, request, model);
                },
                List::of);
    }

    private ObjectNode draft(HttpServletRequest request) {
        var typed = request.getParameterMap();
        var numbers = isAboutPetitions(request)
                ? FormBody.of(RuleBookController.Petitions.class, typed)
                : FormBody.of(RuleBookController.Reactions.class, typed);
        var body = FormBody.of(WhatIfController.Asked.class, typed);
        // What a draft is called and from when on it would hold does not matter to what it would have done.
        body.putObject("ruleBook")
                .put("reference", "Entwurf")
                .put("validFrom", LocalDate.now(clock).toString())
                .set(isAboutPetitions(request) ? PETITIONS : "reactions", numbers);
        return body;
    }

    /** A field of the form is called like the last part of its path in the body. */
    private static Map<String, String> atTheirFields(Model model) {
        var errors = new HashMap<String, String>();
        if (model.getAttribute("errors") instanceof Map<?, ?> several) {
            several.forEach((path, error) -> errors.put(path.toString().replaceAll(".*\\.", ""), error.toString()));
        }
        return errors;
    }

    private static boolean isAboutPetitions(HttpServletRequest request) {
        return PETITIONS.equals(request.getParameter("book"));
    }

    private static String standing(Shown book, LocalDate today) {
        if (book.valid()) {
            return "valid";
        }
        return Optional.ofNullable(book.validFrom())
                .filter(from -> from.isAfter(today))
                .map(_ -> "coming")
                .orElse("past");
    }

    private static boolean mayTry(Actor actor) {
        try {
            Access.requireFigures(actor);
            return true;
        } catch (NotAllowed e) {
            return false;
        }
    }

    private static String address(Actor actor) {
        return "/api/jobcenters/" + actor.jobcenter() + "/rule-books";
    }
}

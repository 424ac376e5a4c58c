package krm.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import krm.app.auditlog.Door;
import krm.app.security.SignedIn;
import krm.app.web.FormFaults;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.Problems;
import krm.app.web.Typed;
import krm.core.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Who read what (Einsichten). What is asked for is sent in the body: a colleague's name stands in no address, as nobody's
 * does.
 */
@Page
class AccessPage {

    private static final List<String> ASKED = List.of("complaint", "actor", "door", "outcome", "from", "to", "page");
    private static final String PAGE_SIZE = "50";

    private final AccessController accesses;
    private final Problems problems;

    AccessPage(AccessController accesses, Problems problems) {
        this.accesses = accesses;
        this.problems = problems;
    }

    /** Everything in the house, or what somebody comes for from a case. */
    @GetMapping("/audit/accesses")
    String page(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        var complaint = request.getParameter("complaint");
        return found(
                caller,
                complaint == null || Parameters.uuid(complaint).isEmpty() ? Map.of() : Map.of("complaint", complaint),
                request,
                response,
                model);
    }

    @PostMapping("/audit/accesses")
    String filtered(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        var asked = new HashMap<String, String>();
        ASKED.forEach(name -> {
            var value = request.getParameter(name);
            if (value != null && !value.isBlank()) {
                asked.put(name, value.strip());
            }
        });
        return found(caller, asked, request, response, model);
    }

    private String found(
            SignedIn caller,
            Map<String, String> asked,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var parameters = new HashMap<String, @Nullable String>(asked);
        parameters.put("size", PAGE_SIZE);
        model.addAttribute("code", caller.actor().jobcenter());
        model.addAttribute("doors", Door.values());
        model.addAttribute("outcomes", Access.Verdict.values());
        model.addAttribute("asked", asked);
        model.addAttribute("typed", new Typed(request.getParameterMap()));
        model.addAttribute("errors", Map.of());
        model.addAttribute("complaint", asked.getOrDefault("complaint", ""));
        try {
            var found = accesses.accesses(caller, PageCall.get(request, "/api/audit/accesses", parameters));
            model.addAttribute("found", found);
            // Whoever came by the case's id reads its reference.
            found.items().stream()
                    .map(AccessView::reference)
                    .filter(reference -> reference != null && asked.containsKey("complaint"))
                    .findFirst()
                    .ifPresent(reference -> model.addAttribute("complaint", reference));
        } catch (Problem unclear) {
            var said = problems.of(unclear);
            response.setStatus(said.getStatusCode().value());
            var body = Objects.requireNonNull(said.getBody());
            model.addAttribute("problem", body);
            model.addAttribute("errors", FormFaults.errors(body));
        }
        return "audit/accesses";
    }
}

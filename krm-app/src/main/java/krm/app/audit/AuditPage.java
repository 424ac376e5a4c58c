package krm.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Objects;
import java.util.UUID;
import krm.app.auditlog.Verification.State;
import krm.app.security.SignedIn;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import krm.app.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.JsonNodeFactory;

/** The auditor's room (Revision): whether the log is what it was, in one glance; its seals; a verification on demand. */
@Page
class AuditPage {

    private static final String PAGE_SIZE = "25";
    private static final String INTEGRITY = "audit/integrity";

    private final AuditController audit;
    private final SealController seals;
    private final Problems problems;

    AuditPage(AuditController audit, SealController seals, Problems problems) {
        this.audit = audit;
        this.seals = seals;
        this.problems = problems;
    }

    @GetMapping("/audit")
    String integrity(SignedIn caller, HttpServletRequest request, Model model) {
        show(caller, model);
        return request.getHeader("HX-Request") == null ? INTEGRITY : INTEGRITY + " :: state";
    }

    @PostMapping("/audit/verifications")
    String verify(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        var everything = JsonNodeFactory.instance.objectNode();
        try {
            audit.verify(caller, PageCall.write(request, "POST", "/api/audit/verifications", everything));
            return "redirect:/audit";
        } catch (Problem refused) {
            var said = problems.of(refused);
            if (said.getStatusCode() != HttpStatus.CONFLICT) {
                throw refused;
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("problem", Objects.requireNonNull(said.getBody()));
            show(caller, model);
            return INTEGRITY;
        }
    }

    private void show(SignedIn caller, Model model) {
        var known = audit.known(caller);
        var newest = known.latest() == null
                ? null
                : audit.show(caller, known.latest().toString());
        model.addAttribute("known", known);
        model.addAttribute("glance", Glance.of(known.verification()));
        model.addAttribute("newest", newest);
        model.addAttribute("running", newest != null && newest.state() == State.RUNNING);
        model.addAttribute("percent", percent(newest));
        model.addAttribute("key", UUID.randomUUID());
    }

    private static long percent(@Nullable VerificationView some) {
        return some == null ? 0 : 100 * (some.position() - some.from() + 1) / Math.max(1, some.to() - some.from() + 1);
    }

    @GetMapping("/audit/seals")
    String seals(SignedIn caller, HttpServletRequest request, Model model) {
        var asked = new HashMap<String, @Nullable String>();
        asked.put("page", request.getParameter("page"));
        asked.put("size", PAGE_SIZE);
        model.addAttribute("seals", seals.seals(caller, PageCall.get(request, "/api/seals", asked)));
        return "audit/seals";
    }
}

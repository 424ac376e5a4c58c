package krm.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import krm.app.auditlog.AccessLog;
import krm.app.auditlog.CaseRead;
import krm.app.auditlog.Door;
import krm.app.security.SignedIn;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.core.access.Access;
import krm.core.access.Auditing;
import krm.core.access.Role;
import krm.core.complaint.OtherCases;
import krm.projections.caselist.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who read a case, and who was refused, the newest first. An auditor asks of cases that they may see themselves. */
@RestController
class AccessController {

    private static final Set<String> PARAMETERS = Set.of("complaint", "page", "size");

    /** {@code outcome}: NOT_VISIBLE was told that there is no such case. */
    record AccessView(
            OffsetDateTime at,
            String actor,
            Role role,
            @Nullable String onBehalfOf,
            String jobcenter,
            Door door,
            Access.Verdict outcome) {}

    private final AccessLog accesses;
    private final OtherCases cases;
    private final Clock clock;

    AccessController(AccessLog accesses, OtherCases cases, Clock clock) {
        this.accesses = accesses;
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping("/api/audit/accesses")
    Page<AccessView> accesses(SignedIn caller, HttpServletRequest request) {
        Auditing.require(caller.actor());
        Parameters.only(request, PARAMETERS);
        var complaint = Parameters.uuid(String.valueOf(request.getParameter("complaint")))
                .orElseThrow(() -> Problem.field("INVALID_PARAMETER", "complaint"));
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        if (!cases.sees(caller.actor(), complaint.toString())) {
            throw new Problem("NOT_FOUND");
        }
        return Page.of(accesses.of(complaint, (long) page * size, size), page, size, accesses.count(complaint))
                .map(this::view);
    }

    private AccessView view(CaseRead some) {
        return new AccessView(
                some.at().atZoneSameInstant(clock.getZone()).toOffsetDateTime(),
                some.actor(),
                some.role(),
                some.onBehalfOf(),
                some.jobcenter(),
                some.door(),
                some.outcome());
    }
}

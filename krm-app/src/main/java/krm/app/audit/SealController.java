package krm.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import krm.app.audit.IntegrityView.SealView;
import krm.app.security.SignedIn;
import krm.app.web.Parameters;
import krm.core.access.Auditing;
import krm.eventstore.seal.Sealer;
import krm.projections.caselist.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The seals of the log, the newest first. */
@RestController
class SealController {

    private static final Set<String> PARAMETERS = Set.of("page", "size");

    private final Sealer sealer;
    private final AuditViews views;

    SealController(Sealer sealer, AuditViews views) {
        this.sealer = sealer;
        this.views = views;
    }

    @GetMapping("/api/seals")
    Page<SealView> seals(SignedIn caller, HttpServletRequest request) {
        Auditing.require(caller.actor());
        Parameters.only(request, PARAMETERS);
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        return Page.of(sealer.newest((long) page * size, size), page, size, sealer.count())
                .map(views::seal);
    }
}

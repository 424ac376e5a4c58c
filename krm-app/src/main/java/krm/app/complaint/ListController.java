package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import krm.app.security.SignedIn;
import krm.app.web.Parameters;
import krm.app.web.ReadYourWrites;
import krm.core.access.Access;
import krm.core.complaint.Status;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.projections.caselist.CaseList;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.CaseRow;
import krm.projections.caselist.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The list of cases, newest first. */
@RestController
class ListController {

    private static final Set<String> PARAMETERS =
            Set.of("status", "kind", "channel", "customerGroup", "team", "receivedFrom", "receivedTo", "page", "size");

    private final CaseList list;
    private final ReadYourWrites writes;

    ListController(CaseList list, ReadYourWrites writes) {
        this.list = list;
        this.writes = writes;
    }

    @GetMapping("/api/complaints")
    Page<CaseRow> list(SignedIn caller, HttpServletRequest request) {
        Access.requireCases(caller.actor());
        Parameters.only(request, PARAMETERS);
        var filter = new CaseList.Filter(
                name(Parameters.oneOf(Status.class, "status", request.getParameter("status"))),
                name(Parameters.oneOf(ComplaintKind.class, "kind", request.getParameter("kind"))),
                name(Parameters.oneOf(Channel.class, "channel", request.getParameter("channel"))),
                name(Parameters.oneOf(CustomerGroup.class, "customerGroup", request.getParameter("customerGroup"))),
                request.getParameter("team"),
                Parameters.day("receivedFrom", request.getParameter("receivedFrom")),
                Parameters.day("receivedTo", request.getParameter("receivedTo")));
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        writes.await(request, CaseListProjection.NAME);
        return list.page(caller.actor(), filter, page, size);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}

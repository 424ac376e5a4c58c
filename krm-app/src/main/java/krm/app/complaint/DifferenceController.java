package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import krm.app.auditlog.Door;
import krm.app.security.SignedIn;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.core.access.Actor;
import krm.core.complaint.TwoTimes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A case as it was shown at two instants, side by side: what has changed in between (rules.md §5). */
@RestController
class DifferenceController {

    private static final Set<String> PARAMETERS = Set.of("from", "to");

    private final CaseDoor door;
    private final CaseViews views;
    private final Clock clock;
    private final JsonMapper json;

    DifferenceController(CaseDoor door, CaseViews views, Clock clock, JsonMapper json) {
        this.door = door;
        this.views = views;
        this.clock = clock;
        this.json = json;
    }

    /** {@code from} is required; {@code to} is now where it is not given. */
    @GetMapping("/api/complaints/{id}/difference")
    Difference difference(SignedIn caller, @PathVariable String id, HttpServletRequest request) {
        var actor = caller.actor();
        var complaint = door.look(id, actor, Door.DIFFERENCE, request);
        Parameters.only(request, PARAMETERS);
        var now = clock.instant();
        var from = Parameters.instant("from", request.getParameter("from"), Instant.MAX);
        var to = Parameters.instant("to", request.getParameter("to"), now);
        if (from.equals(Instant.MAX)) {
            throw Problem.field("INVALID_PARAMETER", "from");
        }
        if (from.isAfter(to)) {
            throw Problem.field("INSTANTS_REVERSED", "from");
        }
        return Difference.between(shown(complaint, actor, from), shown(complaint, actor, to));
    }

    /** As the case was answered at that instant; without any field if it was not there yet for them. */
    private JsonNode shown(Case complaint, Actor actor, Instant at) {
        var day = at.atZone(clock.getZone()).toLocalDate();
        return complaint
                .at(new TwoTimes(day, at), actor)
                .<JsonNode>map(then -> json.valueToTree(views.show(then, actor, day)))
                .orElseGet(json::createObjectNode);
    }
}

package krm.app.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import krm.app.security.SignedIn;
import krm.app.web.Body;
import krm.app.web.Nothing;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.StrictJson;
import krm.core.access.Administration;
import krm.projections.ProjectionPositions;
import krm.projections.ProjectionState;
import krm.projections.Rebuilds;
import krm.projections.caselist.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How far the projections are, and building one anew. For administrators: of the whole installation, and of no case. */
@RestController
@RequestMapping(path = "/api/projections", produces = MediaType.APPLICATION_JSON_VALUE)
class ProjectionController {

    static final Set<String> PARAMETERS = Set.of();

    private final ProjectionPositions positions;
    private final Rebuilds rebuilds;
    private final StrictJson json;

    ProjectionController(ProjectionPositions positions, Rebuilds rebuilds, StrictJson json) {
        this.positions = positions;
        this.rebuilds = rebuilds;
        this.json = json;
    }

    @GetMapping
    Page<ProjectionState> all(SignedIn caller, HttpServletRequest request) {
        Administration.require(caller.actor());
        Parameters.only(request, PARAMETERS);
        var all = positions.all();
        return Page.of(all, 0, all.size(), all.size());
    }

    /** Answered when it has begun; how it goes is to be seen above. */
    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionState rebuild(SignedIn caller, @PathVariable String name, HttpServletRequest request) {
        Administration.require(caller.actor());
        if (!rebuilds.knows(name)) {
            throw new Problem("NOT_FOUND");
        }
        json.read(Body.of(request), Nothing.class);
        if (!rebuilds.start(name)) {
            throw new Problem("REBUILD_UNDER_WAY");
        }
        return positions.all().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

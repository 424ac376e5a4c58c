package krm.app.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import krm.app.security.SignedIn;
import krm.app.web.Body;
import krm.app.web.Nothing;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.StrictJson;
import krm.core.access.Administration;
import krm.projections.DeadLetter;
import krm.projections.DeadLetters;
import krm.projections.ProjectionRunner;
import krm.projections.caselist.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Events that could not be projected. An administrator learns where in the log one is and what kind of failure it was; not
 * of which case, house or kind.
 */
@RestController
@RequestMapping(path = "/api/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
class DeadLetterController {

    static final Set<String> PARAMETERS = Set.of("page", "size");

    /** @param deadLetter as it stands; null: its events are in now, and it is gone */
    record Retried(UUID id, boolean solved, @Nullable DeadLetter deadLetter) {}

    private final DeadLetters letters;
    private final ProjectionRunner runner;
    private final StrictJson json;

    DeadLetterController(DeadLetters letters, ProjectionRunner runner, StrictJson json) {
        this.letters = letters;
        this.runner = runner;
        this.json = json;
    }

    @GetMapping
    Page<DeadLetter> all(SignedIn caller, HttpServletRequest request) {
        Administration.require(caller.actor());
        Parameters.only(request, PARAMETERS);
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        return Page.of(letters.page(page, size), page, size, letters.count());
    }

    @PostMapping("/{id}/retry")
    Retried retry(SignedIn caller, @PathVariable String id, HttpServletRequest request) {
        Administration.require(caller.actor());
        var letter = Parameters.id(id);
        json.read(Body.of(request), Nothing.class);
        try {
            var left = runner.retry(letter);
            return new Retried(letter, left.isEmpty(), left.orElse(null));
        } catch (NoSuchElementException e) {
            throw new Problem("NOT_FOUND");
        }
    }
}

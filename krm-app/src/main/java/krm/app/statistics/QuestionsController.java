package krm.app.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import krm.app.security.SignedIn;
import krm.app.web.Parameters;
import krm.app.web.ReadYourWrites;
import krm.core.access.Access;
import krm.projections.statistics.FigureModel;
import krm.projections.statistics.ParliamentsQuestions;
import krm.projections.statistics.Statistics;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A parliament's questions (Kleine Anfrage; S1.01), answered for any period. */
@RestController
class QuestionsController {

    private static final Set<String> PARAMETERS = Set.of("from", "to", "asOf", "knownAt", "jobcenter");

    private final Statistics statistics;
    private final Asking asking;
    private final ReadYourWrites writes;

    QuestionsController(Statistics statistics, Asking asking, ReadYourWrites writes) {
        this.statistics = statistics;
        this.asking = asking;
        this.writes = writes;
    }

    @GetMapping("/api/questions")
    ParliamentsQuestions questions(SignedIn caller, HttpServletRequest request) {
        Access.requireFigures(caller.actor());
        Parameters.only(request, PARAMETERS, Asking.SEVERAL);
        var question = asking.read(caller.actor(), request);
        writes.await(request, FigureModel.NAME);
        return statistics.questions(question);
    }
}

package krm.app.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import krm.app.security.SignedIn;
import krm.app.web.Parameters;
import krm.app.web.ReadYourWrites;
import krm.core.access.Access;
import krm.projections.statistics.FigureModel;
import krm.projections.statistics.Report;
import krm.projections.statistics.Statistics;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Figures of any period, by two times, grouped by one facet (S1.32 to S1.39, S2.79). */
@RestController
class StatisticsController {

    private static final Set<String> PARAMETERS = Set.of("from", "to", "asOf", "knownAt", "jobcenter", "by");

    private final Statistics statistics;
    private final Asking asking;
    private final ReadYourWrites writes;

    StatisticsController(Statistics statistics, Asking asking, ReadYourWrites writes) {
        this.statistics = statistics;
        this.asking = asking;
        this.writes = writes;
    }

    @GetMapping("/api/statistics")
    Report statistics(SignedIn caller, HttpServletRequest request) {
        Access.requireFigures(caller.actor());
        Parameters.only(request, PARAMETERS, Asking.SEVERAL);
        var question = asking.read(caller.actor(), request);
        writes.await(request, FigureModel.NAME);
        return statistics.report(question);
    }
}

package krm.app.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import krm.app.security.SignedIn;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.ReadYourWrites;
import krm.core.access.Access;
import krm.projections.caselist.CaseList;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.CaseRow;
import krm.projections.caselist.Page;
import krm.projections.statistics.FigureModel;
import krm.projections.statistics.FigurePath;
import krm.projections.statistics.Statistics;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The cases behind a number of the statistics (rules.md §5), for those who may see them. The number is named by its path in
 * the answer of {@code /api/statistics}, that of a group by the facet and the key too; the cases are shown as they stand now.
 */
@RestController
class FigureCasesController {

    static final Set<String> PARAMETERS =
            Set.of("figure", "key", "from", "to", "asOf", "knownAt", "jobcenter", "by", "page", "size");

    private final Statistics statistics;
    private final CaseList list;
    private final Asking asking;
    private final ReadYourWrites writes;

    FigureCasesController(Statistics statistics, CaseList list, Asking asking, ReadYourWrites writes) {
        this.statistics = statistics;
        this.list = list;
        this.asking = asking;
        this.writes = writes;
    }

    @GetMapping("/api/statistics/cases")
    Page<CaseRow> cases(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Access.requireCases(actor);
        Access.requireFigures(actor);
        Parameters.only(request, PARAMETERS, Asking.SEVERAL);
        var figure = Parameters.text("figure", request.getParameter("figure"));
        var number = FigurePath.of(figure == null ? "" : figure)
                .orElseThrow(() -> Problem.field("INVALID_PARAMETER", "figure"));
        var key = Parameters.text("key", request.getParameter("key"));
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        var question = asking.read(actor, request);
        if ((key == null) != (question.by() == null)) {
            throw Problem.field("INVALID_PARAMETER", "key");
        }
        writes.await(request, FigureModel.NAME);
        writes.await(request, CaseListProjection.NAME);
        var cases = statistics.cases(question, number, key);
        var shown = cases.stream().skip((long) page * size).limit(size).toList();
        return Page.of(list.rows(actor, shown), page, size, cases.size());
    }
}

package krm.app.statistics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.app.security.SignedIn;
import krm.app.web.Csv;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import krm.app.web.Table;
import krm.projections.statistics.Facet;
import krm.projections.statistics.Report;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The figures of a quarter, a year or any days, as tables and charts (S2.78 to S2.80). */
@Page
class FiguresPage {

    static final String PATH = "/figures";

    /** All groupings one below the other, as a report on paper has them. */
    private static final String EVERY_FACET = "all";

    private final StatisticsController statistics;
    private final FigureTables tables;
    private final FigureWords words;
    private final ReportPeriods periods;
    private final PeriodForm form;

    FiguresPage(
            StatisticsController statistics,
            FigureTables tables,
            FigureWords words,
            ReportPeriods periods,
            PeriodForm form) {
        this.statistics = statistics;
        this.tables = tables;
        this.words = words;
        this.periods = periods;
        this.form = form;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        var by = Objects.requireNonNullElse(request.getParameter("by"), Facet.TOPIC.path());
        form.asked(request, model);
        model.addAttribute("by", by);
        model.addAttribute("facets", words.facets());
        try {
            var facets = by.equals(EVERY_FACET) ? List.of(Facet.values()) : List.of(facet(by));
            var reports =
                    facets.stream().map(facet -> report(caller, request, facet)).toList();
            var report = reports.getFirst();
            var leads = form.leads(caller, request, PATH, report.period());
            form.answered(report.period(), report.asOf(), report.coverage(), model);
            model.addAttribute("headline", tables.headline(report, leads));
            model.addAttribute("tables", tables.of(report, leads));
            model.addAttribute(
                    "groups",
                    IntStream.range(0, facets.size())
                            .mapToObj(n -> tables.groups(reports.get(n), facets.get(n), leads))
                            .toList());
        } catch (Problem unclear) {
            form.refused(unclear, response, model);
        }
        return "statistics/figures";
    }

    /** One of the tables, by its name. */
    @GetMapping(PATH + "/{table}.csv")
    ResponseEntity<byte[]> csv(SignedIn caller, @PathVariable String table, HttpServletRequest request) {
        var facet = Facet.of(table).orElse(null);
        var report = report(caller, request, facet);
        var leads = form.leads(caller, request, PATH, report.period());
        return Stream.concat(
                        tables.of(report, leads).stream(),
                        Stream.ofNullable(facet).map(by -> tables.groups(report, by, leads)))
                .filter(some -> some.key().equals(table))
                .findFirst()
                .map(some -> download(some, report))
                .orElseThrow(() -> new Problem("NOT_FOUND"));
    }

    private static ResponseEntity<byte[]> download(Table table, Report report) {
        var period = report.period();
        return Csv.of(table, table.key() + "-" + period.from() + "-" + period.to(), LocaleContextHolder.getLocale());
    }

    private static Facet facet(String by) {
        return Facet.of(by).orElseThrow(() -> Problem.field("INVALID_PARAMETER", "by"));
    }

    private Report report(SignedIn caller, HttpServletRequest request, @Nullable Facet by) {
        var asked = periods.asked(request);
        asked.put("by", by == null ? null : by.path());
        return statistics.statistics(
                caller, PageCall.get(request, "/api/statistics", asked).patient());
    }
}

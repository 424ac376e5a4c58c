package krm.app.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import krm.app.web.Shown;
import krm.app.web.Table;
import krm.app.web.Table.Cell;
import krm.app.web.Table.Row;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import krm.core.deadline.DeadlineType;
import krm.projections.statistics.DaysTaken;
import krm.projections.statistics.Facet;
import krm.projections.statistics.Figures;
import krm.projections.statistics.Period;
import krm.projections.statistics.Report;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A report as tables: the period beside the one before and the same one of the year before (S1.34). */
@Component
class FigureTables {

    private static final List<String> MEASURES = List.of("mean", "median", "p90");

    private final FigureWords words;
    private final FigureCells cells;
    private final ReportPeriods periods;
    private final Shown shown;
    private final MessageSource messages;

    FigureTables(FigureWords words, FigureCells cells, ReportPeriods periods, Shown shown, MessageSource messages) {
        this.messages = messages;
        this.words = words;
        this.cells = cells;
        this.periods = periods;
        this.shown = shown;
    }

    /** The figures of one of the three periods. */
    private record Of(Period period, Figures figures) {}

    /** Of a year the one before is that of the year before: it stands there once. */
    private static List<Of> compared(Report report) {
        var now = new Of(report.period(), report.figures());
        var before =
                new Of(report.previousPeriod().period(), report.previousPeriod().figures());
        var yearBefore =
                new Of(report.sameLastYear().period(), report.sameLastYear().figures());
        return before.period.equals(yearBefore.period) ? List.of(now, before) : List.of(now, before, yearBefore);
    }

    /** Those of all cases. */
    List<Table> of(Report report, Leads leads) {
        return Stream.of(
                        Stream.of(overview(report, leads), deadlines(report, leads), durations(report, leads)),
                        byDays(report, leads, "firstAnswerByDays", Figures::firstAnswerByDays),
                        byDays(report, leads, "finalAnswerByDays", Figures::finalAnswerByDays),
                        Stream.of(
                                named(report, leads, "outcomes", Outcome.values(), Figures::outcomes),
                                named(report, leads, "ratings", Rating.values(), Figures::ratings),
                                named(report, leads, "agreements", Agreement.values(), Figures::agreements),
                                named(report, leads, "satisfaction", Satisfaction.values(), Figures::satisfaction)))
                .flatMap(tables -> tables)
                .toList();
    }

    /** What stands over everything: what came, what was done, what is left. */
    List<Row> headline(Report report, Leads leads) {
        return overview(report, leads).rows().subList(0, 5);
    }

    private Table overview(Report report, Leads leads) {
        BiFunction<String, Function<Figures, @Nullable Long>, Row> row = (figure, count) -> new Row(
                words.figure(figure),
                compared(report).stream()
                        .map(of -> cells.count(count.apply(of.figures), leads.cases(of.period, figure, null, null)))
                        .toList());
        return compared(
                "overview",
                report,
                leads,
                List.of(
                        row.apply("received", Figures::received),
                        row.apply("answered", Figures::answered),
                        row.apply("closed", Figures::closed),
                        row.apply("openAtEnd", Figures::openAtEnd),
                        row.apply("overdueAtEnd", Figures::overdueAtEnd),
                        row.apply("concerns", Figures::concerns),
                        row.apply("immediate", Figures::immediate),
                        row.apply("petitions", Figures::petitions),
                        row.apply("anonymous", Figures::anonymous),
                        row.apply("redirected", Figures::redirected)));
    }

    private Table compared(String key, Report report, Leads leads, List<Row> rows) {
        var columns =
                compared(report).stream().map(of -> periods.name(of.period)).toList();
        return new Table(
                key,
                shown.word("table", key),
                shown.word("rows", key),
                columns,
                columns.size(),
                rows,
                leads.csv(key, null));
    }

    private Table deadlines(Report report, Leads leads) {
        var columns = Stream.concat(
                        compared(report).stream()
                                .map(of -> messages.getMessage(
                                        "column.inPercent",
                                        new Object[] {periods.name(of.period)},
                                        LocaleContextHolder.getLocale())),
                        Stream.of("MET", "MISSED", "PENDING", "LIFTED", "NOT_APPLICABLE")
                                .map(state -> shown.word("state", state)))
                .toList();
        var rows = Stream.of(DeadlineType.values())
                .map(type -> new Row(shown.word("DeadlineType", type), deadline(type, report, leads)))
                .toList();
        return new Table(
                "deadlines",
                shown.word("table", "deadlines"),
                shown.word("rows", "deadlines"),
                columns,
                compared(report).size(),
                rows,
                leads.csv("deadlines", null));
    }

    private List<Cell> deadline(DeadlineType type, Report report, Leads leads) {
        var all = new ArrayList<Cell>();
        for (var of : compared(report)) {
            all.add(cells.share(
                    standing(of.figures, type),
                    leads.cases(of.period, "deadlines/" + type + "/onTimeShare", null, null)));
        }
        var now = standing(report.figures(), type);
        BiFunction<String, @Nullable Long, Cell> count = (state, number) ->
                cells.count(number, leads.cases(report.period(), "deadlines/" + type + "/" + state, null, null));
        all.add(count.apply("MET", now.met()));
        all.add(count.apply("MISSED", now.missed()));
        all.add(count.apply("PENDING", now.pending()));
        all.add(count.apply("LIFTED", now.lifted()));
        all.add(count.apply("NOT_APPLICABLE", now.notApplicable()));
        return all;
    }

    private static Figures.Deadline standing(Figures figures, DeadlineType type) {
        return Objects.requireNonNull(figures.deadlines().get(type));
    }

    private Table durations(Report report, Leads leads) {
        var rows = Stream.concat(
                        durations(report, leads, "daysToFirstAnswer", Figures::daysToFirstAnswer),
                        durations(report, leads, "daysToFinalAnswer", Figures::daysToFinalAnswer))
                .toList();
        return compared("durations", report, leads, rows);
    }

    private Stream<Row> durations(Report report, Leads leads, String figure, Function<Figures, Figures.Days> days) {
        var byPeriod = compared(report).stream()
                .map(of -> {
                    var address = leads.cases(of.period, figure + "/mean", null, null);
                    return cells.days(days.apply(of.figures), address);
                })
                .toList();
        return MEASURES.stream()
                .map(measure -> new Row(
                        words.figure(figure + "/" + measure) + ": " + shown.word("column", measure),
                        byPeriod.stream()
                                .map(three -> three.get(MEASURES.indexOf(measure)))
                                .toList()));
    }

    /** How long they took, all of them: none where figures leave the house. */
    private Stream<Table> byDays(
            Report report, Leads leads, String figure, Function<Figures, @Nullable Map<DaysTaken, Long>> counts) {
        return counts.apply(report.figures()) == null
                ? Stream.empty()
                : Stream.of(values(
                        report,
                        leads,
                        figure,
                        DaysTaken.values(),
                        (figures, taken) ->
                                Objects.requireNonNull(counts.apply(figures)).get(taken)));
    }

    private <E extends Enum<E>> Table named(
            Report report,
            Leads leads,
            String figure,
            E[] values,
            Function<Figures, Map<String, @Nullable Object>> counts) {
        return values(
                report,
                leads,
                figure,
                values,
                (figures, value) -> counts.apply(figures).get(value.name()));
    }

    private <E extends Enum<E>> Table values(
            Report report, Leads leads, String figure, E[] values, BiFunction<Figures, E, @Nullable Object> count) {
        var rows = Stream.of(values)
                .map(value -> new Row(
                        words.value(figure, value.name()),
                        compared(report).stream()
                                .map(of -> cells.count(
                                        count.apply(of.figures, value),
                                        leads.cases(of.period, figure + "/" + value, null, null)))
                                .toList()))
                .toList();
        return compared(figure, report, leads, rows);
    }

    /** Of each key, the most frequent first. */
    Table groups(Report report, Facet by, Leads leads) {
        var rows = report.groups().stream()
                .sorted(Comparator.comparing(
                        group -> group.figures().received(), Comparator.nullsLast(Comparator.reverseOrder())))
                .map(group ->
                        new Row(words.key(by, group.key(), leads.house()), group(group, report.period(), by, leads)))
                .toList();
        return new Table(
                by.path(),
                shown.word("groups", by.path()),
                words.facet(by),
                Stream.of(
                                "received",
                                "concerns",
                                "answered",
                                "openAtEnd",
                                "overdueAtEnd",
                                "onTime",
                                "days",
                                "justified")
                        .map(column -> shown.word("column", column))
                        .toList(),
                1,
                rows,
                leads.csv(by.path(), by));
    }

    private List<Cell> group(Report.Group group, Period period, Facet by, Leads leads) {
        var figures = group.figures();
        BiFunction<String, @Nullable Object, Cell> count =
                (figure, number) -> cells.count(number, leads.cases(period, figure, by, group.key()));
        return List.of(
                count.apply("received", figures.received()),
                count.apply("concerns", figures.concerns()),
                count.apply("answered", figures.answered()),
                count.apply("openAtEnd", figures.openAtEnd()),
                count.apply("overdueAtEnd", figures.overdueAtEnd()),
                cells.share(
                        standing(figures, DeadlineType.ANSWER),
                        leads.cases(period, "deadlines/ANSWER/onTimeShare", by, group.key())),
                cells.days(
                                figures.daysToFinalAnswer(),
                                leads.cases(period, "daysToFinalAnswer/median", by, group.key()))
                        .get(MEASURES.indexOf("median")),
                count.apply("ratings/JUSTIFIED", figures.ratings().get("JUSTIFIED")));
    }
}

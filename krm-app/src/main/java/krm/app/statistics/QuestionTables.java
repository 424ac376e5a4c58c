package krm.app.statistics;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import krm.app.web.Shown;
import krm.app.web.Table;
import krm.app.web.Table.Cell;
import krm.app.web.Table.Row;
import krm.projections.statistics.Facet;
import krm.projections.statistics.ParliamentsQuestions;
import krm.projections.statistics.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The answers to a parliament's questions as tables, by the numbers of the questions. */
@Component
class QuestionTables {

    private final FigureWords words;
    private final FigureCells cells;
    private final ReportPeriods periods;
    private final Shown shown;

    QuestionTables(FigureWords words, FigureCells cells, ReportPeriods periods, Shown shown) {
        this.words = words;
        this.cells = cells;
        this.periods = periods;
        this.shown = shown;
    }

    List<Table> of(ParliamentsQuestions answers, Leads leads) {
        return List.of(
                received(
                        "customerGroups", Facet.CUSTOMER_GROUP, answers.groups().customerGroups(), answers, leads),
                received("specialGroups", Facet.SPECIAL_GROUP, answers.groups().specialGroups(), answers, leads),
                priorities(answers, leads),
                duration(answers, leads),
                twoWeeks(answers, leads),
                receipts(answers, leads),
                causes(answers, leads),
                agreements(answers, leads));
    }

    /** Question 4. */
    private Table received(
            String key, Facet by, Map<String, @Nullable Long> received, ParliamentsQuestions answers, Leads leads) {
        return table(
                key,
                List.of("received"),
                1,
                received.entrySet().stream()
                        .map(group -> new Row(
                                words.key(by, group.getKey(), leads.house()),
                                List.of(cells.count(
                                        group.getValue(),
                                        leads.cases(answers.period(), "received", by, group.getKey())))))
                        .toList(),
                leads);
    }

    /** Question 6. */
    private Table priorities(ParliamentsQuestions answers, Leads leads) {
        return table(
                "priorities",
                List.of("received"),
                1,
                List.of(
                        row("received", answers.priorities().received(), answers.period(), leads),
                        row("immediate", answers.priorities().immediate(), answers.period(), leads)),
                leads);
    }

    /** Question 7. */
    private Table duration(ParliamentsQuestions answers, Leads leads) {
        var duration = answers.duration();
        return table(
                "duration",
                List.of("mean", "median", "p90"),
                3,
                List.of(
                        new Row(
                                words.figure("daysToFirstAnswer"),
                                cells.days(
                                        duration.toFirstAnswer(),
                                        leads.cases(answers.period(), "daysToFirstAnswer/mean", null, null))),
                        new Row(
                                words.figure("daysToFinalAnswer"),
                                cells.days(
                                        duration.toFinalAnswer(),
                                        leads.cases(answers.period(), "daysToFinalAnswer/mean", null, null)))),
                leads);
    }

    /** Question 7: an answer within two weeks, whatever it says (S1.27). */
    private Table twoWeeks(ParliamentsQuestions answers, Leads leads) {
        var standing = answers.duration().withinTwoWeeks();
        var counts = Stream.of(
                        new Counted("MET", standing.met()),
                        new Counted("MISSED", standing.missed()),
                        new Counted("PENDING", standing.pending()),
                        new Counted("LIFTED", standing.lifted()),
                        new Counted("NOT_APPLICABLE", standing.notApplicable()))
                .map(count -> new Row(
                        shown.word("state", count.key),
                        List.of(cells.count(
                                count.number,
                                leads.cases(answers.period(), "deadlines/ANSWER/" + count.key, null, null)))))
                .toList();
        return table("twoWeeks", List.of("complaints"), 1, counts, leads);
    }

    private record Counted(String key, @Nullable Long number) {}

    /** Question 8. */
    private Table receipts(ParliamentsQuestions answers, Leads leads) {
        var receipts = answers.receipts();
        var before = answers.period().yearBefore();
        return new Table(
                "receipts",
                shown.word("question", "receipts"),
                shown.word("rows", "receipts"),
                List.of(
                        periods.name(answers.period()),
                        periods.name(before),
                        shown.word("column", "change"),
                        shown.word("column", "percent")),
                2,
                List.of(new Row(
                        words.figure("received"),
                        List.of(
                                cells.count(receipts.received(), leads.cases(answers.period(), "received", null, null)),
                                cells.count(receipts.yearBefore(), leads.cases(before, "received", null, null)),
                                cells.count(receipts.change(), null),
                                percent(receipts)))),
                leads.csv("receipts", null));
    }

    private Cell percent(ParliamentsQuestions.Receipts receipts) {
        return receipts.change() == null ? cells.count(null, null) : cells.number(receipts.percent(), null);
    }

    /** Question 9. */
    private Table causes(ParliamentsQuestions answers, Leads leads) {
        return table(
                "causes",
                List.of("concerns", "complaints"),
                1,
                answers.causes().stream()
                        .map(cause -> new Row(
                                words.key(Facet.TOPIC, cause.topic(), leads.house()),
                                List.of(
                                        cells.count(
                                                cause.concerns(),
                                                leads.cases(answers.period(), "concerns", Facet.TOPIC, cause.topic())),
                                        cells.count(
                                                cause.complaints(),
                                                leads.cases(
                                                        answers.period(), "received", Facet.TOPIC, cause.topic())))))
                        .toList(),
                leads);
    }

    /** Question 10: those who were not asked are counted apart (S1.44). */
    private Table agreements(ParliamentsQuestions answers, Leads leads) {
        return table(
                "agreements",
                List.of("complaints"),
                1,
                Stream.of("YES", "PARTLY", "NO", "NOT_COLLECTED")
                        .map(value -> new Row(
                                words.value("agreements", value),
                                List.of(cells.count(
                                        answers.agreements().counted().get(value),
                                        leads.cases(answers.period(), "agreements/" + value, null, null)))))
                        .toList(),
                leads);
    }

    private Row row(String figure, @Nullable Long count, Period period, Leads leads) {
        return new Row(words.figure(figure), List.of(cells.count(count, leads.cases(period, figure, null, null))));
    }

    private Table table(String key, List<String> columns, int drawn, List<Row> rows, Leads leads) {
        return new Table(
                key,
                shown.word("question", key),
                shown.word("rows", key),
                columns.stream().map(column -> shown.word("column", column)).toList(),
                drawn,
                rows,
                leads.csv(key, null));
    }
}

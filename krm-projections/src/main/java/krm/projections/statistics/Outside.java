package krm.projections.statistics;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Figures that leave their houses (rules.md §2 REPORTING): whole months, and of each house only what its {@link Disclosure}
 * tells. A count of several houses is told if each of them tells its own, so that who subtracts one from several learns no
 * more than by asking for it alone. A house that has entered nothing yet adds nothing, and says so in the coverage.
 */
final class Outside {

    /** SGB II came into force. */
    private static final LocalDate FIRST_JOBCENTERS = LocalDate.of(2005, 1, 1);

    private final Statistics statistics;
    private final Question question;
    private final Map<String, Map<Period, Map<String, Sums>>> months = new LinkedHashMap<>();
    private final Map<String, Disclosure> disclosures = new LinkedHashMap<>();
    private final TreeSet<String> keys = new TreeSet<>();

    Outside(Statistics statistics, Question question) {
        if (!question.period().isWholeMonths() || !question.knownAt().equals(Question.NOW)) {
            throw new IllegalArgumentException("Only whole months and the present are told outside");
        }
        this.statistics = statistics;
        this.question = question;
    }

    Report report() {
        var coverages = new ArrayList<Report.Coverage>();
        for (var house : question.houses()) {
            var all = monthsOf(house);
            var counted = statistics.count(question.of(house), all.isEmpty() ? question.periods() : all);
            coverages.add(counted.coverage());
            if (!all.isEmpty()) {
                var byMonth = new LinkedHashMap<Period, Map<String, Sums>>();
                all.forEach(month -> byMonth.put(month, counted.periods().get(month)));
                months.put(house, byMonth);
                disclosures.put(house, new Disclosure(byMonth, question.by(), counted.keys()));
                keys.addAll(counted.keys());
            }
        }
        var period = question.period();
        return new Report(
                period,
                question.asOf(),
                null,
                coverage(coverages),
                figures(period, Facet.NONE),
                compared(period.previous()),
                compared(period.yearBefore()),
                keys.stream()
                        .map(key -> new Report.Group(key, figures(period, key)))
                        .toList());
    }

    /** Each from the first entry of the house up to the present one. A day before there were Jobcenters is a slip of the pen. */
    private List<Period> monthsOf(String house) {
        var entered = statistics.firstMonth(house);
        var first = entered == null || entered.isAfter(FIRST_JOBCENTERS) ? entered : FIRST_JOBCENTERS;
        var all = new ArrayList<Period>();
        for (LocalDate month = first; month != null && !month.isAfter(question.asOf()); month = month.plusMonths(1)) {
            all.add(new Period(month, YearMonth.from(month).atEndOfMonth()));
        }
        return all;
    }

    private Report.Compared compared(Period other) {
        return new Report.Compared(
                other,
                other.isWholeMonths() ? figures(other, Facet.NONE) : Figures.of(Facet.NONE, new Sums(), _ -> false));
    }

    private Figures figures(Period period, String key) {
        var sums = new Sums();
        months.values()
                .forEach(byMonth -> byMonth.forEach((month, byKey) -> {
                    if (byKey.containsKey(key)) {
                        sums.add(byKey.get(key), figure -> counts(figure, month, period));
                    }
                }));
        Predicate<Cell> told = cell -> !disclosures.isEmpty()
                && disclosures.values().stream()
                        .allMatch(disclosure -> disclosure.isWithout(cell.key()) || disclosure.tells(cell, period));
        return Figures.of(key, sums, told);
    }

    /** A month holds what came in it, and what there was at its end. */
    private boolean counts(Figure figure, Period month, Period period) {
        return figure.isStock()
                ? month.contains(Figure.RECEIVED, period.to())
                        || isLast(month) && period.to().isAfter(month.to())
                : !month.from().isBefore(period.from()) && !month.to().isAfter(period.to());
    }

    private boolean isLast(Period month) {
        return YearMonth.from(month.from()).equals(YearMonth.from(question.asOf()));
    }

    private Report.Coverage coverage(List<Report.Coverage> all) {
        return new Report.Coverage(
                question.houses(),
                all.stream().flatMap(one -> one.reporting().stream()).toList(),
                all.stream()
                        .map(Report.Coverage::lastEntry)
                        .filter(Objects::nonNull)
                        .max(OffsetDateTime::compareTo)
                        .orElse(null));
    }
}

package krm.projections.statistics;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads figures for any period, as of any day, by what was known at any instant. */
public final class Statistics {

    /** The figures of the periods, by key; those of all cases under {@link Facet#NONE}. */
    record Counted(Map<Period, Map<String, Sums>> periods, Report.Coverage coverage) {

        Sums of(Period period, String key) {
            return periods.get(period).getOrDefault(key, new Sums());
        }

        /** Those of which there is anything in any of the periods. */
        List<String> keys() {
            return periods.values().stream()
                    .flatMap(keys -> keys.keySet().stream())
                    .filter(key -> !key.equals(Facet.NONE))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private final JdbcClient db;
    private final TransactionTemplate snapshot;

    public Statistics(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** The figures of the period, and of those that it is compared with. */
    public Report report(Question question) {
        return question.outside() ? new Outside(this, question).report() : inside(question);
    }

    /** The answers to what a parliament asks. */
    public ParliamentsQuestions questions(Question question) {
        return ParliamentsQuestions.of(this, question);
    }

    /**
     * The cases that a number of the report counts (rules.md §5: every figure opens into the cases behind it), the newest
     * first.
     *
     * @param key of the facet that the figures are grouped by; null: the number of all
     */
    public List<UUID> cases(Question question, FigurePath number, @Nullable String key) {
        if (question.outside()) {
            throw new IllegalArgumentException("No case leaves the house");
        }
        return Objects.requireNonNull(
                snapshot.execute(_ -> new Counting(db, question, List.of(question.period())).cases(number, key)));
    }

    private Report inside(Question question) {
        var period = question.period();
        var counted = count(question, question.periods());
        return new Report(
                period,
                question.asOf(),
                question.knownAt().equals(Question.NOW)
                        ? null
                        : question.knownAt().atOffset(ZoneOffset.UTC),
                counted.coverage(),
                Figures.of(counted.of(period, Facet.NONE)),
                new Report.Compared(period.previous(), Figures.of(counted.of(period.previous(), Facet.NONE))),
                new Report.Compared(period.yearBefore(), Figures.of(counted.of(period.yearBefore(), Facet.NONE))),
                counted.periods().get(period).entrySet().stream()
                        .filter(key -> !key.getKey().equals(Facet.NONE))
                        .map(key -> new Report.Group(key.getKey(), Figures.of(key.getValue())))
                        .toList());
    }

    /** The month of the first entry of a house; null: there is none. */
    @Nullable
    LocalDate firstMonth(String house) {
        return db.sql("""
            select date_trunc('month', least(
                       (select min(since) from read_side.figure_total
                         where jobcenter = :house and facet = '' and not stock),
                       (select min(first_day) from read_side.case_figure
                         where jobcenter = :house and not disciplinary and not ended)))::date
            """)
                .param("house", house)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    /** Adds up each of the periods; all of them from one picture of the tables. */
    Counted count(Question question, List<Period> periods) {
        return Objects.requireNonNull(snapshot.execute(_ -> new Counting(db, question, periods).run()));
    }
}

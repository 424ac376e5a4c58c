package krm.projections.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import krm.core.access.Access;
import krm.core.deadline.DeadlineType;
import krm.core.house.Draft;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a draft of the rules on the cases of a period (Probelauf; rules.md §4, «Rule books»): how many deadlines would have
 * been met or missed, against what was. Each case is folded from its history and forgotten; nothing is stored.
 */
public final class WhatIf {

    /**
     * @param cases that were received in the period; the states of each deadline add up to them
     * @param deadlines of all types, also those on which the draft has no say
     */
    public record Tried(long cases, Map<DeadlineType, Compared> deadlines) {}

    /** How the cases stand with a type of deadline, and how they would. */
    public record Compared(Figures.Deadline was, Figures.Deadline wouldBe) {}

    /** So many cases are in memory at once. */
    private static final int FETCHED = 500;

    /** The two conditions on the days of what happened follow from the first, and there is an index on them. */
    private static final String CASES = "select " + Kept.COLUMNS + """

          from read_side.case_figure
         where jobcenter = any(:houses) and received_on between :from and :to
           and first_day <= :to and last_day >= :from
        """;

    private final JdbcClient db;
    private final TransactionTemplate reading;

    public WhatIf(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        // Outside of a transaction the driver would fetch all rows at once.
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /**
     * @param question of one house, by all that is known; groups are not told apart
     * @param zone in which an hour of the draft is meant
     */
    public Tried of(Question question, Draft draft, ZoneId zone) {
        return Objects.requireNonNull(reading.execute(_ -> {
            var trial = new Trial(question, draft, zone);
            db.sql(CASES)
                    .param("houses", question.houses().toArray(String[]::new))
                    .param("from", question.period().from())
                    .param("to", question.period().to())
                    .withFetchSize(FETCHED)
                    .query((RowCallbackHandler) trial::add);
            return trial.tried();
        }));
    }

    private static final class Trial {

        private final Question question;
        private final Draft draft;
        private final ZoneId zone;
        private final Sums was = new Sums();
        private final Sums wouldBe = new Sums();
        private long cases;

        Trial(Question question, Draft draft, ZoneId zone) {
            this.question = question;
            this.draft = draft;
            this.zone = zone;
        }

        void add(ResultSet row) throws SQLException {
            var figure = Kept.figure(row);
            if (figure.redirected() || !Access.counting(question.viewer(), figure.facts())) {
                return;
            }
            cases++;
            add(was, figure.deadlines());
            add(
                    wouldBe,
                    draft.judges(figure.kind().isFormal())
                            ? History.inflated(row.getBytes("history")).stances(draft, zone)
                            : figure.deadlines());
        }

        private void add(Sums sums, List<Stance> stances) {
            for (var type : DeadlineType.values()) {
                var state = stances.get(type.ordinal()).on(question.asOf());
                sums.add(Figure.DEADLINE, Cell.standing(type, state), 1);
            }
        }

        Tried tried() {
            var before = Figures.of(was).deadlines();
            var after = Figures.of(wouldBe).deadlines();
            var deadlines = new EnumMap<DeadlineType, Compared>(DeadlineType.class);
            before.forEach((type, figures) ->
                    deadlines.put(type, new Compared(figures, Objects.requireNonNull(after.get(type)))));
            return new Tried(cases, deadlines);
        }
    }
}

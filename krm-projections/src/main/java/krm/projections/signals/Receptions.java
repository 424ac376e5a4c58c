package krm.projections.signals;

import java.time.LocalDate;
import java.util.List;
import krm.core.signal.Lookback;
import krm.core.signal.Lookback.Days;
import krm.core.signal.Reading;
import krm.core.signal.Season;
import krm.core.signal.Seismograph;
import krm.core.signal.Volume;
import krm.core.signal.Watched;
import krm.core.signal.event.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what a house received up to a day, from {@code reception_count}, which is written with the figures. */
public final class Receptions {

    private static final String WHOLE_HOUSE = "";

    /** A row a day: the table has a month of a key in one ({@code Pack}). */
    private static final String RECEIVED = """
        with received as (
            select facet, key, month - 1 + split_part(day, ':', 1)::integer as received_on,
                   split_part(day, ':', 2)::bigint as cases
              from read_side.reception_count
             cross join string_to_table(counts, ' ') as day
             where jobcenter = :jobcenter and month between date_trunc('month', cast(:from as date)) and :to)
        """;

    private final JdbcClient db;

    public Receptions(JdbcClient db) {
        this.db = db;
    }

    /** What is usual in the house on that day. */
    public Seismograph usual(String jobcenter, LocalDate day) {
        var lookback = new Lookback(day);
        return new Seismograph(
                lookback,
                volume(jobcenter, lookback.baseline()).weeks(),
                new Season(volume(jobcenter, lookback.seasonBefore()), volume(jobcenter, lookback.yearAround())));
    }

    private Volume volume(String jobcenter, Days days) {
        return db.sql(RECEIVED + """
            select coalesce(sum(cases), 0)::bigint as complaints, count(distinct (received_on - cast(:from as date)) / 7)::integer as weeks
              from received
             where received_on between :from and :to and facet = :house
            """)
                .param("jobcenter", jobcenter)
                .param("from", days.from())
                .param("to", days.to())
                .param("house", WHOLE_HOUSE)
                .query(Volume.class)
                .single();
    }

    /** Of each topic and each team of which anything came since the baseline began. */
    public List<Reading> readings(String jobcenter, LocalDate day) {
        var lookback = new Lookback(day);
        return db.sql(RECEIVED + """
            select facet, key,
                   coalesce(sum(cases) filter (where received_on >= :week), 0)::bigint as last_week,
                   coalesce(sum(cases) filter (where received_on >= :fourWeeks), 0)::bigint as last_four_weeks,
                   coalesce(sum(cases) filter (where received_on <= :baselineTo), 0)::bigint as baseline
              from received
             where received_on between :from and :to and facet <> :house
             group by facet, key
             order by facet, key
            """)
                .param("jobcenter", jobcenter)
                .param("week", lookback.shortWindow().from())
                .param("fourWeeks", lookback.longWindow().from())
                .param("baselineTo", lookback.baseline().to())
                .param("from", lookback.baseline().from())
                .param("to", day)
                .param("house", WHOLE_HOUSE)
                .query((row, _) -> new Reading(
                        new Watched(jobcenter, Subject.valueOf(row.getString("facet")), row.getString("key")),
                        row.getLong("last_week"),
                        row.getLong("last_four_weeks"),
                        row.getLong("baseline")))
                .list();
    }
}

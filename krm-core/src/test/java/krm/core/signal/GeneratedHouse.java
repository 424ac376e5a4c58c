package krm.core.signal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import krm.core.signal.Lookback.Days;
import krm.core.signal.event.Subject;

/**
 * A house in which nothing happens but chance: complaints come one by one, more on Mondays than on Sundays, more in spring than
 * in autumn, few around Christmas; each has a topic and goes to a team. What is planted comes on top.
 */
final class GeneratedHouse {

    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private static final double[] WEEKDAYS = {1.6, 1.4, 1.2, 1.2, 1.0, 0.4, 0.2};
    /** The average of a week. */
    private static final double[] TOPICS = {6, 4, 3, 2, 1.5, 1, 1, 0.7, 0.5, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02};

    private static final double[] TEAMS = {0.5, 0.3, 0.15, 0.05};

    private final Random random;
    private final Map<Watched, long[]> upTo = new LinkedHashMap<>();
    private final long[] all;

    GeneratedHouse(long seed, double size, int days) {
        random = new Random(seed);
        all = new long[days + 1];
        for (int topic = 0; topic < TOPICS.length; topic++) {
            upTo.put(topic(topic), new long[days + 1]);
        }
        for (int team = 0; team < TEAMS.length; team++) {
            upTo.put(team(team), new long[days + 1]);
        }
        for (int day = 0; day < days; day++) {
            for (int topic = 0; topic < TOPICS.length; topic++) {
                var rate = TOPICS[topic] * size / 7 * mood(FIRST.plusDays(day));
                for (long n = poisson(rate); n > 0; n--) {
                    receive(day, topic);
                }
            }
        }
        upTo.values().forEach(GeneratedHouse::accumulate);
        accumulate(all);
    }

    static Watched topic(int topic) {
        return new Watched("WF", Subject.TOPIC, "TOPIC_" + topic);
    }

    private static Watched team(int team) {
        return new Watched("WF", Subject.TEAM, "TEAM_" + team);
    }

    private static double mood(LocalDate day) {
        var season = 1 + 0.25 * Math.sin(2 * Math.PI * day.getDayOfYear() / 365.25);
        var christmas = day.getDayOfYear() > 355 || day.getDayOfYear() < 4 ? 0.5 : 1;
        return WEEKDAYS[day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()] * season * christmas;
    }

    private void receive(int day, int topic) {
        counted(topic(topic))[day + 1]++;
        counted(team(drawn()))[day + 1]++;
        all[day + 1]++;
    }

    private long[] counted(Watched what) {
        return Optional.ofNullable(upTo.get(what)).orElseThrow();
    }

    private int drawn() {
        var share = random.nextDouble();
        int team = 0;
        while (team < TEAMS.length - 1 && share >= TEAMS[team]) {
            share -= TEAMS[team++];
        }
        return team;
    }

    private long poisson(double mean) {
        var limit = Math.exp(-mean);
        long n = 0;
        for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            n++;
        }
        return n;
    }

    private static void accumulate(long[] daily) {
        for (int day = 1; day < daily.length; day++) {
            daily[day] += daily[day - 1];
        }
    }

    /** So many more on that topic on each of the days. */
    GeneratedHouse planted(int topic, LocalDate from, int days, int each) {
        for (var counts : List.of(counted(topic(topic)), all)) {
            var first = index(from);
            for (int day = first + 1; day < counts.length; day++) {
                counts[day] += (long) each * Math.min(day - first, days);
            }
        }
        return this;
    }

    private static int index(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(FIRST, day);
    }

    Seismograph on(LocalDate day) {
        var lookback = new Lookback(day);
        return new Seismograph(
                lookback,
                volume(lookback.baseline()).weeks(),
                new Season(volume(lookback.seasonBefore()), volume(lookback.yearAround())));
    }

    List<Reading> readings(LocalDate day) {
        var lookback = new Lookback(day);
        var readings = new ArrayList<Reading>();
        upTo.forEach((what, counts) -> readings.add(new Reading(
                what,
                sum(counts, lookback.shortWindow()),
                sum(counts, lookback.longWindow()),
                sum(counts, lookback.baseline()))));
        return readings;
    }

    Reading reading(Watched what, LocalDate day) {
        return readings(day).stream()
                .filter(some -> some.watched().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private Volume volume(Days span) {
        int weeks = 0;
        for (var from = span.from(); !from.isAfter(span.to()); from = from.plusDays(7)) {
            weeks += sum(all, new Days(from, from.plusDays(6))) > 0 ? 1 : 0;
        }
        return new Volume(sum(all, span), weeks);
    }

    private static long sum(long[] upTo, Days span) {
        return upTo[Math.max(index(span.to()) + 1, 0)] - upTo[Math.max(index(span.from()), 0)];
    }
}

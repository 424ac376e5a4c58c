package krm.projections.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The figures of one key in one period while they are added up. */
final class Sums {

    private final Map<Figure, Map<String, Long>> counts = new EnumMap<>(Figure.class);

    void add(Figure figure, String value, long count) {
        counts.computeIfAbsent(figure, _ -> new HashMap<>()).merge(value, count, Long::sum);
    }

    void add(Sums other, Predicate<Figure> which) {
        other.counts.forEach((figure, values) -> {
            if (which.test(figure)) {
                values.forEach((value, count) -> add(figure, value, count));
            }
        });
    }

    boolean isEmpty() {
        return counts.values().stream()
                .allMatch(values -> values.values().stream().allMatch(count -> count == 0));
    }

    long of(Figure figure) {
        return counts.getOrDefault(figure, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    long of(Figure figure, String value) {
        return counts.getOrDefault(figure, Map.of()).getOrDefault(value, 0L);
    }

    long of(Figure figure, Predicate<String> value) {
        return counts.getOrDefault(figure, Map.of()).entrySet().stream()
                .filter(count -> value.test(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many there are at the end. */
    long stock(Figure figure) {
        return of(figure, Figure.FROM) - of(figure, Figure.UNTIL);
    }

    /** How long it took: of no answers nothing is said. */
    Figures.Days days(Figure figure) {
        var days = new TreeMap<Long, Long>();
        counts.getOrDefault(figure, Map.of()).forEach((value, count) -> {
            if (count != 0) {
                days.merge(Long.valueOf(value), count, Long::sum);
            }
        });
        var n = days.values().stream().mapToLong(Long::longValue).sum();
        if (n == 0) {
            return new Figures.Days(null, null, null, null);
        }
        var sum = days.entrySet().stream()
                .mapToLong(day -> day.getKey() * day.getValue())
                .sum();
        return new Figures.Days(
                BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP),
                BigDecimal.valueOf(ranked(days, (n + 1) / 2) + ranked(days, n / 2 + 1))
                        .divide(BigDecimal.TWO, 1, RoundingMode.UNNECESSARY),
                ranked(days, (9 * n + 9) / 10),
                null);
    }

    /** How many took how long. */
    Map<DaysTaken, Long> byDays(Figure figure) {
        var byDays = new EnumMap<DaysTaken, Long>(DaysTaken.class);
        Stream.of(DaysTaken.values()).forEach(taken -> byDays.put(taken, 0L));
        counts.getOrDefault(figure, Map.of())
                .forEach((days, count) -> byDays.merge(DaysTaken.of(Long.parseLong(days)), count, Long::sum));
        return byDays;
    }

    /** The days of the answer with that rank, from 1. */
    private static long ranked(TreeMap<Long, Long> days, long rank) {
        var left = rank;
        for (var day : days.entrySet()) {
            left -= day.getValue();
            if (left <= 0) {
                return day.getKey();
            }
        }
        throw new IllegalStateException("No answer has rank " + rank);
    }
}

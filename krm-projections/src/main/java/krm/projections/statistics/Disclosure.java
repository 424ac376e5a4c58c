package krm.projections.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which counts of one house may leave it (rules.md §2: counts below 3 and what would reveal them by subtraction).
 *
 * <p>Of each count its years, their quarters and their months are told apart only as far as each of them is 3 or more: the
 * parts of a year or quarter are told all or none. So whatever somebody subtracts, parts of 3 or more are left. And of
 * counts that add up to a total, where some are hidden in a time, as many are hidden as are needed for what is left of the
 * total to hold one that is 3 or more, or else all of them; and never one alone where the rest would tell it. A total is not
 * hidden for its parts: so what is told of all cases hangs on the house alone, not on what is asked for.
 */
final class Disclosure {

    /** Fewer leave the house as a null. */
    private static final int LEAST = 3;

    /** A year, a quarter or a month, as far as it has begun: months by their number from the first one. */
    private record Piece(int from, int to) {}

    /** Pieces that are told apart together or not at all. There is one object of each, so they are compared as objects. */
    private static final class Division {

        /** Of one of its pieces these are the parts; null: a year by itself, or a month's end. */
        final @Nullable Division of;

        final List<Piece> parts;
        /** Those of its pieces. */
        final List<Division> deeper = new ArrayList<>();

        Division(@Nullable Division of, List<Piece> parts) {
            this.of = of;
            this.parts = parts;
            if (of != null) {
                of.deeper.add(this);
            }
        }
    }

    /** A piece that begins in a month, and with which others it is told. */
    private record Beginning(Piece piece, Division division) {}

    private final YearMonth first;
    private final Map<Cell, long[]> counts = new HashMap<>();
    private final Map<Cell, Set<Division>> told = new HashMap<>();
    private final List<Division> divisions;
    private final List<Division> ends;
    /** By month, the longest last. */
    private final List<List<Beginning>> beginnings;

    /** @param months the figures of each month from the first to the present one, by key */
    Disclosure(SequencedMap<Period, Map<String, Sums>> months, @Nullable Facet by, Collection<String> keys) {
        first = YearMonth.from(months.firstEntry().getKey().from());
        var n = months.size();
        divisions = divisions(first, n);
        ends = IntStream.range(0, n)
                .mapToObj(m -> new Division(null, List.of(new Piece(m, m))))
                .toList();
        beginnings = beginnings(divisions, n);
        var all = Stream.concat(Stream.of(Facet.NONE), keys.stream())
                .flatMap(key -> Family.cells(key).stream())
                .toList();
        var month = 0;
        for (var sums : months.values()) {
            for (var cell : all) {
                var of = sums.get(cell.key());
                counts.computeIfAbsent(cell, _ -> new long[n])[month] = of == null ? 0 : cell.in(of);
            }
            month++;
        }
        all.forEach(this::tellLargeOnes);
        var families = Family.all(by, keys);
        while (families.stream().filter(this::hideMore).count() > 0) {
            // Until nothing more is to be hidden: what was hidden for one total may tell another.
        }
    }

    private static List<Division> divisions(YearMonth first, int months) {
        var divisions = new ArrayList<Division>();
        for (var year : pieces(first, 0, months - 1, 12)) {
            var alone = new Division(null, List.of(year));
            var quarters = new Division(alone, pieces(first, year.from, year.to, 3));
            divisions.add(alone);
            divisions.add(quarters);
            for (var quarter : quarters.parts) {
                divisions.add(new Division(quarters, pieces(first, quarter.from, quarter.to, 1)));
            }
        }
        return divisions;
    }

    private static List<List<Beginning>> beginnings(List<Division> divisions, int months) {
        var beginnings = IntStream.range(0, months)
                .<List<Beginning>>mapToObj(_ -> new ArrayList<>())
                .toList();
        divisions.forEach(division ->
                division.parts.forEach(piece -> beginnings.get(piece.from).add(new Beginning(piece, division))));
        beginnings.forEach(some -> some.sort(Comparator.comparingInt(beginning -> beginning.piece().to)));
        return beginnings;
    }

    /** Of the calendar, each so many months long, from one month to another. */
    private static List<Piece> pieces(YearMonth first, int from, int to, int length) {
        var pieces = new ArrayList<Piece>();
        for (int m = from; m <= to; ) {
            var left = length - (first.plusMonths(m).getMonthValue() - 1) % length;
            pieces.add(new Piece(m, Math.min(to, m + left - 1)));
            m += left;
        }
        return pieces;
    }

    private List<Division> divisions(Cell cell) {
        return cell.figure().isStock() ? ends : divisions;
    }

    private void tellLargeOnes(Cell cell) {
        var tellings = new HashSet<Division>();
        told.put(cell, tellings);
        for (var division : divisions(cell)) {
            if ((division.of == null || tellings.contains(division.of))
                    && division.parts.stream().allMatch(part -> count(cell, part) >= LEAST)) {
                tellings.add(division);
            }
        }
    }

    private long count(Cell cell, Piece piece) {
        var months = counts.get(cell);
        return IntStream.rangeClosed(piece.from, piece.to)
                .mapToLong(m -> months[m])
                .sum();
    }

    private boolean tells(Cell cell, Division division) {
        return told.get(cell).contains(division);
    }

    /** @return whether anything had to be hidden */
    private boolean hideMore(Family family) {
        var changed = false;
        if (family.parts().isEmpty() || !family.parts().stream().allMatch(counts::containsKey)) {
            return false;
        }
        for (var division : divisions(family.parts().getFirst())) {
            while (isTelling(family, division) && hideSmallest(family, division)) {
                changed = true;
            }
        }
        return changed;
    }

    /** What is left of the total is small, or can only be the small ones among the hidden, or is one of them exactly. */
    private boolean isTelling(Family family, Division division) {
        var total = family.total();
        if (total != null && !tells(total, division)
                || total == null && family.parts().stream().noneMatch(part -> tells(part, division))) {
            return false;
        }
        return division.parts.stream().anyMatch(piece -> {
            var hidden = family.parts().stream()
                    .filter(part -> !tells(part, division))
                    .map(part -> count(part, piece))
                    .toList();
            var all = family.parts().stream()
                    .mapToLong(part -> count(part, piece))
                    .sum();
            var rest = total == null ? 0 : count(total, piece) - all;
            var left = hidden.stream().mapToLong(Long::longValue).sum() + rest;
            var small = rest < LEAST && hidden.stream().noneMatch(count -> count >= LEAST);
            // It is hidden for the sake of another one.
            var exactlyOne = family.complete() && hidden.size() == 1;
            return left > 0 && (small || exactlyOne);
        });
    }

    /** @return false: all are hidden already */
    private boolean hideSmallest(Family family, Division division) {
        var smallest = family.parts().stream()
                .filter(part -> tells(part, division))
                .min(Comparator.comparingLong((Cell part) -> division.parts.stream()
                                .mapToLong(piece -> count(part, piece))
                                .sum())
                        .thenComparing(Cell::key)
                        .thenComparing(Cell::value));
        smallest.ifPresent(part -> hide(part, division));
        return smallest.isPresent();
    }

    private void hide(Cell some, Division division) {
        some.alike().filter(counts::containsKey).forEach(cell -> {
            told.get(cell).remove(division);
            division.deeper.stream().filter(deeper -> tells(cell, deeper)).forEach(deeper -> hide(cell, deeper));
        });
    }

    /** It has never had a complaint of this key, which its own groups tell: they hold all others. */
    boolean isWithout(String key) {
        return !counts.containsKey(Cell.of(key, Figure.RECEIVED));
    }

    /** Whether the count of whole months may be told. */
    boolean tells(Cell cell, Period period) {
        if (!counts.containsKey(cell)) {
            return false;
        }
        var n = counts.get(cell).length;
        var to = Math.min(n - 1, number(period.to()));
        if (cell.figure().isStock()) {
            return to >= 0 && tells(cell, ends.get(to));
        }
        var from = Math.max(0, number(period.from()));
        while (from <= to) {
            var next = longestFrom(cell, from, to);
            if (next < 0) {
                return false;
            }
            from = next + 1;
        }
        return number(period.to()) >= 0 && number(period.from()) < n;
    }

    /** The last month of the longest piece that is told and begins there; -1: there is none. */
    private int longestFrom(Cell cell, int from, int to) {
        return beginnings.get(from).reversed().stream()
                .filter(beginning -> beginning.piece().to <= to && tells(cell, beginning.division()))
                .mapToInt(beginning -> beginning.piece().to)
                .findFirst()
                .orElse(-1);
    }

    private int number(LocalDate day) {
        return (int) ChronoUnit.MONTHS.between(first, YearMonth.from(day));
    }
}

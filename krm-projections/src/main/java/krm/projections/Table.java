package krm.projections;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;

/** A table of a read model, and how a case's state stands in it. */
public sealed interface Table<S> {

    String name();

    /** The columns of its key, each as in {@code create table}: name and type. */
    List<String> key();

    /** The other columns, in the same way. */
    List<String> rest();

    /**
     * Each row is of one case.
     *
     * @param single a case has exactly one row, under its id
     * @param rows what a state has in it: the key's columns first
     */
    record OfCases<S>(String name, List<String> key, List<String> rest, boolean single, Function<S, Stream<Row>> rows)
            implements Table<S> {}

    /**
     * What cases add up to. Each segment counts in rows of its own, so that none waits for another; what adds up to
     * nothing has no row.
     *
     * @param counting tells what a case adds, and under what
     */
    record Tally<S>(String name, List<String> key, List<String> rest, BiConsumer<S, ObjLongConsumer<Sort>> counting)
            implements Table<S> {}

    static <S> Table<S> one(String name, String id, List<String> rest, Function<S, Row> row) {
        return new OfCases<>(name, List.of(id), rest, true, state -> Stream.of(row.apply(state)));
    }

    static <S> Table<S> several(String name, List<String> key, List<String> rest, Function<S, Stream<Row>> rows) {
        return new OfCases<>(name, key, rest, false, rows);
    }

    /** How many cases are of the same sort. */
    static <S> Table<S> tally(String name, List<String> sortColumns, Function<S, Row> sort) {
        return sums(name, sortColumns, (state, counts) -> counts.accept(sort.apply(state), 1));
    }

    /** The table has a column {@code segment} first in its key, and {@code cases} beside it. */
    static <S> Table<S> sums(String name, List<String> sortColumns, BiConsumer<S, ObjLongConsumer<Sort>> counting) {
        var key = Stream.concat(Stream.of("segment smallint"), sortColumns.stream())
                .toList();
        return new Tally<>(name, key, List.of("cases bigint"), counting);
    }
}

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
            implements Counted<S> {}

    /**
     * What cases add up to, several counts a row ({@link Pack}): the last column of a sort says which count of its row is meant.
     * Where most of a row would be its key, a tenth of the size, and of the rows to be written.
     *
     * @param counting tells what a case adds, and under what
     */
    record Packed<S>(String name, List<String> key, List<String> rest, BiConsumer<S, ObjLongConsumer<Sort>> counting)
            implements Counted<S> {}

    /** Adds something up; each segment in rows of its own. */
    sealed interface Counted<S> extends Table<S> {

        BiConsumer<S, ObjLongConsumer<Sort>> counting();
    }

    static <S> Table<S> one(String name, String id, List<String> rest, Function<S, Row> row) {
        return new OfCases<>(name, List.of(id), rest, true, state -> Stream.of(row.apply(state)));
    }

    static <S> Table<S> several(String name, List<String> key, List<String> rest, Function<S, Stream<Row>> rows) {
        return new OfCases<>(name, key, rest, false, rows);
    }

    /**
     * How many cases are of the same sort. The table has a column {@code segment} first in its key, and {@code cases} beside
     * it.
     */
    static <S> Table<S> tally(String name, List<String> sortColumns, Function<S, Row> sort) {
        return new Tally<>(
                name,
                withSegment(sortColumns),
                List.of("cases bigint"),
                (state, counts) -> counts.accept(sort.apply(state), 1));
    }

    /**
     * The table has a column {@code segment} first in its key, and {@code counts} beside it.
     *
     * @param counting each sort has one value more than there are columns: which count of the row
     */
    static <S> Table<S> packed(String name, List<String> sortColumns, BiConsumer<S, ObjLongConsumer<Sort>> counting) {
        return new Packed<>(name, withSegment(sortColumns), List.of("counts text"), counting);
    }

    private static List<String> withSegment(List<String> sortColumns) {
        return Stream.concat(Stream.of("segment smallint"), sortColumns.stream())
                .toList();
    }
}

package krm.projections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** How much there is of each sort, while it is added up. */
final class Counts implements ObjLongConsumer<Sort> {

    private final Map<Sort, long[]> counts = new LinkedHashMap<>();

    @Override
    public void accept(Sort sort, long n) {
        counts.computeIfAbsent(sort, _ -> new long[1])[0] += n;
    }

    void add(Counts others) {
        others.counts.forEach((sort, n) -> accept(sort, n[0]));
    }

    boolean anyNegative() {
        return counts.values().stream().anyMatch(n -> n[0] < 0);
    }

    /** As one segment has them, in the table that they are of. */
    List<Row> rows(int segment, Table.Counted<?> table) {
        return table instanceof Table.Packed<?>
                ? packs(segment).entrySet().stream()
                        .map(pack -> pack.getKey().with(pack.getValue().text()))
                        .toList()
                : rows(segment);
    }

    /** By the row that they are in; what adds up to nothing is left out. */
    Map<Row, Pack> packs(int segment) {
        var before = Integer.toString(segment);
        var packs = new LinkedHashMap<Row, Pack>();
        counts.forEach((sort, n) -> {
            if (n[0] != 0) {
                var row = sort.row();
                packs.computeIfAbsent(row.key(before), _ -> new Pack()).add(row.last(), n[0]);
            }
        });
        return packs;
    }

    /** As one segment has them; what adds up to nothing is left out. */
    List<Row> rows(int segment) {
        var before = Integer.toString(segment);
        return counts.entrySet().stream()
                .filter(counted -> counted.getValue()[0] != 0)
                .map(counted -> counted.getKey().row().within(before, Long.toString(counted.getValue()[0])))
                .toList();
    }
}

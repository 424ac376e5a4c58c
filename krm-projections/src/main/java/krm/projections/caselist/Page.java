package krm.projections.caselist;

import java.util.List;
import java.util.function.Function;

/** A page of a list (api.md, «Lists»): pages count from 0. */
public record Page<T>(List<T> items, int page, int size, long total, boolean hasMore) {

    static <T> Page<T> of(List<T> items, int page, int size, long total) {
        return new Page<>(items, page, size, total, (page + 1L) * size < total);
    }

    public <U> Page<U> map(Function<T, U> as) {
        return new Page<>(items.stream().map(as).toList(), page, size, total, hasMore);
    }
}

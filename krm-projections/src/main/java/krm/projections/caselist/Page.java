package krm.projections.caselist;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list (rules.md §5): pages count from 0. {@code total} is null where nobody shall be told: a search by
 * a person's words must not count their complaints (rules.md §3 rule 15).
 */
public record Page<T>(
        List<T> items, int page, int size, @Nullable Long total, boolean hasMore) {

    public static <T> Page<T> of(List<T> items, int page, int size, long total) {
        return new Page<>(items, page, size, total, (page + 1L) * size < total);
    }

    /** @param found the items of the page, and one more if there is a next page */
    static <T> Page<T> untold(List<T> found, int page, int size) {
        return new Page<>(found.stream().limit(size).toList(), page, size, null, found.size() > size);
    }

    public <U> Page<U> map(Function<T, U> as) {
        return new Page<>(items.stream().map(as).toList(), page, size, total, hasMore);
    }
}

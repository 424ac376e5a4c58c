package krm.projections.caselist.search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.LongStream;
import krm.projections.caselist.Newest;

/** A case as the search knows it: under which number it stands in the list, and the tokens of its words. */
final class Found {

    private static final long[] NONE = {};

    private final UUID id;
    private final String jobcenter;
    private final long newest;
    private final int sequence;

    /** In order, each once; so many that objects would be too large for a rebuild. */
    private final long[] tokens;

    private Found(UUID id, String jobcenter, long newest, int sequence, long[] tokens) {
        this.id = id;
        this.jobcenter = jobcenter;
        this.newest = newest;
        this.sequence = sequence;
        this.tokens = tokens;
    }

    /** @param sequence of the last event whose words are in */
    Found(UUID id, String jobcenter, long newest, int sequence) {
        this(id, jobcenter, newest, sequence, NONE);
    }

    UUID id() {
        return id;
    }

    String jobcenter() {
        return jobcenter;
    }

    long newest() {
        return newest;
    }

    int sequence() {
        return sequence;
    }

    LongStream tokens() {
        return LongStream.of(tokens);
    }

    Found at(int newSequence) {
        return new Found(id, jobcenter, newest, newSequence, tokens);
    }

    Found received(LocalDate on) {
        return new Found(id, jobcenter, Newest.moved(newest, on), sequence, tokens);
    }

    Found with(Collection<Long> more) {
        return of(LongStream.concat(tokens(), stream(more)));
    }

    Found withOnly(Collection<Long> some) {
        return of(stream(some));
    }

    private Found of(LongStream some) {
        return new Found(
                id, jobcenter, newest, sequence, some.sorted().distinct().toArray());
    }

    private static LongStream stream(Collection<Long> some) {
        return some.stream().mapToLong(Long::longValue);
    }
}

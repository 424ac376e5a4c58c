package krm.projections.caselist.search;

import java.time.LocalDate;
import java.util.Arrays;
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

    /** Not to be changed. */
    long[] tokens() {
        return tokens;
    }

    Found at(int newSequence) {
        return new Found(id, jobcenter, newest, newSequence, tokens);
    }

    Found received(LocalDate on) {
        return new Found(id, jobcenter, Newest.moved(newest, on), sequence, tokens);
    }

    Found with(LongStream more) {
        return withOnly(LongStream.concat(LongStream.of(tokens), more));
    }

    /** Each once; by hand, since a stream would make an object of every one. */
    Found withOnly(LongStream some) {
        var all = some.toArray();
        Arrays.sort(all);
        int n = 0;
        for (var token : all) {
            if (n == 0 || all[n - 1] != token) {
                all[n++] = token;
            }
        }
        return new Found(id, jobcenter, newest, sequence, Arrays.copyOf(all, n));
    }
}

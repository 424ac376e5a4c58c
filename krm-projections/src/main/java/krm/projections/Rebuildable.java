package krm.projections;

import java.util.List;

/**
 * A follower that writes tables and nothing else, so that they can be made anew from the log. What has an effect elsewhere is
 * none, for it would have it again.
 */
public interface Rebuildable extends Follower {

    /** The names of its tables; its statements do not qualify them, so the search path says which generation is meant. */
    List<String> tableNames();
}

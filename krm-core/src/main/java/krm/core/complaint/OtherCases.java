package krm.core.complaint;

import krm.core.access.Actor;

/** Asks about a case beside the one at hand. */
public interface OtherCases {

    /** Whether there is such a case and this person may know of it. */
    boolean sees(Actor actor, String complaintId);
}

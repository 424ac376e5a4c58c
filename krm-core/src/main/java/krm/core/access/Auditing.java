package krm.core.access;

import krm.core.access.Access.Verdict;

/** Who checks the house (Revision, rules.md §2): reads every history and who read it, and changes nothing. */
public final class Auditing {

    private Auditing() {}

    /** @throws NotAllowed for everybody but an auditor */
    public static void require(Actor actor) {
        Access.refuse(actor.role() == Role.AUDITOR ? Verdict.ALLOWED : Verdict.NOT_ALLOWED);
    }

    /** Whether the caller may take the histories of a house along: an auditor, and of the own house only. */
    public static Verdict exporting(Actor actor, String house) {
        if (actor.role() != Role.AUDITOR) {
            return Verdict.NOT_ALLOWED;
        }
        return actor.jobcenter().equals(house) ? Verdict.ALLOWED : Verdict.NOT_VISIBLE;
    }
}

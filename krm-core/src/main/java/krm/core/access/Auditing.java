package krm.core.access;

/** Who checks the house (Revision, domain.md §2): reads every history and who read it, and changes nothing. */
public final class Auditing {

    private Auditing() {}

    /** @throws NotAllowed for everybody but an auditor */
    public static void require(Actor actor) {
        if (actor.role() != Role.AUDITOR) {
            throw new NotAllowed();
        }
    }
}

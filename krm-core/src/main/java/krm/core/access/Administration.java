package krm.core.access;

/** Who looks after houses, their rules and people (rules.md §2): no case content goes with it. */
public final class Administration {

    private Administration() {}

    /** @throws NotAllowed for everybody but an administrator */
    public static void require(Actor actor) {
        refuseUnless(actor.role() == Role.ADMIN);
    }

    /** @throws NotAllowed unless it is an administrator's own house */
    public static void require(Actor actor, String jobcenter) {
        require(actor);
        refuseUnless(actor.jobcenter().equals(jobcenter));
    }

    /**
     * Changes of roles are shown to the management (rules.md §2), and to those who check.
     *
     * @throws NotAllowed for everybody else
     */
    public static void requireInsight(Actor actor) {
        refuseUnless(
                switch (actor.role()) {
                    case ADMIN, MANAGEMENT, AUDITOR -> true;
                    case STAFF, TEAM_LEAD, KRM_OFFICER, REPORTING -> false;
                });
    }

    /**
     * The rules that a house goes by are shown to those who apply, answer for, check or keep them.
     *
     * @throws NotAllowed for everybody else
     */
    public static void requireRules(Actor actor) {
        refuseUnless(
                switch (actor.role()) {
                    case KRM_OFFICER, ADMIN, MANAGEMENT, AUDITOR -> true;
                    case STAFF, TEAM_LEAD, REPORTING -> false;
                });
    }

    /**
     * The officer looks at the rules every year (S2.87).
     *
     * @throws NotAllowed for everybody else
     */
    public static void requireReview(Actor actor) {
        refuseUnless(actor.role() == Role.KRM_OFFICER);
    }

    /** @throws NotAllowed unless it is the officer's own house */
    public static void requireReview(Actor actor, String jobcenter) {
        requireReview(actor);
        refuseUnless(actor.jobcenter().equals(jobcenter));
    }

    private static void refuseUnless(boolean allowed) {
        if (!allowed) {
            throw new NotAllowed();
        }
    }
}

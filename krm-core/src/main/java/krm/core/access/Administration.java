package krm.core.access;

/** Who looks after houses and people (domain.md §2): no case content goes with it. */
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
     * Changes of roles are shown to the management (domain.md §2), and to those who check.
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

    private static void refuseUnless(boolean allowed) {
        if (!allowed) {
            throw new NotAllowed();
        }
    }
}

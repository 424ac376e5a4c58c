package krm.core.complaint;

/** Which teams (Teams, Fachabteilungen) a Jobcenter has: known elsewhere. */
@FunctionalInterface
public interface Teams {

    /** The management's own team: the only one that a disciplinary complaint goes to (S2.10). */
    String MANAGEMENT = "GF";

    boolean exists(String jobcenter, String team);
}

package krm.core.complaint;

/** Who may release an anonymised document for e-mail (S2.76): an existing user with the right role, known elsewhere. */
@FunctionalInterface
public interface Approvers {

    boolean mayApprove(String jobcenter, String user);
}

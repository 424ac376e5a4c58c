package krm.core.house;

/** Which houses, teams and people there are: known elsewhere. */
public interface Directory {

    boolean jobcenterExists(String jobcenter);

    boolean teamExists(String jobcenter, String team);

    /** Whether somebody works in that house now. */
    boolean worksAt(String jobcenter, String user);

    /** Whether somebody who has not left reads figures (REPORTING), and is of another house than this one. */
    boolean readsFiguresElsewhere(String jobcenter, String user);

    /** Whether somebody who has not left administers that house. */
    boolean hasAdministrator(String jobcenter);
}

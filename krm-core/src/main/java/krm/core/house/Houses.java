package krm.core.house;

import org.jspecify.annotations.Nullable;

/** What each house goes by: known elsewhere. */
@FunctionalInterface
public interface Houses {

    /** With everything that is stored now, on whatever node. */
    HouseRules current(String jobcenter);

    /** With enough to understand a case that names these: versions never change, so this may be older than now. */
    default HouseRules knowing(String jobcenter, String ruleBook, @Nullable String calendar) {
        return current(jobcenter);
    }
}

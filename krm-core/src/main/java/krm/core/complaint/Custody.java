package krm.core.complaint;

import org.jspecify.annotations.Nullable;

/** Who has the case now: the last team it was forwarded to, and perhaps a person there (Zuständigkeit). */
record Custody(@Nullable String team, @Nullable String person) {

    static final Custody NONE = new Custody(null, null);
}

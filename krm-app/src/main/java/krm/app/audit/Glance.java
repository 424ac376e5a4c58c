package krm.app.audit;

import krm.app.audit.VerificationView.VerdictView;
import org.jspecify.annotations.Nullable;

/** What the last verification comes to, in one word; the page has the sentence for it. */
enum Glance {
    NEVER_VERIFIED("info"),
    AS_IT_WAS("success"),
    /** Nothing is sealed yet, so nobody can say whether something is missing. */
    NOT_SEALED("info"),
    /** Good as far as it went, but it did not begin at the beginning. */
    A_PART("info"),
    NOT_AS_IT_WAS("danger");

    private final String look;

    Glance(String look) {
        this.look = look;
    }

    /** How KERN shows it. */
    public String look() {
        return look;
    }

    static Glance of(@Nullable VerificationView last) {
        return last == null || last.verdict() == null ? NEVER_VERIFIED : of(last, last.verdict());
    }

    private static Glance of(VerificationView last, VerdictView verdict) {
        if (!verdict.unchanged() || Boolean.FALSE.equals(verdict.complete())) {
            return NOT_AS_IT_WAS;
        }
        if (verdict.complete() == null) {
            return NOT_SEALED;
        }
        return last.from() > 1 ? A_PART : AS_IT_WAS;
    }
}

package krm.core.complaint;

import static krm.core.complaint.Refusal.Kind.CONFLICT;
import static krm.core.complaint.Refusal.Kind.INVALID;

import krm.core.complaint.Refusal.Kind;

/** Every rule that can refuse a step: stable names, each with a German and an English sentence at the doors. */
public enum RefusalCode {
    /** Nothing but what ends nothing happens after closing (rule 1). */
    CASE_CLOSED(CONFLICT),
    /** A case is received once. */
    ALREADY_RECEIVED(CONFLICT),
    ALREADY_ACKNOWLEDGED(CONFLICT),
    /** One final answer per run; no acknowledgement, forwarding or interim notice after it (rules 2 to 5). */
    ALREADY_ANSWERED(CONFLICT),
    ALREADY_RATED(CONFLICT),
    NOT_ANSWERED(CONFLICT),
    NOT_RATED(CONFLICT),
    /** Anonymous, or neither address, e-mail nor phone (rule 2). */
    NOT_REACHABLE(CONFLICT),
    /** An acknowledgement needs an address or e-mail (rule 2). */
    NO_ADDRESS_OR_EMAIL(CONFLICT),
    /** Nobody rates or closes what their own team answered (domain.md §2). */
    ANSWERED_BY_OWN_TEAM(CONFLICT),

    /** Petitions and submissions come with their own steps. */
    KIND_NOT_SUPPORTED(INVALID),
    DAY_IN_FUTURE(INVALID),
    DAY_BEFORE_RECEPTION(INVALID),
    /** Rating builds on the final answer, closing on the rating (rule 14). */
    DAY_BEFORE_PREVIOUS_STEP(INVALID),
    NO_CONCERN(INVALID),
    TOO_MANY_CONCERNS(INVALID),
    ACCUSED_ONLY_FOR_DISCIPLINARY(INVALID),
    SETTLED_AND_FORWARDED(INVALID),
    /** Who only records must also settle or hand over (S2.51, S2.54). */
    STAFF_MUST_SETTLE_OR_FORWARD(INVALID),
    UNKNOWN_TEAM(INVALID),
    /** A disciplinary complaint goes to the management only (rule 3). */
    DISCIPLINARY_ONLY_TO_MANAGEMENT(INVALID),
    /** An acknowledgement, a notice or an answer to somebody who can be reached goes out by some medium. */
    MEDIUM_REQUIRED(INVALID),
    /** An answer to somebody who cannot be reached records the result, with medium NONE (rule 5). */
    MEDIUM_NOT_POSSIBLE(INVALID),
    ANNOUNCED_DAY_NOT_AFTER_NOTICE(INVALID),
    /** Documents do not leave by e-mail, except anonymised, with a reason and an approver (rule 13). */
    EMAIL_NEEDS_ANONYMISATION(INVALID),
    /** The approver is another existing user with the right role (domain.md §2). */
    APPROVER_NOT_ALLOWED(INVALID),
    THANKS_ONLY_FOR_PRAISE(INVALID),
    UNKNOWN_CONCERN(INVALID),
    CONCERN_RATED_TWICE(INVALID);

    private final Kind kind;

    RefusalCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}

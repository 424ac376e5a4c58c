package krm.core.complaint;

import static krm.core.complaint.Refusal.Kind.CONFLICT;
import static krm.core.complaint.Refusal.Kind.INVALID;

import krm.core.complaint.Refusal.Kind;

/** Every rule that can refuse a step: stable names, each with a German and an English sentence at the doors. */
public enum RefusalCode {
    /** Nothing but what keeps it as it is happens after closing (rule 1). */
    CASE_CLOSED(CONFLICT),
    /** Ended here, and not to be taken up again (rule 1). */
    CASE_REDIRECTED(CONFLICT),
    /** The case's key is destroyed: nothing can be added any more (rules.md §6). */
    CASE_ERASED(CONFLICT),
    /** An open case cannot be erased (rule 12). */
    CASE_OPEN(CONFLICT),
    ERASURE_IS_HELD(CONFLICT),
    ERASURE_NOT_HELD(CONFLICT),
    /** Only what is closed is reopened. */
    NOT_CLOSED(CONFLICT),
    /** Not closed while a follow-up is open (rule 8). */
    FOLLOW_UP_OPEN(CONFLICT),
    NO_OPEN_FOLLOW_UP(CONFLICT),
    FOLLOW_UP_ALREADY_DONE(CONFLICT),
    ALREADY_LINKED(CONFLICT),
    /** Answer and forecast are not for petitions and submissions (rule 9). */
    NOT_FOR_PETITIONS(CONFLICT),
    ONLY_FOR_PETITIONS(CONFLICT),
    /** A petition or submission is urgent and stays so (rule 9). */
    PRIORITY_IS_FIXED(CONFLICT),
    /** What is not raised cannot be lowered. */
    NOT_RAISED(CONFLICT),
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
    /** Nobody rates or closes what their own team answered (rules.md §2). */
    ANSWERED_BY_OWN_TEAM(CONFLICT),

    /** A petition or submission needs its date (rule 9). */
    PETITION_REQUIRED(INVALID),
    PETITION_NOT_EXPECTED(INVALID),
    /** Of the bodies' assembly the committee's day is asked (S2.21). */
    COMMITTEE_DAY_REQUIRED(INVALID),
    /** The day set by RD or BMAS (S2.20). */
    DUE_DAY_REQUIRED(INVALID),
    /** A petition or submission is not settled on the spot (rule 6). */
    SETTLED_NOT_FOR_PETITIONS(INVALID),
    REDIRECT_EXCLUDES_OTHERS(INVALID),
    UNKNOWN_TOPIC(INVALID),
    /** A retired topic is for cases that were received before. */
    TOPIC_RETIRED(INVALID),
    /** Linked is what the caller may see, and not itself. */
    UNKNOWN_COMPLAINT(INVALID),
    /** A kind is not corrected from or to petition and submission (rule 12). */
    KIND_NOT_CORRECTABLE(INVALID),
    /** A day of reception lies not after a recorded step (rule 12). */
    DAY_AFTER_STEP(INVALID),
    VALUE_UNCHANGED(INVALID),
    UNKNOWN_FOLLOW_UP(INVALID),
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
    /** The approver is another existing user with the right role (rules.md §2). */
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

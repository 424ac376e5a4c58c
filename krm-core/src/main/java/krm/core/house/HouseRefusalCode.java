package krm.core.house;

import static krm.core.house.HouseRefusalCode.Kind.CONFLICT;
import static krm.core.house.HouseRefusalCode.Kind.FORBIDDEN;
import static krm.core.house.HouseRefusalCode.Kind.INVALID;
import static krm.core.house.HouseRefusalCode.Kind.STALE;

/** Every rule that can refuse a change of houses, their rules and people: stable names, each with a sentence at the doors. */
public enum HouseRefusalCode {
    /** Nobody grants rights to themselves: neither a role nor the place of a deputy (rules.md §2). */
    OWN_RIGHTS(FORBIDDEN),
    STALE_VERSION(STALE),
    /** Of a Jobcenter; of a team, a topic, a rule book in its Jobcenter; of a user; never given twice. */
    NAME_TAKEN(CONFLICT),
    /** The Land's calendar or the house knows that holiday already. */
    HOLIDAY_KNOWN(CONFLICT),
    /** Only what the house has added can be taken back. */
    HOLIDAY_UNKNOWN(CONFLICT),
    /** A topic is retired after those that stand under it, and comes back after the one it stands under. */
    TOPIC_NOT_ALONE(CONFLICT),

    INVALID_CODE(INVALID),
    INVALID_USER_NAME(INVALID),
    INVALID_REFERENCE(INVALID),
    /** Rules are valid from the day of their issue at the earliest: what has been judged stays judged. */
    RULES_BACKDATED(INVALID),
    RULE_OUT_OF_RANGE(INVALID),
    /** A notice is due no later than the first answer, and that no later than the final one. */
    RULES_OUT_OF_ORDER(INVALID),
    UNKNOWN_TOPIC(INVALID),
    EMPTY_NAME(INVALID),
    TEXT_TOO_LONG(INVALID),
    /** Rule 15. */
    LABEL_CLASSIFIES_PERSONS(INVALID),
    UNKNOWN_LAND(INVALID),
    UNKNOWN_JOBCENTER(INVALID),
    UNKNOWN_TEAM(INVALID),
    /** A team lead leads some team. */
    TEAM_REQUIRED(INVALID),
    /** The officer belongs to none: else they could not rate what that team has answered (rules.md §2). */
    TEAM_NOT_ALLOWED(INVALID),
    /** A deputy is another user of the same house who has not left. */
    DEPUTY_NOT_ALLOWED(INVALID),
    /** A house reports to users of the role REPORTING of other houses who have not left. */
    RECIPIENT_NOT_ALLOWED(INVALID),
    PASSWORD_NOT_STRONG(INVALID);

    /** 403, 412, 409, 422. */
    public enum Kind {
        FORBIDDEN,
        STALE,
        CONFLICT,
        INVALID
    }

    private final Kind kind;

    HouseRefusalCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}

package krm.core.deadline;

import java.util.List;

/** One fact behind a date, as a stable key with its arguments; the doors make a German or English sentence of it. */
public record Explanation(Key key, List<Object> args) {

    public Explanation {
        args = List.copyOf(args);
    }

    static Explanation of(Key key, Object... args) {
        return new Explanation(key, List.of(args));
    }

    /** What can be said about a date; the arguments are numbers, days and names, in this order. */
    public enum Key {
        /** {0} working days after {1}, which is not counted. */
        WORKING_DAYS,
        /** {0} calendar days after {1}, which is not counted. */
        CALENDAR_DAYS,
        /** Due on the day of reception {0}. */
        SAME_WORKING_DAY,
        /** The day of reception {0} is no working day: due on the next one. */
        NEXT_WORKING_DAY,
        /** Recorded on the day of reception {0}, after the hour of the rule book: due on the next working day. */
        AFTER_CUT_OFF,
        /** Announced for this day by the interim notice of {0}. */
        ANNOUNCED,
        /** Set for this day by the regional directorate or the ministry. */
        DAY_SET,
        /** {0} calendar days before the committee's day {1}. */
        BEFORE_COMMITTEE,
        /** A follow-up set on {0}. */
        SET_BY_HAND,
        /** By rule book {0}. */
        RULE_BOOK,
        /** {0} is a Saturday or Sunday and was skipped. */
        SKIPPED_WEEKEND,
        /** {0} is the holiday {1} and was skipped. */
        SKIPPED_HOLIDAY,
        /** {0} is no working day by the rule book (24 or 31 December) and was skipped. */
        SKIPPED_YEAR_END,
        /** The due day is no working day: act by {0}. */
        ACT_BEFORE,
        /** The interim notice is needed only if no answer comes by {0}. */
        ONLY_IF_DELAYED,
        /** Does not apply to an oral reaction. */
        ORAL,
        /** Does not apply: the complainant is anonymous or cannot be reached. */
        UNREACHABLE,
        /** Does not apply: neither address nor e-mail is known. */
        NO_ADDRESS_OR_EMAIL,
        /** Does not apply: settled on the spot. */
        SETTLED_ON_THE_SPOT,
        /** Does not apply: no risk. */
        NO_RISK,
        /** Does not apply: no interim notice has been sent. */
        NO_NOTICE,
        /** Does not apply: a petition or submission is answered by its statement. */
        ANSWERED_BY_STATEMENT,
        /** Does not apply: no petition, no submission. */
        NO_PETITION,
        /** Does not apply: no follow-up has been set. */
        NO_FOLLOW_UP
    }
}

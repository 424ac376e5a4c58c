package krm.core.house;

import krm.core.deadline.Deadlines;
import krm.core.deadline.RuleBook;

/**
 * A rule book that nobody has issued (Entwurf), to be tried on what has been (rules.md §4, «Rule books»). Its words and
 * numbers are as sound as those of an issued one. Its first day means nothing, since it is tried on days before it; and it
 * may be called like one that there is, since nobody will go by it.
 */
public record Draft(RuleBook book, HouseRules rules) {

    /** @throws HouseRefusal if no house could be given such numbers */
    public Draft {
        Naming.reference(book.reference());
        Issuing.requireSound(book);
    }

    /** Petitions and submissions have rules of their own (S2.16). */
    public boolean judges(boolean formal) {
        return formal == book instanceof RuleBook.Petitions;
    }

    /** Knowing of holidays what that version of the calendar knew. */
    public Deadlines deadlines(String calendarVersion) {
        return rules.deadlines(book, calendarVersion);
    }
}

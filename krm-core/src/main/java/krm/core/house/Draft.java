package krm.core.house;

import krm.core.deadline.Deadlines;
import krm.core.deadline.RuleBook;

/**
 * A rule book that nobody has issued (Entwurf), to be tried on what has been (domain.md §4, «Rule books»). Its words and
 * numbers are as sound as those of an issued one; its first day says nothing, since it is tried on days before it, and a
 * reference that is taken says that it is a book of today.
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

    /** Knowing of holidays what that version of the calendar knew: what was recorded later is no reason to be late. */
    public Deadlines deadlines(String calendarVersion) {
        return rules.deadlines(book, calendarVersion);
    }
}

package krm.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which version of the rules a day has (Regelwerk; S2.01). */
class RuleBooksTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Test
    @DisplayName("S2.01 S2.16 what is shipped is valid from the beginning, and petitions have their own")
    void what_is_shipped() {
        assertThat(RuleBooks.SHIPPED.reactionsOn(LocalDate.MIN))
                .isEqualTo(new RuleBook.Reactions(
                        "GA-01/2011@1", RuleBook.BEGINNING, 3, 7, 14, 14, LocalTime.of(15, 0), 2, true));
        assertThat(RuleBooks.SHIPPED.petitionsOn(LocalDate.of(2010, 1, 1)))
                .isEqualTo(new RuleBook.Petitions(
                        "GA-01/2011-Petitionen@1", RuleBook.BEGINNING, 14, LocalTime.of(15, 0), true));
    }

    @Test
    @DisplayName("S2.02 S2.88 a version holds from its day on until the next one; one without a successor goes on")
    void a_version_holds_from_its_day_on() {
        var books = RuleBooks.SHIPPED.with(book("GA-02/2027", NEW_YEAR));
        assertThat(books.reactionsOn(NEW_YEAR.minusDays(1)).reference()).isEqualTo("GA-01/2011@1");
        assertThat(books.reactionsOn(NEW_YEAR).reference()).isEqualTo("GA-02/2027");
        assertThat(books.reactionsOn(NEW_YEAR.plusYears(9)).reference()).isEqualTo("GA-02/2027");
        assertThat(books.petitionsOn(NEW_YEAR).reference()).isEqualTo("GA-01/2011-Petitionen@1");
    }

    @Test
    void what_is_issued_earlier_for_a_later_day_still_comes() {
        var books =
                RuleBooks.SHIPPED.with(book("summer", NEW_YEAR.plusMonths(6))).with(book("winter", NEW_YEAR));
        assertThat(books.reactionsOn(NEW_YEAR).reference()).isEqualTo("winter");
        assertThat(books.reactionsOn(NEW_YEAR.plusMonths(6)).reference()).isEqualTo("summer");
    }

    @Test
    void of_two_for_one_day_the_one_issued_last_counts_and_both_are_known_for_ever() {
        var books = RuleBooks.SHIPPED.with(book("mistyped", NEW_YEAR)).with(book("right", NEW_YEAR));
        assertThat(books.reactionsOn(NEW_YEAR).reference()).isEqualTo("right");
        assertThat(books.named("mistyped").validFrom()).isEqualTo(NEW_YEAR);
        assertThatIllegalStateException().isThrownBy(() -> books.named("never issued"));
    }

    private static RuleBook book(String reference, LocalDate validFrom) {
        return new RuleBook.Reactions(reference, validFrom, 2, 5, 10, 10, LocalTime.NOON, 1, false);
    }
}

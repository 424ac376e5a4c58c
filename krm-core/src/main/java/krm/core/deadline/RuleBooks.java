package krm.core.deadline;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** The versions of a house's rule books in the order in which they were issued; the shipped ones come first. */
public record RuleBooks(List<RuleBook> versions) {

    /** What every house starts with, out of {@code rule-books.properties}. */
    public static final RuleBooks SHIPPED = shipped();

    public RuleBooks {
        versions = List.copyOf(versions);
    }

    public RuleBooks with(RuleBook issued) {
        return new RuleBooks(Stream.concat(versions.stream(), Stream.of(issued)).toList());
    }

    /** For reactions that are neither petitions nor submissions. */
    public RuleBook.Reactions reactionsOn(LocalDate day) {
        return on(RuleBook.Reactions.class, day);
    }

    public RuleBook.Petitions petitionsOn(LocalDate day) {
        return on(RuleBook.Petitions.class, day);
    }

    /** @param formal for a petition or submission */
    public RuleBook on(LocalDate day, boolean formal) {
        return formal ? petitionsOn(day) : reactionsOn(day);
    }

    public boolean has(String reference) {
        return versions.stream().anyMatch(book -> book.reference().equals(reference));
    }

    public RuleBook named(String reference) {
        return versions.stream()
                .filter(book -> book.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No such rule book: " + reference));
    }

    /** Of those that have begun by that day the one that began last; of several that began on one day the one issued last. */
    private <B extends RuleBook> B on(Class<B> kind, LocalDate day) {
        return versions.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(book -> !book.validFrom().isAfter(day))
                .reduce((one, later) -> later.validFrom().isBefore(one.validFrom()) ? one : later)
                .orElseThrow();
    }

    private static RuleBooks shipped() {
        var p = new Properties();
        try (var in = Objects.requireNonNull(RuleBooks.class.getResourceAsStream("rule-books.properties"))) {
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RuleBooks(List.of(
                new RuleBook.Reactions(
                        text(p, "reactions.reference"),
                        RuleBook.BEGINNING,
                        number(p, "reactions.acknowledgementWorkingDays"),
                        number(p, "reactions.interimNoticeDays"),
                        number(p, "reactions.answerDays"),
                        number(p, "reactions.completionDays"),
                        LocalTime.parse(text(p, "reactions.riskCutOff")),
                        number(p, "reactions.soonWorkingDays"),
                        flag(p, "reactions.yearEndWorks")),
                new RuleBook.Petitions(
                        text(p, "petitions.reference"),
                        RuleBook.BEGINNING,
                        number(p, "petitions.statementDaysBeforeCommittee"),
                        LocalTime.parse(text(p, "petitions.riskCutOff")),
                        flag(p, "petitions.yearEndWorks"))));
    }

    private static String text(Properties properties, String key) {
        return Objects.requireNonNull(properties.getProperty(key), key);
    }

    private static int number(Properties properties, String key) {
        return Integer.parseInt(text(properties, key));
    }

    private static boolean flag(Properties properties, String key) {
        return switch (text(properties, key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalStateException(key + " is neither true nor false");
        };
    }
}

package krm.projections.caselist.search;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A reference (Aktenzeichen) as words: whole, and its running number with and without leading zeros. */
final class Reference {

    private static final Pattern YEAR_AND_NUMBER = Pattern.compile("-(\\d{4})-0*(\\d{1,12})");

    private Reference() {}

    /** The words that a case is found by. Only the whole one has hyphens, so no word of a text is ever the same. */
    static Stream<String> words(String house, String reference) {
        var number = reference.substring(reference.lastIndexOf('-') + 1);
        return Stream.of(whole(house, reference).orElse(reference), number, number.replaceFirst("^0+(?=.)", ""));
    }

    /** Empty: what somebody has typed is no reference of this house. */
    static Optional<String> whole(String house, String typed) {
        if (!typed.regionMatches(true, 0, house, 0, house.length())) {
            return Optional.empty();
        }
        var rest = YEAR_AND_NUMBER.matcher(typed.substring(house.length()));
        return rest.matches()
                ? Optional.of(house.toLowerCase(Locale.ROOT) + "-" + rest.group(1) + "-" + rest.group(2))
                : Optional.empty();
    }
}

package krm.app.complaint;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which concern a rating is about: a form says it by the place of the field, the body by the concern's number. */
final class RatingForm {

    private static final Pattern RATING = Pattern.compile("concerns\\[(\\d)]\\.rating");

    private RatingForm() {}

    static String field(int no) {
        return "concerns[" + (no - 1) + "].rating";
    }

    /** With the number of each concern that was rated for itself. */
    static Map<String, String[]> numbered(Map<String, String[]> typed) {
        var numbered = new HashMap<>(typed);
        typed.forEach((name, said) -> {
            var rating = RATING.matcher(name);
            if (rating.matches() && !said[0].isEmpty()) {
                var place = Integer.parseInt(rating.group(1));
                numbered.put("concerns[" + place + "].no", new String[] {Integer.toString(place + 1)});
            }
        });
        return numbered;
    }
}

package krm.app.complaint;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import krm.app.web.Shown;
import org.springframework.stereotype.Component;

/** A field's value as people read it: codes in words, days as the language writes them, teams and other cases by their names. */
@Component
class FieldWords {

    /** Whose values are codes, and in which catalogue their words stand. */
    private static final Map<String, String> CATALOGUES = Map.ofEntries(
            Map.entry("medium", "Medium"),
            Map.entry("outcome", "Outcome"),
            Map.entry("rating", "Rating"),
            Map.entry("agreement", "Agreement"),
            Map.entry("satisfaction", "Satisfaction"),
            Map.entry("kind", "ComplaintKind"),
            Map.entry("channel", "Channel"),
            Map.entry("customerGroup", "CustomerGroup"),
            Map.entry("specialGroups", "SpecialGroup"),
            Map.entry("status", "Status"),
            Map.entry("priority", "Priority"),
            Map.entry("state", "state"),
            Map.entry("target", "RedirectTarget"),
            Map.entry("way", "ReminderWay"),
            Map.entry("risk", "Risk"),
            Map.entry("risks", "Risk"),
            Map.entry("type", "DeadlineType"),
            Map.entry("area", "Area"),
            Map.entry("topic", "Topic"),
            Map.entry("field", "CorrectedField"));

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*");

    private final Shown shown;
    private final Cases cases;

    FieldWords(Shown shown, Cases cases) {
        this.shown = shown;
        this.cases = cases;
    }

    /** @param teams of the house, by code */
    String of(String name, String value, Map<String, String> teams) {
        var catalogue = CATALOGUES.get(name);
        if (catalogue != null) {
            return shown.word(catalogue, value);
        }
        if (name.equals("team")) {
            return teams.getOrDefault(value, value);
        }
        if (name.equals("other") || name.equals("links")) {
            return cases.reference(value);
        }
        if (name.equals("ruleBook")) {
            return shown.ruleBook(value);
        }
        if (value.equals("true") || value.equals("false")) {
            return shown.word("yes", value);
        }
        return time(shown.said(value));
    }

    /** What somebody has written may look like a day and be none. */
    private String time(String value) {
        try {
            if (DAY.matcher(value).matches()) {
                return shown.day(LocalDate.parse(value));
            }
            return INSTANT.matcher(value).matches() ? shown.instant(OffsetDateTime.parse(value)) : value;
        } catch (DateTimeException e) {
            return value;
        }
    }
}

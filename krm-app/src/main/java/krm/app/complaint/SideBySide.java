package krm.app.complaint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.app.people.People;
import krm.app.web.Shown;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What has changed between two instants of a case, as people read it: field by field, before and after. */
@Component
class SideBySide {

    /**
     * One field.
     *
     * @param part of which it is a field, a deadline for instance; null for a field of the case itself
     * @param before a line a value; none where there was nothing
     */
    record Line(@Nullable String part, String field, List<String> before, List<String> after) {}

    /** Names of ours, or said beside it in words; what changed in them is in the wording below the table. */
    private static final Set<String> LEFT_OUT =
            Set.of("id", "jobcenter", "version", "actions", "code", "run", "no", "explanation", "sourceKey");

    /** A part of the case of which there are several, by its place: {@code /deadlines/2/state}. */
    private static final Pattern PART = Pattern.compile("/([a-zA-Z]+)/(\\d+)(/.*)?");

    private final Shown shown;
    private final FieldWords words;
    private final People people;

    SideBySide(Shown shown, FieldWords words, People people) {
        this.shown = shown;
        this.words = words;
        this.people = people;
    }

    /**
     * A change only says at which place a deadline stands: which one it is, the case itself says.
     *
     * @param before the deadlines of the earlier instant
     * @param after those of the later one
     */
    List<Line> of(
            Difference difference,
            List<CaseView.DeadlineShown> before,
            List<CaseView.DeadlineShown> after,
            Actor reader) {
        var deadlines = before.size() > after.size() ? before : after;
        var teams = people.teams(reader.jobcenter()).stream()
                .collect(Collectors.toMap(People.Team::code, People.Team::name));
        return difference.items().stream()
                .filter(change -> !LEFT_OUT.contains(last(change.path())))
                .map(change -> line(change, deadlines, teams))
                .filter(line -> !line.before().equals(line.after()))
                .toList();
    }

    private Line line(Difference.Change change, List<CaseView.DeadlineShown> deadlines, Map<String, String> teams) {
        var name = last(change.path());
        var before = lines(name, change.before(), teams).toList();
        var after = lines(name, change.after(), teams).toList();
        var part = PART.matcher(change.path());
        if (!part.matches()) {
            return new Line(null, field(change.path()), before, after);
        }
        var several = part.group(1);
        var place = Integer.parseInt(part.group(2));
        return new Line(
                part(several, place, deadlines),
                part.group(3) == null ? shown.word("field", several) : shown.word("field", name),
                before,
                after);
    }

    private String part(String several, int place, List<CaseView.DeadlineShown> deadlines) {
        if (several.equals("deadlines") && place < deadlines.size()) {
            var deadline = deadlines.get(place);
            var type = shown.word("DeadlineType", deadline.type());
            return deadline.run() > 1 ? type + " (" + deadline.run() + ")" : type;
        }
        return shown.word("field", several) + " " + (place + 1);
    }

    /** The name of the last field of a path; of a whole part, the name of those of its kind. */
    private static String last(String path) {
        var part = PART.matcher(path);
        return part.matches() && part.group(3) == null ? part.group(1) : path.substring(path.lastIndexOf('/') + 1);
    }

    private String field(String path) {
        var name = path.substring(1).replace('/', '.');
        return shown.word("field", name);
    }

    private Stream<String> lines(String name, @Nullable JsonNode value, Map<String, String> teams) {
        if (value == null || value.isNull()) {
            return Stream.of();
        }
        return switch (value.getNodeType()) {
            case OBJECT ->
                value.properties().stream()
                        .filter(field -> !LEFT_OUT.contains(field.getKey()))
                        .flatMap(field -> lines(field.getKey(), field.getValue(), teams)
                                .map(said -> shown.word("field", field.getKey()) + ": " + said));
            case ARRAY -> value.valueStream().flatMap(one -> lines(name, one, teams));
            default -> Stream.of(words.of(name, value.asString(""), teams)).filter(said -> !said.isEmpty());
        };
    }
}

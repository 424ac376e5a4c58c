package krm.app.complaint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.app.complaint.Story.Fact;
import krm.app.web.Shown;
import krm.app.web.TopicNames;
import krm.core.complaint.event.CorrectedField;
import krm.eventstore.EventCodec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A correction (Berichtigung) as people read it: which field, what stood there, and what stands there now. */
@Component
class CorrectionStory {

    private final Shown shown;
    private final FieldWords words;
    private final TopicNames topics;

    CorrectionStory(Shown shown, FieldWords words, TopicNames topics) {
        this.shown = shown;
        this.words = words;
        this.topics = topics;
    }

    /**
     * @param complainant who reacted, as had been said before it: the event itself says only who it is now
     * @param jobcenter whose topics they are
     */
    List<Fact> facts(JsonNode correction, JsonNode complainant, String jobcenter) {
        var field = CorrectedField.valueOf(correction.get("field").asString());
        return field == CorrectedField.COMPLAINANT
                ? ofThePerson(complainant, correction.path("complainant"))
                : List.of(new Fact(
                        label(field, correction.path("concern")),
                        said(
                                words(field, correction.path("from"), jobcenter),
                                words(field, correction.path("to"), jobcenter))));
    }

    private String label(CorrectedField field, JsonNode concern) {
        var name = shown.word("CorrectedField", field);
        return concern.isNumber() ? shown.say("fact.ofConcern", name, concern.asInt()) : name;
    }

    private List<Fact> ofThePerson(JsonNode before, JsonNode after) {
        var changes = Stream.of("name", "address", "customerNumber", "phone", "email")
                .filter(part -> changed(text(before, part), text(after, part)))
                .map(part -> new Fact(shown.word("field", part), said(text(before, part), text(after, part))))
                .toList();
        return changes.isEmpty()
                ? List.of(
                        new Fact(shown.word("CorrectedField", CorrectedField.COMPLAINANT), shown.say("fact.unchanged")))
                : changes;
    }

    private static String text(JsonNode complainant, String part) {
        return complainant.path(part).asString("");
    }

    /** Of what is erased nobody can tell any more. */
    private static boolean changed(String before, String after) {
        return !before.equals(after) || after.equals(EventCodec.ERASED);
    }

    private String said(String before, String after) {
        return shown.say("fact.changed", orNothing(before), orNothing(after));
    }

    private String orNothing(String text) {
        return text.isEmpty() ? shown.say("fact.nothing") : shown.said(text);
    }

    private String words(CorrectedField field, JsonNode value, String jobcenter) {
        return field == CorrectedField.CONCERN_TOPIC
                ? topics.of(jobcenter, value.asString(""))
                : Arrays.stream(value.asString("").split(","))
                        .map(one -> words.of(field.path(), one, Map.of()))
                        .collect(Collectors.joining(", "));
    }
}

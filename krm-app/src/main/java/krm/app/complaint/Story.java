package krm.app.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import krm.app.complaint.CaseViews.HistoryItem;
import krm.app.people.People;
import krm.app.web.Shown;
import krm.core.access.Actor;
import krm.core.complaint.event.CorrectedField;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A case's history as people read it: what happened, who did it, and what was said, in words. Templates know it as {@code @story}. */
@Component("story")
class Story {

    /** One thing that happened. */
    record Entry(HistoryItem item, String what, boolean bySystem, List<Fact> facts) {}

    /** What was recorded with it: the field's name and its value in words. */
    record Fact(String field, String value) {}

    /** What the calendar says, whoever's step brought it about; a version of the case does not count it. */
    private static final Set<String> BY_THE_SYSTEM = Set.of("DeadlinesSet", "DeadlineMissed", "ReminderSent");

    /** Said elsewhere on the page, or nothing to people. */
    private static final Set<String> LEFT_OUT = Set.of(
            "complaintId",
            "occurredOn",
            "jobcenter",
            "land",
            "recordedBy",
            "calendar",
            "run",
            "no",
            "sourceKey",
            "copyToOfficer",
            "reachable",
            "reachableInWriting",
            "answeredByTeam",
            "movesDeadlines");

    private final Shown shown;
    private final FieldWords words;
    private final CorrectionStory corrections;
    private final People people;

    Story(Shown shown, FieldWords words, CorrectionStory corrections, People people) {
        this.shown = shown;
        this.words = words;
        this.corrections = corrections;
        this.people = people;
    }

    /** The newest first, as somebody reads who was away. */
    List<Entry> of(List<HistoryItem> items, Actor reader) {
        var teams = people.teams(reader.jobcenter()).stream()
                .collect(Collectors.toMap(People.Team::code, People.Team::name));
        var entries = new ArrayList<Entry>();
        JsonNode complainant = MissingNode.getInstance();
        for (var item : items) {
            var telling = new Telling(teams, complainant, reader.jobcenter());
            entries.add(new Entry(item, what(item), BY_THE_SYSTEM.contains(item.type()), telling.facts(item)));
            if (saysWhoReacted(item)) {
                complainant = item.data().path("complainant");
            }
        }
        return entries.reversed();
    }

    private static boolean saysWhoReacted(HistoryItem item) {
        return item.type().equals("ComplaintReceived")
                || CorrectedField.COMPLAINANT
                        .name()
                        .equals(item.data().path("field").asString(""));
    }

    /** That something was not presented is recorded by the same event as that it was. */
    public String what(HistoryItem item) {
        return shown.word("event", item.data().hasNonNull("waivedBecause") ? "PresentationWaived" : item.type());
    }

    /** What a form calls it, but where that is a question or an instruction. */
    private String label(String name) {
        var own = shown.word("fact", name);
        return own.equals(name) ? shown.word("field", name) : own;
    }

    /** Puts one event into words. */
    private final class Telling {

        private final Map<String, String> teams;
        private final JsonNode complainant;
        private final String jobcenter;
        private final List<Fact> facts = new ArrayList<>();

        /** @param complainant who reacted, as had been said before */
        private Telling(Map<String, String> teams, JsonNode complainant, String jobcenter) {
            this.teams = teams;
            this.complainant = complainant;
            this.jobcenter = jobcenter;
        }

        private List<Fact> facts(HistoryItem item) {
            var data = item.data();
            switch (item.type()) {
                // What came in stands on the page itself.
                case "ComplaintReceived" -> {}
                case "ComplaintCorrected" -> {
                    facts.addAll(corrections.facts(data, complainant, jobcenter));
                    add("reason", data.get("reason"));
                }
                default -> collect(data);
            }
            return facts;
        }

        private void collect(JsonNode object) {
            object.properties().stream()
                    .filter(field -> !LEFT_OUT.contains(field.getKey()))
                    .forEach(field -> add(field.getKey(), field.getValue()));
        }

        private void add(String name, JsonNode value) {
            switch (value.getNodeType()) {
                case OBJECT -> collect(value);
                case ARRAY -> {
                    if (name.equals("concerns")) {
                        value.forEach(rated -> facts.add(new Fact(
                                shown.say("fact.ratingOf", rated.get("no").asInt()),
                                words.of("rating", rated.get("rating").asString(), teams))));
                    } else if (name.equals("deadlines")) {
                        value.forEach(deadline -> facts.add(new Fact(
                                shown.word("DeadlineType", deadline.get("type").asString()),
                                words.of("dueOn", deadline.path("dueOn").asString(""), teams))));
                    } else {
                        value.forEach(one -> add(name, one));
                    }
                }
                case NULL, MISSING -> {}
                default -> {
                    var said = words.of(name, value.asString(""), teams);
                    // Nobody expects to read that something was not anonymised.
                    var goesWithoutSaying = name.equals("anonymised") && !value.asBoolean(false);
                    if (!said.isEmpty() && !goesWithoutSaying) {
                        facts.add(new Fact(label(name), said));
                    }
                }
            }
        }
    }
}

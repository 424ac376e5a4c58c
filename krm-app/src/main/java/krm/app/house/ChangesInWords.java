package krm.app.house;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import krm.app.house.Histories.Item;
import krm.app.people.People;
import krm.app.web.Shown;
import krm.core.access.Actor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What has happened to a house or its people, as people read it: what was changed, by whom, when. */
@Component
class ChangesInWords {

    /** @param by who it was; of krm's own doings, such as the first administrator's admission, nobody */
    record Told(Item item, Optional<String> by, List<Fact> facts) {}

    record Fact(String key, String value) {}

    /** Said by the page itself, or nothing to people. */
    private static final Set<String> LEFT_OUT = Set.of("user", "jobcenter", "occurredOn", "credential", "demo");

    private static final Map<String, String> CATALOGUES =
            Map.of("role", "Role", "land", "Land", "topic", "Topic", "parent", "Topic", "yearEndWorks", "yes");

    private final People people;
    private final Shown shown;

    ChangesInWords(People people, Shown shown) {
        this.people = people;
        this.shown = shown;
    }

    /** The newest first. */
    List<Told> of(List<Item> items, Actor reader) {
        var teams = people.teams(reader.jobcenter()).stream()
                .collect(Collectors.toMap(People.Team::code, People.Team::name));
        return items.reversed().stream()
                .map(item -> new Told(
                        item,
                        Optional.ofNullable(item.actor()).filter(actor -> !actor.startsWith("(")),
                        facts(item, teams)))
                .toList();
    }

    private List<Fact> facts(Item item, Map<String, String> teams) {
        var facts = new ArrayList<Fact>();
        item.data().properties().stream()
                .filter(field -> !LEFT_OUT.contains(field.getKey()))
                .forEach(field -> inWords(field.getKey(), field.getValue(), teams)
                        .ifPresent(words -> facts.add(new Fact(field.getKey(), words))));
        return facts;
    }

    private Optional<String> inWords(String name, JsonNode value, Map<String, String> teams) {
        if (value.isArray()) {
            var several = value.valueStream()
                    .map(JsonNode::asString)
                    .map(one -> name.equals("ruleBooks") ? shown.ruleBook(one) : one)
                    .toList();
            return Optional.of(several.isEmpty() ? "–" : String.join(name.equals("ruleBooks") ? "; " : ", ", several));
        }
        if (value.isNull()) {
            return Optional.empty();
        }
        var text = value.asString();
        if (name.equals("team")) {
            return Optional.of(teams.getOrDefault(text, text));
        }
        var catalogue = CATALOGUES.get(name);
        if (catalogue != null) {
            return Optional.of(shown.word(catalogue, text));
        }
        return Optional.of(text.matches("\\d{4}-\\d{2}-\\d{2}") ? shown.day(LocalDate.parse(text)) : text);
    }
}

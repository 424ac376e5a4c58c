package krm.app.statistics;

import java.util.List;
import krm.app.people.People;
import krm.app.web.Shown;
import krm.app.web.Shown.Option;
import krm.app.web.TopicNames;
import krm.projections.statistics.Facet;
import org.springframework.stereotype.Component;

/** What the numbers of a report, and the keys that they are grouped by, are called. */
@Component
class FigureWords {

    private final Shown shown;
    private final TopicNames topics;
    private final People people;

    FigureWords(Shown shown, TopicNames topics, People people) {
        this.shown = shown;
        this.topics = topics;
        this.people = people;
    }

    /** A number by its path: {@code deadlines/ANSWER/MISSED}. */
    String figure(String path) {
        var parts = List.of(path.split("/"));
        var name = shown.word("figure", parts.getFirst());
        return switch (parts.size()) {
            case 1 -> name;
            case 2 -> parts.getFirst().startsWith("days") ? name : name + ": " + value(parts.getFirst(), parts.get(1));
            default -> shown.word("DeadlineType", parts.get(1)) + ": " + shown.word("state", parts.get(2));
        };
    }

    /** A value of a figure that is told by its values. */
    String value(String figure, String value) {
        var catalogue = switch (figure) {
            case "outcomes" -> "Outcome";
            case "ratings" -> "Rating";
            case "agreements" -> "Agreement";
            case "satisfaction" -> "Satisfaction";
            case "firstAnswerByDays", "finalAnswerByDays" -> "DaysTaken";
            default -> throw new IllegalArgumentException(figure);
        };
        return shown.word(catalogue, value);
    }

    String facet(Facet facet) {
        return shown.word("facet", facet.path());
    }

    List<Option> facets() {
        return List.of(Facet.values()).stream()
                .map(facet -> new Option(facet.path(), facet(facet)))
                .toList();
    }

    /** @param house whose topics and teams they are */
    String key(Facet facet, String key, String house) {
        return switch (facet) {
            case KIND -> shown.word("ComplaintKind", key);
            case CHANNEL -> shown.word("Channel", key);
            case CUSTOMER_GROUP -> shown.word("CustomerGroup", key);
            case SPECIAL_GROUP -> shown.word("SpecialGroup", key);
            case TOPIC -> topics.of(house, key);
            case AREA -> shown.word("Area", key);
            case TEAM -> people.teamName(house, key);
        };
    }
}

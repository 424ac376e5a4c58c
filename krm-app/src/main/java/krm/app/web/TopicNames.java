package krm.app.web;

import java.util.List;
import java.util.Objects;
import krm.app.web.Shown.Option;
import krm.core.house.Houses;
import krm.core.house.Topics;
import krm.core.house.Topics.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a house calls its topics (Anlass): by its own name where it has given one, else in the reader's language. Templates
 * know it as {@code @topics}.
 */
@Component("topics")
public final class TopicNames {

    private final Houses houses;
    private final Shown shown;

    TopicNames(Houses houses, Shown shown) {
        this.houses = houses;
        this.shown = shown;
    }

    public String of(String jobcenter, @Nullable String code) {
        return code == null
                ? ""
                : name(houses.current(jobcenter).topics().byCode().get(code), code);
    }

    /** Those that a new concern may have. */
    public List<Option> choices(String jobcenter) {
        return houses.current(jobcenter).topics().all().stream()
                .filter(Topic::active)
                .map(topic -> new Option(topic.code(), name(topic, topic.code())))
                .toList();
    }

    private String name(@Nullable Topic topic, String code) {
        var shipped = Topics.SHIPPED.byCode().get(code);
        return topic == null || shipped != null && Objects.equals(shipped.name(), topic.name())
                ? shown.word("Topic", code)
                : topic.name();
    }
}

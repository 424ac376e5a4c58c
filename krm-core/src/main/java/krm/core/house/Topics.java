package krm.core.house;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a house's concerns can be about (Anlass, Ursache; S1.39): a tree, in the order in which its topics were added. A topic
 * describes the concern, never the person (rule 15).
 */
public record Topics(Map<String, Topic> byCode) {

    /** What every house starts with, out of {@code topics.txt}. */
    public static final Topics SHIPPED = shipped();

    /**
     * @param parent the topic it stands under, if it does
     * @param retiredOn from this day on it is for no new case
     */
    public record Topic(
            String code,
            @Nullable String parent,
            String name,
            @Nullable LocalDate retiredOn) {

        Topic called(String newName) {
            return new Topic(code, parent, newName, retiredOn);
        }

        Topic retired(@Nullable LocalDate day) {
            return new Topic(code, parent, name, day);
        }

        public boolean active() {
            return retiredOn == null;
        }

        boolean standsUnder(String other) {
            return other.equals(parent);
        }
    }

    public Topics {
        byCode = Collections.unmodifiableMap(new LinkedHashMap<>(byCode));
    }

    public List<Topic> all() {
        return List.copyOf(byCode.values());
    }

    public boolean has(String code) {
        return byCode.containsKey(code);
    }

    /** Whether a case that was received on that day may have it: a retired topic stays right for what came before. */
    public boolean fits(String code, LocalDate receivedOn) {
        var topic = byCode.get(code);
        return topic != null && (topic.retiredOn() == null || receivedOn.isBefore(topic.retiredOn()));
    }

    /** The topic and all that stand under it, in whatever depth; of an unknown one itself alone. */
    public Set<String> withThoseUnder(String code) {
        return Stream.concat(
                        Stream.of(code),
                        byCode.values().stream()
                                .filter(topic -> topic.standsUnder(code))
                                .flatMap(topic -> withThoseUnder(topic.code()).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    Topic get(String code) {
        return Objects.requireNonNull(byCode.get(code), code);
    }

    boolean active(String code) {
        return has(code) && get(code).active();
    }

    boolean hasActiveUnder(String code) {
        return byCode.values().stream().anyMatch(topic -> topic.standsUnder(code) && topic.active());
    }

    Topics with(Topic topic) {
        var changed = new LinkedHashMap<>(byCode);
        changed.put(topic.code(), topic);
        return new Topics(changed);
    }

    private static Topics shipped() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Topics.class.getResourceAsStream("topics.txt")), StandardCharsets.UTF_8))) {
            return new Topics(in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" +", 3))
                    .map(word -> new Topic(word[0], word[1].equals("-") ? null : word[1], word[2], null))
                    .collect(Collectors.toMap(Topic::code, topic -> topic, (a, b) -> a, LinkedHashMap::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is read by people: checked at start-up too (rule 15). */
    public Stream<String> labels() {
        return byCode.values().stream().flatMap(topic -> Stream.of(topic.code(), topic.name()));
    }
}

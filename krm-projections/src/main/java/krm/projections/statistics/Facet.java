package krm.projections.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what figures are grouped (Auswertungsalternativen; S2.79), with its name at the doors. */
public enum Facet {
    KIND("kind", true),
    CHANNEL("channel", true),
    CUSTOMER_GROUP("customerGroup", true),
    SPECIAL_GROUP("specialGroup", false),
    TOPIC("topic", false),
    AREA("area", false),
    TEAM("team", false);

    /** Of all cases: no facet, no key. */
    static final String NONE = "";

    private final String path;
    private final boolean partition;

    Facet(String path, boolean partition) {
        this.path = path;
        this.partition = partition;
    }

    /** By its name at the doors. */
    public static Optional<Facet> of(String path) {
        return Arrays.stream(values()).filter(facet -> facet.path.equals(path)).findFirst();
    }

    public String path() {
        return path;
    }

    /** Each case has exactly one key, so that the groups add up to the whole. */
    boolean isPartition() {
        return partition;
    }

    /** No case, or no concern, counts in more than one group; some in none. */
    boolean addsUp(Figure figure) {
        return switch (this) {
            case KIND, CHANNEL, CUSTOMER_GROUP, TEAM -> true;
            case TOPIC, AREA -> figure == Figure.CONCERNS;
            case SPECIAL_GROUP -> false;
        };
    }

    /** Each key of the case once. */
    List<String> keysOf(CaseFigure some) {
        return keys(some).distinct().toList();
    }

    private Stream<String> keys(CaseFigure some) {
        return switch (this) {
            case KIND -> Stream.of(some.kind().name());
            case CHANNEL -> Stream.of(some.channel().name());
            case CUSTOMER_GROUP -> Stream.of(some.customerGroup().name());
            case SPECIAL_GROUP -> some.specialGroups().stream().map(Enum::name);
            case TOPIC, AREA -> concernKeys(some);
            case TEAM -> Stream.ofNullable(some.team());
        };
    }

    /** Where {@code case_figure} has the keys of a case, as {@link #keys(String)} reads them. */
    String column() {
        return switch (this) {
            case KIND -> "kind";
            case CHANNEL -> "channel";
            case CUSTOMER_GROUP -> "customer_group";
            case SPECIAL_GROUP -> "special_groups";
            case TOPIC -> "topics";
            case AREA -> "areas";
            case TEAM -> "team";
        };
    }

    /** Each key once, of what stands in the column; null: none. */
    Stream<String> keys(@Nullable String column) {
        return column == null
                ? Stream.of()
                : Kept.several(column).stream().filter(Objects::nonNull).distinct();
    }

    /** How many concerns of the case belong to the key: of a topic or an area those that have it, else all. */
    long concernsOf(CaseFigure some, String key) {
        return switch (this) {
            case TOPIC, AREA -> concernKeys(some).filter(key::equals).count();
            case KIND, CHANNEL, CUSTOMER_GROUP, SPECIAL_GROUP, TEAM ->
                some.concerns().size();
        };
    }

    private Stream<String> concernKeys(CaseFigure some) {
        return some.concerns().stream()
                .map(concern -> this == TOPIC
                        ? concern.topic()
                        : concern.area() == null ? null : concern.area().name())
                .filter(Objects::nonNull);
    }
}

package krm.core.complaint;

import java.util.Set;

/** What a concern can be about (Anlass); a topic describes the concern, never the person (rule 15). */
public final class Topics {

    /** The catalogue that every Jobcenter starts with. */
    public static final Set<String> SHIPPED = Set.of(
            "BENEFIT",
            "BENEFIT_PROCESSING_TIME",
            "BENEFIT_AMOUNT",
            "BENEFIT_INCOME",
            "BENEFIT_NOTICE",
            "PLACEMENT",
            "REACHABILITY",
            "CONDUCT",
            "DATA_PROTECTION",
            "PREMISES",
            "OTHER");

    private Topics() {}

    static boolean exists(String topic) {
        return SHIPPED.contains(topic);
    }
}

package krm.core.complaint.event;

import java.util.stream.Stream;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** Who reacted (Kundin, Kunde); every field is optional (S2.95, S2.96). */
public record Complainant(
        @Personal @Nullable String name,
        @Personal @Nullable String address,
        @Personal @Nullable String customerNumber,
        @Personal @Nullable String phone,
        @Personal @Nullable String email) {

    /** Only empty fields are as good as none: anonymous (rules.md §3 rule 2). */
    public boolean anonymous() {
        return !anyGiven(name, address, customerNumber, phone, email);
    }

    public boolean reachable() {
        return anyGiven(address, phone, email);
    }

    public boolean reachableInWriting() {
        return anyGiven(address, email);
    }

    private static boolean anyGiven(@Nullable String... fields) {
        return Stream.of(fields).anyMatch(field -> !Texts.blank(field));
    }
}

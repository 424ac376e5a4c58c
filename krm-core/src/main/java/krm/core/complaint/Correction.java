package krm.core.complaint;

import java.time.LocalDate;
import java.util.List;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.SpecialGroup;
import org.jspecify.annotations.Nullable;

/** What should have been recorded (rules.md §3 rule 12). */
public sealed interface Correction {

    record ReceivedOn(LocalDate day) implements Correction {}

    record Channel(krm.core.complaint.event.Channel channel) implements Correction {}

    record Group(CustomerGroup group) implements Correction {}

    record SpecialGroups(List<SpecialGroup> groups) implements Correction {

        public SpecialGroups {
            groups = groups.stream().distinct().sorted().toList();
        }
    }

    record Topic(int concern, @Nullable String topic) implements Correction {}

    record Area(int concern, krm.core.complaint.event.@Nullable Area area) implements Correction {}

    /** Absent: anonymous. */
    record Complainant(krm.core.complaint.event.@Nullable Complainant complainant) implements Correction {}

    record Kind(ComplaintKind kind) implements Correction {}
}

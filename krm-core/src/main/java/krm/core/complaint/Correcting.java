package krm.core.complaint;

import static krm.core.complaint.Refusal.refuseIf;
import static krm.core.complaint.RefusalCode.DAY_AFTER_STEP;
import static krm.core.complaint.RefusalCode.DAY_IN_FUTURE;
import static krm.core.complaint.RefusalCode.KIND_NOT_CORRECTABLE;
import static krm.core.complaint.RefusalCode.UNKNOWN_CONCERN;
import static krm.core.complaint.RefusalCode.VALUE_UNCHANGED;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import krm.core.complaint.ComplaintCommand.CorrectComplaint;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.SpecialGroup;
import krm.core.house.Topics;
import org.jspecify.annotations.Nullable;

/** What a correction (Berichtigung) may say, and its words as an event (rules.md §3 rule 12). */
final class Correcting {

    private final CorrectComplaint act;
    private final ComplaintFile file;
    private final Topics topics;

    Correcting(CorrectComplaint act, ComplaintFile file, Topics topics) {
        this.act = act;
        this.file = file;
        this.topics = topics;
    }

    ComplaintCorrected event() {
        var origin = file.received();
        return switch (act.correction()) {
            case Correction.ReceivedOn c -> {
                receivable(c.day());
                yield plain(CorrectedField.RECEIVED_ON, null, file.receivedOn(), c.day());
            }
            case Correction.Channel c -> plain(CorrectedField.CHANNEL, null, origin.channel(), c.channel());
            case Correction.Group c -> plain(CorrectedField.CUSTOMER_GROUP, null, origin.customerGroup(), c.group());
            case Correction.SpecialGroups c ->
                plain(CorrectedField.SPECIAL_GROUPS, null, joined(origin.specialGroups()), joined(c.groups()));
            case Correction.Topic c -> {
                ValueRules.topic(c.topic(), file.receivedOn(), topics, "value");
                yield plain(
                        CorrectedField.CONCERN_TOPIC,
                        c.concern(),
                        concern(c.concern()).topic(),
                        c.topic());
            }
            case Correction.Area c ->
                plain(
                        CorrectedField.CONCERN_AREA,
                        c.concern(),
                        concern(c.concern()).area(),
                        c.area());
            case Correction.Complainant c -> complainant(Receiving.known(c.complainant()));
            case Correction.Kind c -> {
                refuseIf(origin.formal() || c.kind().isFormal(), KIND_NOT_CORRECTABLE, "value");
                yield plain(CorrectedField.KIND, null, origin.kind(), c.kind());
            }
        };
    }

    private void receivable(LocalDate day) {
        refuseIf(day.isAfter(act.acting().at().toLocalDate()), DAY_IN_FUTURE, "value");
        var step = file.marks().days().earliestStep();
        if (step != null) {
            refuseIf(day.isAfter(step), DAY_AFTER_STEP, "value", step);
        }
    }

    private ConcernFacts concern(int no) {
        var concerns = file.received().concerns();
        refuseIf(no < 1 || no > concerns.size(), UNKNOWN_CONCERN, "field", no);
        return concerns.get(no - 1);
    }

    private static @Nullable String joined(List<SpecialGroup> groups) {
        return groups.isEmpty() ? null : groups.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private ComplaintCorrected plain(
            CorrectedField field, @Nullable Integer concern, @Nullable Object from, @Nullable Object to) {
        refuseIf(Objects.equals(from, to), VALUE_UNCHANGED, "value");
        return new ComplaintCorrected(
                act.complaintId(),
                act.occurredOn(),
                field,
                concern,
                from == null ? null : from.toString(),
                to == null ? null : to.toString(),
                null,
                null,
                null,
                act.reason());
    }

    private ComplaintCorrected complainant(krm.core.complaint.event.@Nullable Complainant right) {
        return new ComplaintCorrected(
                act.complaintId(),
                act.occurredOn(),
                CorrectedField.COMPLAINANT,
                null,
                null,
                null,
                right,
                right != null && right.reachable(),
                right != null && right.reachableInWriting(),
                act.reason());
    }
}

package krm.core.complaint.event;

import java.time.LocalDate;
import java.util.List;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/**
 * A reaction was received and recorded (erfasst; S2.36). Whether the complainant can be reached is kept as a plain
 * fact, so that no later decision needs the personal text. Absent complainant: anonymous (S2.41).
 */
@StoredAs(name = "ComplaintReceived", revision = 1)
public record ComplaintReceived(
        String complaintId,
        ComplaintKind kind,
        Channel channel,
        LocalDate receivedOn,
        String jobcenter,
        String land,
        String recordedBy,
        CustomerGroup customerGroup,
        List<SpecialGroup> specialGroups,
        List<Concern> concerns,
        @Personal @Nullable String suggestion,
        @Personal @Nullable String remarks,
        @Nullable String ticketNumber,
        List<Risk> risks,
        @Nullable Complainant complainant,
        boolean reachable,
        boolean reachableInWriting,
        List<Accused> accused,
        boolean settledOnTheSpot,
        String ruleBook,
        @Nullable String sourceKey,
        @Nullable Petition petition)
        implements ComplaintEvent {

    public ComplaintReceived {
        specialGroups = List.copyOf(specialGroups);
        concerns = List.copyOf(concerns);
        risks = List.copyOf(risks);
        accused = List.copyOf(accused);
    }

    @Override
    public LocalDate occurredOn() {
        return receivedOn;
    }
}

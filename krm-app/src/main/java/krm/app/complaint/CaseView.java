package krm.app.complaint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import krm.core.complaint.Priority;
import krm.core.complaint.Status;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.Petition;
import krm.core.complaint.event.RedirectTarget;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.SpecialGroup;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import org.jspecify.annotations.Nullable;

/** The case as the contract shows it: what was received, where it stands, and what the caller may do next. */
record CaseView(
        UUID id,
        String reference,
        ComplaintKind kind,
        Channel channel,
        LocalDate receivedOn,
        OffsetDateTime recordedAt,
        String recordedBy,
        String jobcenter,
        CustomerGroup customerGroup,
        List<SpecialGroup> specialGroups,
        List<Concern> concerns,
        @Nullable String suggestion,
        @Nullable String remarks,
        @Nullable String ticketNumber,
        List<Risk> risks,
        boolean settledOnTheSpot,
        @Nullable Complainant complainant,
        List<Accused> accused,
        @Nullable Redirected redirectTo,
        Status status,
        Priority priority,
        @Nullable String team,
        @Nullable String person,
        List<DeadlineShown> deadlines,
        List<String> actions,
        String ruleBook,
        @Nullable String sourceKey,
        @Nullable Petition petition,
        List<FollowUpShown> followUps,
        List<String> links,
        List<WarningShown> warnings,
        int version) {

    record Redirected(RedirectTarget target, String reason) {}

    record DeadlineShown(
            DeadlineType type,
            int run,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate actBy,
            DeadlineState state,
            @Nullable LocalDate metOn,
            List<String> explanation) {}

    record FollowUpShown(
            int no,
            LocalDate dueOn,
            @JsonProperty("for") String whom,
            String what,
            @Nullable LocalDate remindedOn,
            @Nullable LocalDate doneOn) {}

    record WarningShown(String code, String detail) {}
}

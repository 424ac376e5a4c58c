package krm.core.house.event;

import java.time.LocalDate;
import java.time.LocalTime;
import krm.core.complaint.event.StoredAs;

/** A house gave itself new rules for reactions (Regelwerk; S2.01, S2.02): which numbers, and from which day on. */
@StoredAs(name = "ReactionRulesIssued", revision = 1)
public record ReactionRulesIssued(
        String jobcenter,
        LocalDate occurredOn,
        String reference,
        LocalDate validFrom,
        int acknowledgementWorkingDays,
        int interimNoticeDays,
        int answerDays,
        int completionDays,
        LocalTime riskCutOff,
        int soonWorkingDays,
        boolean yearEndWorks)
        implements JobcenterEvent {}

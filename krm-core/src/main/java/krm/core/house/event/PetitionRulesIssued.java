package krm.core.house.event;

import java.time.LocalDate;
import java.time.LocalTime;
import krm.core.complaint.event.StoredAs;

/** A house gave itself new rules for petitions and submissions (S2.16): which numbers, and from which day on. */
@StoredAs(name = "PetitionRulesIssued", revision = 1)
public record PetitionRulesIssued(
        String jobcenter,
        LocalDate occurredOn,
        String reference,
        LocalDate validFrom,
        int statementDaysBeforeCommittee,
        LocalTime riskCutOff,
        boolean yearEndWorks)
        implements JobcenterEvent {}

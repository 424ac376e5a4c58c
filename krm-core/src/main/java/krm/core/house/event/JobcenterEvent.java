package krm.core.house.event;

/** Everything that can have happened to a Jobcenter. */
public sealed interface JobcenterEvent extends HouseEvent
        permits JobcenterOpened,
                TeamFormed,
                RecipientsNamed,
                ReactionRulesIssued,
                PetitionRulesIssued,
                RuleBookReviewed,
                HolidayAdded,
                HolidayWithdrawn,
                TopicAdded,
                TopicRenamed,
                TopicRetired,
                TopicReinstated {

    /** Its code, for instance {@code WF}: the prefix of its references. */
    String jobcenter();
}

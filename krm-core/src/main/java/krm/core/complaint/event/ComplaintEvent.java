package krm.core.complaint.event;

import java.time.LocalDate;

/**
 * Everything that can have happened to a complaint (Kundenreaktion). The permits list is the table of contents; the
 * records hold plain values, and personal text only where {@code @Personal} says so.
 */
public sealed interface ComplaintEvent
        permits ComplaintReceived,
                DeadlinesSet,
                ComplaintAcknowledged,
                ComplaintForwarded,
                PresentedToManagement,
                ReliefGiven,
                PriorityRaised,
                PriorityLowered,
                DelayForeseen,
                AnswerExpectedInTime,
                InterimNoticeSent,
                FollowUpScheduled,
                FollowUpDone,
                ReminderSent,
                DeadlineMissed,
                StatementDispatched,
                ComplaintAnswered,
                ComplaintRated,
                ComplaintClosed,
                ComplaintReopened,
                ComplaintRedirected,
                ComplaintLinked,
                ComplaintCorrected,
                NoteAdded,
                ComplainantErased,
                ErasureHeld,
                ErasureReleased {

    String complaintId();

    /** The day on which it happened, beside the instant of recording (rules.md §3 rule 14). */
    LocalDate occurredOn();

    /** The system's own events do not count in the case's version. */
    default boolean bySystem() {
        return false;
    }
}

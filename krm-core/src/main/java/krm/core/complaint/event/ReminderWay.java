package krm.core.complaint.event;

/** How somebody was reminded. */
public enum ReminderWay {
    /** Shown as due in the worklist and on the case; nothing left the house, and nobody was written to. */
    WORKLIST
}

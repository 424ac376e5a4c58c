package krm.core.complaint.event;

import krm.core.deadline.DeadlineType;

/** What of a reception may turn out wrong and be put right (rules.md §3 rule 12), with its name at the doors. */
public enum CorrectedField {
    RECEIVED_ON("receivedOn", true),
    CHANNEL("channel", true),
    CUSTOMER_GROUP("customerGroup", false),
    SPECIAL_GROUPS("specialGroups", false),
    CONCERN_TOPIC("topic", false),
    CONCERN_AREA("area", false),
    COMPLAINANT("complainant", true),
    KIND("kind", false);

    private final String path;
    private final boolean movesDeadlines;

    CorrectedField(String path, boolean movesDeadlines) {
        this.path = path;
        this.movesDeadlines = movesDeadlines;
    }

    public String path() {
        return path;
    }

    /** Whether the deadlines that the reception started rest on it. */
    public boolean movesDeadlines() {
        return movesDeadlines;
    }

    /** Whether one of that type does: the response to a risk hangs on its day and hour alone. */
    public boolean moves(DeadlineType type) {
        return movesDeadlines && (type != DeadlineType.RISK_RESPONSE || this == RECEIVED_ON);
    }
}

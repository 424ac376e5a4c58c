package krm.eventstore.seal;

/** Nothing more is sealed until somebody has looked: going on would hide what has happened to the seals. */
public final class SealingStopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What stands in the way. */
    public enum Reason {
        /** The database and the file hold different seals. */
        SEALS_DIFFER,
        /** A seal is not what its signer signed, or cannot be read. */
        SEAL_FORGED,
        /** A seal is signed with a key that is not trusted. */
        SEAL_OF_ANOTHER_KEY,
        /** The file holds a seal whose events are not in the database: it has lost some, or is an older one. */
        EVENTS_LOST,
        /** The file cannot be read or written; this one ends by itself. */
        FILE_UNUSABLE
    }

    private final Reason reason;

    SealingStopped(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    SealingStopped(Throwable cause) {
        super("The file of the seals cannot be read or written: " + cause.getMessage(), cause);
        this.reason = Reason.FILE_UNUSABLE;
    }

    public Reason reason() {
        return reason;
    }
}

package krm.app.database;

/** Why krm ended: stable exit codes for scripts (docs/operations.md). */
public enum Exit {
    OK(0),
    /** A mistake of ours: with a stack trace. */
    UNEXPECTED(1),
    USAGE(2),
    PORT_IN_USE(10),
    DATABASE_UNREACHABLE(11),
    /** Wrong password, or a role that may not connect. */
    DATABASE_ACCESS(12),
    DATABASE_TOO_OLD(13),
    SCHEMA_MISSING(14),
    ROLE_MISSING(15),
    DATA_FOLDER_IN_USE(16),
    /** The embedded database cannot be made or started there. */
    DATA_FOLDER_UNUSABLE(17),
    MASTER_KEY(18),
    CONFIGURATION(19),
    /** Nothing is broken, but this is not done: a second first administrator, a restore over events. */
    REFUSED(20),
    /** A backup that is damaged, incomplete or of the wrong kind. */
    ARCHIVE(21),
    /** The key or the file of the seals. */
    SEALS(22),
    /** A verification has found something. */
    NOT_AS_IT_WAS(23);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

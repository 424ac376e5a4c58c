package krm.eventstore.seal;

import org.jspecify.annotations.Nullable;

/**
 * Something is not as it was.
 *
 * @param position of the event; of a seal, the first of its range (0 if that cannot be read)
 * @param seal the number of the seal that says so; null where a hash chain does
 */
public record Finding(Kind kind, long position, @Nullable Long seal) {

    /** What it is that is not as it was. */
    public enum Kind {
        /** The event is not what was appended there, or its predecessor is missing or another one. */
        CHANGED,
        /** A sealed event is gone. */
        MISSING,
        /** An event stands where there was none when the range was sealed, or before the first position. */
        ADDED,
        /** Another event stands there than the sealed one, or it was sealed at another position. */
        EXCHANGED,
        /** The seal's range does not have its root, and its index does not tell why. */
        RANGE_DIFFERS,
        /** Not what its signer signed. */
        SEAL_FORGED,
        /** Signed with a key that is not trusted. */
        SEAL_OF_ANOTHER_KEY,
        /** It does not join on to the one before it: some are missing, or their order is another one. */
        SEAL_OUT_OF_ORDER,
        /** Database and file hold different ones. */
        SEAL_CHANGED,
        /** The file has it, the database has not. */
        SEAL_NOT_IN_DATABASE,
        /** The database has it, and the file has only later ones. */
        SEAL_NOT_IN_FILE,
        /** A line that is no seal. */
        SEAL_UNREADABLE,
        /** There are seals in the database, and no file, or an empty one. */
        SEAL_FILE_MISSING;

        /** The two verdicts are told apart: this is the one about hash chains. */
        boolean chain() {
            return this == CHANGED;
        }
    }
}

package krm.eventstore;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** What an error of the database means for the one who waits for an answer. */
public final class SqlStates {

    static final String COUNTER_MOVED_ON = "KRM01";
    static final String RESTS_ON_OLD = "KRM02";

    private static final String UNIQUE_VIOLATION = "23505";

    private SqlStates() {}

    /** The connection broke: whether the statement was carried out is not known. */
    static boolean outcomeUnknown(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || state.equals("null");
    }

    /** Out of disk, memory or connections, starting or stopping, cancelled: not stored, later it may be. */
    static boolean unavailable(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return outcomeUnknown(e)
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.equals("25006");
    }

    static boolean violates(SQLException e, String constraint) {
        return UNIQUE_VIOLATION.equals(e.getSQLState())
                && e instanceof PSQLException p
                && p.getServerErrorMessage() != null
                && constraint.equals(p.getServerErrorMessage().getConstraint());
    }

    /** {@link StoreUnavailable}, or a mistake of ours. */
    public static RuntimeException failure(SQLException e) {
        return unavailable(e)
                ? new StoreUnavailable(e)
                : new IllegalStateException("The event store refused a statement", e);
    }
}

package krm.projections;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import krm.eventstore.StoreUnavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Whose fault it is that a batch was not written: an event's, or that of what is around. */
final class Fault {

    /**
     * What the database says of the values that it was given (SQLSTATE classes): too many rows, no such value, against a
     * constraint, beyond a limit, refused by a function. Everything else passes, or is to be put right: the connection,
     * room, locks, a table that is missing.
     */
    private static final Set<String> OF_VALUES = Set.of("21", "22", "23", "54", "P0");

    private Fault() {}

    /** True: the same event will fail again, others will not. False: nothing would go through now; all of it may later. */
    static boolean ofTheEvent(Throwable failure) {
        var sqlState = sqlState(failure);
        if (!sqlState.isEmpty()) {
            return sqlState.length() == 5 && OF_VALUES.contains(sqlState.substring(0, 2));
        }
        return !(failure instanceof Error)
                && causes(failure)
                        .noneMatch(e -> e instanceof StoreUnavailable
                                || e instanceof SQLException
                                || e instanceof DataAccessException
                                || e instanceof TransactionException);
    }

    /** What an operator needs to find the fault, and no word of what the event holds, as messages may. */
    static String code(Throwable failure) {
        var name = failure.getClass().getSimpleName();
        var sqlState = sqlState(failure);
        return sqlState.isEmpty() ? name : name + " " + sqlState;
    }

    private static String sqlState(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(e -> String.valueOf(((SQLException) e).getSQLState()))
                .findFirst()
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, java.util.Objects::nonNull, Throwable::getCause);
    }
}

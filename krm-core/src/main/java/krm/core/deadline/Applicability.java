package krm.core.deadline;

import java.util.Optional;
import java.util.stream.Stream;
import krm.core.deadline.Explanation.Key;

/** Which deadlines a reception has (rules.md §4, «applies to»): the one place, for setting and for explaining. */
final class Applicability {

    private Applicability() {}

    /** Why this deadline does not apply, or empty if it does. */
    static Optional<Key> against(DeadlineType type, Reception reception) {
        return switch (type) {
            case ACKNOWLEDGEMENT ->
                first(Stream.of(
                        when(reception.formal() != null, Key.ANSWERED_BY_STATEMENT),
                        when(reception.settledOnTheSpot(), Key.SETTLED_ON_THE_SPOT),
                        when(!reception.written(), Key.ORAL),
                        when(!reception.reachable(), Key.UNREACHABLE),
                        when(!reception.reachableInWriting(), Key.NO_ADDRESS_OR_EMAIL)));
            case INTERIM_NOTICE ->
                first(Stream.of(
                        when(reception.formal() != null, Key.ANSWERED_BY_STATEMENT),
                        when(reception.settledOnTheSpot(), Key.SETTLED_ON_THE_SPOT),
                        when(!reception.reachable(), Key.UNREACHABLE)));
            case ANSWER ->
                first(Stream.of(
                        when(reception.formal() != null, Key.ANSWERED_BY_STATEMENT),
                        when(!reception.reachable(), Key.UNREACHABLE)));
            case COMPLETION ->
                first(Stream.of(
                        when(reception.formal() != null, Key.ANSWERED_BY_STATEMENT),
                        when(!reception.written(), Key.ORAL),
                        when(!reception.reachable(), Key.UNREACHABLE)));
            case RISK_RESPONSE -> when(!reception.atRisk(), Key.NO_RISK);
            case STATEMENT ->
                first(Stream.of(
                        when(reception.formal() == null, Key.NO_PETITION), when(!dated(reception), Key.DAY_SET)));
            case PROMISED_ANSWER -> Optional.of(Key.NO_NOTICE);
            case FOLLOW_UP -> Optional.of(Key.NO_FOLLOW_UP);
        };
    }

    /** Only a preview does not know the day. */
    private static boolean dated(Reception reception) {
        var formal = reception.formal();
        return formal != null && (formal.dueOn() != null || formal.committeeDay() != null);
    }

    private static Optional<Key> when(boolean condition, Key key) {
        return condition ? Optional.of(key) : Optional.empty();
    }

    private static Optional<Key> first(Stream<Optional<Key>> rules) {
        return rules.flatMap(Optional::stream).findFirst();
    }
}

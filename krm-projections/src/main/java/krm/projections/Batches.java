package krm.projections;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import krm.eventstore.EventLog;
import krm.eventstore.Share;
import krm.eventstore.StoredEvent;
import krm.projections.DeadLetters.Place;
import krm.projections.Segments.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One batch of events for some segments: what a follower writes, and how far it has come, in one transaction. An event that
 * cannot be projected is found by halving the batch, and parked; whatever else goes wrong is the caller's to try again.
 */
final class Batches {

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    /** Events in one. */
    static final int SIZE = 500;

    /**
     * Nothing here needs to wait for the disk: rows and position are lost together, and made again. A node that has gone
     * silent in the middle loses its claim.
     */
    private static final String TERMS = """
        set local synchronous_commit = off;
        set local idle_in_transaction_session_timeout = '60s';
        set local search_path = %s
        """;

    private interface Work {
        void on(List<StoredEvent> events, int generation, Set<UUID> waiting);
    }

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final TransactionTemplate part;
    private final EventLog log;
    private final Segments segments;
    private final DeadLetters deadLetters;

    Batches(DataSource database) {
        db = JdbcClient.create(database);
        var transactions = new JdbcTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        part = new TransactionTemplate(transactions);
        part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        log = new EventLog(new TransactionAwareDataSourceProxy(database));
        segments = new Segments(db);
        deadLetters = new DeadLetters(db);
    }

    /**
     * For these segments, as far as nobody else is at them.
     *
     * @param to there is no event behind it, or it is not looked at yet
     * @return false: nothing was to be done, or somebody else is at all of them
     */
    boolean next(Follower follower, Generation generation, Collection<Integer> some, long to) {
        try {
            return claimed(
                    follower, generation, some, to, (events, _, waiting) -> follower.follow(without(waiting, events)));
        } catch (RuntimeException e) {
            if (!Fault.ofTheEvent(e)) {
                throw e;
            }
        }
        return claimed(
                follower, generation, some, to, (events, number, waiting) -> halve(follower, events, number, waiting));
    }

    private boolean claimed(Follower follower, Generation generation, Collection<Integer> some, long to, Work work) {
        return in(generation, () -> {
            var claims = segments.claim(follower.name(), generation, some, to);
            if (claims.isEmpty()) {
                return false;
            }
            var positions = claims.stream().collect(toMap(Claim::segment, Claim::position));
            var read = log.after(Collections.min(positions.values()), to, SIZE);
            var events = read.stream()
                    .filter(event -> event.position()
                            > positions.getOrDefault(
                                    Share.numberOf(event.aggregateId(), follower.segments()), Long.MAX_VALUE))
                    .toList();
            if (!events.isEmpty()) {
                var number = claims.getFirst().generation();
                work.on(events, number, deadLetters.waiting(follower.name(), number));
            }
            segments.move(
                    follower.name(),
                    claims,
                    read.size() < SIZE ? to : read.getLast().position());
            return true;
        });
    }

    /** One transaction with the tables of a generation. */
    <T> T in(Generation generation, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            db.sql(TERMS.formatted(generation.schema())).update();
            return work.get();
        }));
    }

    /** Tells a segment of the next generation events that it has missed, wherever it stands. */
    void tell(Follower follower, int segment, List<StoredEvent> missed) {
        in(Generation.NEXT, () -> {
            var claim =
                    segments.await(follower.name(), Generation.NEXT, segment).orElseThrow();
            halve(follower, missed, claim.generation(), deadLetters.waiting(follower.name(), claim.generation()));
            return claim;
        });
    }

    /**
     * Tries the events of a dead letter again, up to where its segment is.
     *
     * @return empty if all of them are in now, else the letter as it stands
     * @throws NoSuchElementException there is no such letter
     */
    Optional<DeadLetter> retry(List<? extends Follower> followers, UUID id) {
        return in(Generation.READ, () -> {
            var place = deadLetters.place(id).orElseThrow();
            var follower = followers.stream()
                    .filter(some -> some.name().equals(place.projection()))
                    .findFirst()
                    .orElseThrow();
            var claim = segments.await(place.projection(), Generation.READ, place.segment())
                    .orElseThrow();
            // Somebody else may have been faster, while this one waited.
            deadLetters.place(id).ifPresent(now -> retry(follower, id, now, claim.position()));
            return deadLetters.find(id);
        });
    }

    private void retry(Follower follower, UUID id, Place place, long to) {
        for (var event : log.ofAggregate(place.aggregateId(), place.sequence())) {
            if (event.position() > to) {
                break;
            }
            try {
                part.executeWithoutResult(_ -> follower.follow(List.of(event)));
            } catch (RuntimeException e) {
                if (!Fault.ofTheEvent(e)) {
                    throw e;
                }
                deadLetters.failedAgain(id, event, Fault.code(e));
                return;
            }
        }
        deadLetters.solved(id);
    }

    /** Halves what fails until the event is alone that it fails on: that one waits, and all later ones of its case. */
    private void halve(Follower follower, List<StoredEvent> some, int generation, Set<UUID> waiting) {
        var events = without(waiting, some);
        if (events.isEmpty()) {
            return;
        }
        try {
            part.executeWithoutResult(_ -> follower.follow(events));
        } catch (RuntimeException e) {
            if (!Fault.ofTheEvent(e)) {
                throw e;
            }
            var half = events.size() / 2;
            if (half == 0) {
                park(follower, events.getFirst(), generation, Fault.code(e));
                waiting.add(events.getFirst().aggregateId());
            } else {
                halve(follower, events.subList(0, half), generation, waiting);
                halve(follower, events.subList(half, events.size()), generation, waiting);
            }
        }
    }

    private void park(Follower follower, StoredEvent event, int generation, String error) {
        var segment = Share.numberOf(event.aggregateId(), follower.segments());
        deadLetters.park(follower.name(), generation, segment, event, error);
        LOG.warn("The event at position {} is a dead letter of {}: {}", event.position(), follower.name(), error);
    }

    private static List<StoredEvent> without(Set<UUID> waiting, List<StoredEvent> events) {
        return waiting.isEmpty()
                ? events
                : events.stream()
                        .filter(event -> !waiting.contains(event.aggregateId()))
                        .toList();
    }
}

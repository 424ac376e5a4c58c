package krm.projections;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import krm.eventstore.EventLog;
import krm.eventstore.Share;
import krm.eventstore.StoredEvent;
import krm.projections.Segments.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One batch of events for one segment: what a follower writes, and how far it has come, in one transaction. An event that
 * cannot be projected is found by halving the batch, and parked; whatever else goes wrong is the caller's to try again.
 */
final class Batches {

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final int SIZE = 500;

    /**
     * Nothing here needs to wait for the disk: rows and position are lost together, and made again. A node that has gone
     * silent in the middle loses its claim.
     */
    private static final String TERMS = """
        set local synchronous_commit = off;
        set local idle_in_transaction_session_timeout = '60s';
        set local search_path = read_side
        """;

    private interface Work {
        void on(List<StoredEvent> events, Claim claim, Set<UUID> waiting);
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
     * @param to there is no event behind it, or it is not looked at yet
     * @return false: nothing was to be done, or somebody else is at it
     */
    boolean next(Follower follower, int segment, long to) {
        try {
            return claimed(
                    follower, segment, to, (events, _, waiting) -> follower.follow(without(waiting, events), segment));
        } catch (RuntimeException e) {
            if (!Fault.ofTheEvent(e)) {
                throw e;
            }
        }
        return claimed(follower, segment, to, (events, claim, waiting) -> halve(follower, events, claim, waiting));
    }

    private boolean claimed(Follower follower, int segment, long to, Work work) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            db.sql(TERMS).update();
            var claim = segments.claim(follower.name(), segment).filter(some -> some.position() < to);
            claim.ifPresent(some -> {
                var events = log.after(some.position(), to, new Share(segment, follower.segments()), SIZE);
                if (!events.isEmpty()) {
                    work.on(events, some, deadLetters.waiting(follower.name(), some));
                }
                segments.move(
                        follower.name(),
                        some,
                        events.size() < SIZE ? to : events.getLast().position());
            });
            return claim.isPresent();
        }));
    }

    /** Halves what fails until the event is alone that it fails on: that one waits, and all later ones of its case. */
    private void halve(Follower follower, List<StoredEvent> some, Claim claim, Set<UUID> waiting) {
        var events = without(waiting, some);
        if (events.isEmpty()) {
            return;
        }
        try {
            part.executeWithoutResult(_ -> follower.follow(events, claim.segment()));
        } catch (RuntimeException e) {
            if (!Fault.ofTheEvent(e)) {
                throw e;
            }
            var half = events.size() / 2;
            if (half == 0) {
                park(follower, events.getFirst(), claim, Fault.code(e));
                waiting.add(events.getFirst().aggregateId());
            } else {
                halve(follower, events.subList(0, half), claim, waiting);
                halve(follower, events.subList(half, events.size()), claim, waiting);
            }
        }
    }

    private void park(Follower follower, StoredEvent event, Claim claim, String error) {
        deadLetters.park(follower.name(), claim, event, error);
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

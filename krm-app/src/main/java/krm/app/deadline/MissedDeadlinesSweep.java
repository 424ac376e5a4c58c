package krm.app.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import krm.app.engine.Caller;
import krm.app.engine.Commands;
import krm.core.complaint.ComplaintCommand.RecordMissedDeadlines;
import krm.core.complaint.ComplaintCommand.RemindOfFollowUps;
import krm.eventstore.AppendWith;
import krm.eventstore.ConcurrentChange;
import krm.eventstore.StoreUnavailable;
import krm.projections.caselist.MissedDeadlines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records what a day brings by itself: what has been missed (rules.md §4, {@code DeadlineMissed}), and whom krm reminds
 * of a follow-up (S2.28, {@code ReminderSent}). It looks every minute, so it does not matter when
 * the day changed, how long krm was down, or which node comes first: the case itself records each once.
 */
@Component
class MissedDeadlinesSweep {

    private static final Logger LOG = LoggerFactory.getLogger(MissedDeadlinesSweep.class);
    private static final int BATCH = 500;

    private final MissedDeadlines missed;
    private final Commands commands;
    private final Clock clock;

    MissedDeadlinesSweep(MissedDeadlines missed, Commands commands, Clock clock) {
        this.missed = missed;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        try {
            recordUpTo(LocalDate.now(clock));
        } catch (StoreUnavailable | DataAccessException e) {
            LOG.warn("What the day brings is recorded later: {}", e.getMessage());
        }
    }

    void recordUpTo(LocalDate today) {
        var correlation = UUID.randomUUID().toString();
        UUID last = null;
        for (var batch = missed.unrecorded(today, last, BATCH);
                !batch.isEmpty();
                batch = missed.unrecorded(today, last, BATCH)) {
            for (var row : batch) {
                record(row, today, correlation);
            }
            last = batch.getLast().id();
        }
    }

    private void record(MissedDeadlines.Row row, LocalDate today, String correlation) {
        try {
            var system = Caller.system(row.jobcenter(), correlation);
            commands.send(new RemindOfFollowUps(row.id().toString(), today), system, AppendWith.NOTHING);
            commands.send(new RecordMissedDeadlines(row.id().toString(), today), system, AppendWith.NOTHING);
        } catch (ConcurrentChange e) {
            LOG.debug("{} is being worked on; its turn comes with the next sweep", row.id());
        } catch (IllegalStateException e) {
            // One case that cannot be read must not keep the others waiting; it is tried again with each sweep.
            LOG.error("What the day brings for {} could not be recorded", row.id(), e);
        }
    }
}

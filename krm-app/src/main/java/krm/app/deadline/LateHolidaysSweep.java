package krm.app.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import krm.app.engine.Caller;
import krm.app.engine.Commands;
import krm.app.people.People;
import krm.core.calendar.HolidayChange;
import krm.core.complaint.ComplaintCommand.TakeHolidaysIn;
import krm.core.house.Houses;
import krm.eventstore.AppendWith;
import krm.eventstore.ConcurrentChange;
import krm.eventstore.EventLog;
import krm.eventstore.StoreUnavailable;
import krm.projections.ProjectionPositions;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.DeadlinesAround;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes one-off holidays that were added later into the deadlines of open cases (rules.md §4; decision 16). The case itself
 * sets anew what moves, once; so it does not matter how often, after which crash, or on how many nodes this looks. A house
 * is left alone when nothing that was decided without the holiday can still come up: after some minutes, and when the read
 * side has seen them. Each node forgets that with a restart.
 */
@Component
class LateHolidaysSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LateHolidaysSweep.class);
    private static final int BATCH = 500;
    /** By then a step that was being decided without the holiday is stored or refused. */
    private static final Duration SETTLING = Duration.ofMinutes(5);

    /**
     * How far a house's holidays are taken in.
     *
     * @param changes how many there were
     * @param settledAt the log's position after which nothing was decided without them; absent until known
     */
    private record TakenIn(
            int changes, Instant since, @Nullable Long settledAt, boolean whole) {}

    private final Houses houses;
    private final People people;
    private final DeadlinesAround around;
    private final ProjectionPositions positions;
    private final EventLog log;
    private final Commands commands;
    private final Clock clock;
    private final Map<String, TakenIn> takenIn = new HashMap<>();

    LateHolidaysSweep(
            Houses houses,
            People people,
            DeadlinesAround around,
            ProjectionPositions positions,
            EventLog log,
            Commands commands,
            Clock clock) {
        this.houses = houses;
        this.people = people;
        this.around = around;
        this.positions = positions;
        this.log = log;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 4, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        try {
            takeIn(LocalDate.now(clock));
        } catch (StoreUnavailable | DataAccessException e) {
            LOG.warn("Holidays are taken in later: {}", e.getMessage());
        }
    }

    synchronized void takeIn(LocalDate today) {
        for (var house : people.houses()) {
            var holidays = houses.current(house.code()).holidays();
            var before = takenIn.get(house.code());
            if (holidays.isEmpty() || before != null && before.whole() && before.changes() == holidays.size()) {
                continue;
            }
            var now = begun(before, holidays.size());
            var seen = positions.of(CaseListProjection.NAME);
            holidays.stream()
                    .filter(change -> change.name() != null)
                    .map(HolidayChange::day)
                    .distinct()
                    .forEach(day -> takeIn(house.code(), day, today));
            var whole = now.settledAt() != null && seen >= now.settledAt();
            takenIn.put(house.code(), new TakenIn(now.changes(), now.since(), now.settledAt(), whole));
        }
    }

    private TakenIn begun(@Nullable TakenIn before, int changes) {
        if (before == null || before.changes() != changes) {
            return new TakenIn(changes, clock.instant(), null, false);
        }
        var settled = before.settledAt() == null
                && clock.instant().isAfter(before.since().plus(SETTLING));
        return settled ? new TakenIn(changes, before.since(), log.head(), false) : before;
    }

    private void takeIn(String jobcenter, LocalDate holiday, LocalDate today) {
        var correlation = UUID.randomUUID().toString();
        UUID last = null;
        List<UUID> batch;
        do {
            batch = around.of(jobcenter, holiday, today, last, BATCH);
            for (var id : batch) {
                takeIn(id, jobcenter, today, correlation);
                last = id;
            }
        } while (batch.size() == BATCH);
    }

    private void takeIn(UUID id, String jobcenter, LocalDate today, String correlation) {
        try {
            commands.send(
                    new TakeHolidaysIn(id.toString(), today),
                    Caller.system(jobcenter, correlation),
                    AppendWith.NOTHING);
        } catch (ConcurrentChange e) {
            LOG.debug("{} is being worked on; its turn comes with the next sweep", id);
        } catch (IllegalStateException e) {
            // One case that cannot be read must not keep the others waiting; it is tried again with each sweep.
            LOG.error("A holiday could not be taken into {}", id, e);
        }
    }
}

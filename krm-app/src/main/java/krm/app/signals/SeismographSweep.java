package krm.app.signals;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import krm.app.engine.Caller;
import krm.app.engine.Commands;
import krm.app.people.People;
import krm.core.signal.SignalCommand;
import krm.core.signal.SignalCommand.EndSignal;
import krm.core.signal.SignalCommand.RaiseSignal;
import krm.eventstore.ConcurrentChange;
import krm.eventstore.StoreUnavailable;
import krm.projections.ProjectionPositions;
import krm.projections.signals.Receptions;
import krm.projections.signals.Signals;
import krm.projections.statistics.FigureModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks whether unusually many complaints come on a topic or to a team of a house (S1.12; decision 31). What is under watch
 * gives each signal once itself, so it does not matter how often, after which crash, or on how many nodes this looks.
 */
@Component
class SeismographSweep {

    private static final Logger LOG = LoggerFactory.getLogger(SeismographSweep.class);
    /** Who has not heard of the last hours takes a burst for over, or a part of the past for all of it. */
    private static final Duration LONGEST_LAG = Duration.ofMinutes(1);

    private final People people;
    private final Receptions receptions;
    private final Signals signals;
    private final ProjectionPositions positions;
    private final Commands commands;
    private final Clock clock;

    SeismographSweep(
            People people,
            Receptions receptions,
            Signals signals,
            ProjectionPositions positions,
            Commands commands,
            Clock clock) {
        this.people = people;
        this.receptions = receptions;
        this.signals = signals;
        this.positions = positions;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        try {
            if (positions.lag(FigureModel.NAME).seconds() <= LONGEST_LAG.toSeconds()) {
                var today = LocalDate.now(clock);
                people.houses().forEach(house -> look(house.code(), today));
            }
        } catch (StoreUnavailable | DataAccessException e) {
            LOG.warn("The seismograph looks again later: {}", e.getMessage());
        }
    }

    void look(String jobcenter, LocalDate today) {
        var correlation = UUID.randomUUID().toString();
        var usual = receptions.usual(jobcenter, today);
        var running = signals.running(jobcenter);
        // Of what nothing came for more than a year there is no reading: that is over too.
        var over = new HashSet<>(running);
        for (var reading : receptions.readings(jobcenter, today)) {
            var what = reading.watched();
            if (!usual.calm(reading)) {
                over.remove(what);
            }
            usual.excess(reading)
                    .filter(_ -> !running.contains(what))
                    .ifPresent(excess -> send(new RaiseSignal(what, today, excess), correlation));
        }
        over.forEach(what -> send(new EndSignal(what, today), correlation));
    }

    private void send(SignalCommand command, String correlation) {
        var what = command.watched();
        try {
            commands.send(command, Caller.system(what.jobcenter(), correlation));
        } catch (ConcurrentChange e) {
            LOG.debug("Another node is at {} of {}; the next look sees what it did", what.key(), what.jobcenter());
        } catch (IllegalStateException e) {
            // One that cannot be read must not keep the others waiting; it is tried again with each look.
            LOG.error("The watch over {} of {} could not be told", what.key(), what.jobcenter(), e);
        }
    }
}

package krm.app.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import krm.app.database.Exit;
import krm.app.database.StartFailure;
import krm.app.engine.Caller;
import krm.app.engine.Commands;
import krm.app.engine.References;
import krm.app.web.StepReader;
import krm.core.calendar.Calendars;
import krm.core.calendar.WorkingCalendar;
import krm.core.complaint.Acting;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.eventstore.AppendWith;
import krm.eventstore.EventLog;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Two years of an invented house, in front of a log without cases: the product's own commands, each at the instant at which
 * somebody would have recorded it, in the order of time. The same number and seed give the same house.
 */
@Component
@Profile("demo")
public class SampleData {

    /** The profile, beside demo, of who fills an empty database on request instead of by a start. */
    public static final String ON_REQUEST = "sample-data";

    public static final int FEWEST = 100;
    public static final int MOST = 1_000_000;

    private static final String RECEIVED = "ComplaintReceived";
    private static final String LAND = "NI";
    /** From here on the acts of a day go side by side; below, all of them one after the other. */
    private static final int MANY = 2_000;

    private static final int SIDE_BY_SIDE = 32;

    private final SimulatedEngine engine;
    private final StepReader steps;
    private final EventLog log;
    private final Clock clock;
    private final WorkingCalendar calendar;

    SampleData(SimulatedEngine engine, StepReader steps, EventLog log, Clock clock, Calendars calendars) {
        this.engine = engine;
        this.steps = steps;
        this.log = log;
        this.clock = clock;
        calendar = calendars.of(LAND);
    }

    /**
     * Fills the log.
     *
     * @param progress hears after each simulated day how many cases there are
     * @throws StartFailure if there are cases already: nobody's are mixed with invented ones
     */
    public void fill(int cases, long seed, LongConsumer progress) {
        if (!empty()) {
            throw new StartFailure(
                    Exit.REFUSED, "There are cases in this database; invented ones go into an empty one only.");
        }
        var simulated = new SimulatedClock(clock.getZone());
        try (var run = engine.open(simulated);
                var workers = Executors.newFixedThreadPool(cases < MANY ? 1 : SIDE_BY_SIDE)) {
            new House(run.commands(), simulated, workers, cases, seed).live(progress);
        }
    }

    boolean empty() {
        return log.after(0, List.of(RECEIVED), 1).isEmpty();
    }

    /** One run through the two years. */
    private final class House {

        private final Commands commands;
        private final SimulatedClock simulated;
        private final ExecutorService workers;
        private final Instant now = clock.instant();
        private final LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        private final boolean reopening = steps.knows("reopen");
        private final PriorityQueue<Act> ahead = new PriorityQueue<>(Comparator.comparing(Act::at));
        private final Flow flow;
        private final long seed;
        private final boolean many;
        private long received;

        House(Commands commands, SimulatedClock simulated, ExecutorService workers, int cases, long seed) {
            this.commands = commands;
            this.simulated = simulated;
            this.workers = workers;
            this.seed = seed;
            many = cases >= MANY;
            flow = new Flow(cases, seed, today, calendar);
        }

        void live(LongConsumer progress) {
            for (var day = flow.first(); !day.isAfter(today); day = day.plusDays(1)) {
                receive(day, flow.comingOn(day), false);
                receive(day, flow.stillThereFrom(day), true);
                carryOut(upTo(day));
                progress.accept(received);
            }
        }

        private void receive(LocalDate day, int cases, boolean stuck) {
            for (int i = 0; i < cases; i++) {
                ahead.addAll(InventedCase.plan(
                        seed * 10_000_019 + received++, day, stuck, reopening, calendar, clock.getZone()));
            }
        }

        /** What is recorded on a day, in the order of time; of today, what has come to pass. */
        private List<Act> upTo(LocalDate day) {
            var end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
            var until = end.isAfter(now) ? now : end;
            var acts = new ArrayList<Act>();
            while (!ahead.isEmpty() && ahead.peek().at().isBefore(until)) {
                acts.add(ahead.remove());
            }
            return acts;
        }

        private void carryOut(List<Act> day) {
            var work = new ArrayList<Callable<Void>>();
            if (many) {
                day.stream()
                        .collect(Collectors.groupingBy(Act::complaint, LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .forEach(acts -> work.add(() -> carryOutInOrder(acts)));
            } else {
                work.add(() -> carryOutInOrder(day));
            }
            try {
                for (var result : workers.invokeAll(work)) {
                    result.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("An invented case breaks a rule of the house", e.getCause());
            }
        }

        private Void carryOutInOrder(List<Act> acts) {
            acts.forEach(this::carryOut);
            return null;
        }

        private void carryOut(Act act) {
            simulated.set(act.at());
            var acting = new Acting(act.by(), LocalDateTime.now(simulated), null);
            var command = steps.read(act.complaint(), acting, act.step(), act.on(), act.data(), null);
            var numbering = command instanceof ReceiveComplaint receive
                    ? References.next(act.by().jobcenter(), receive.receivedOn())
                    : null;
            commands.send(command, new Caller(act.by(), UUID.randomUUID().toString()), new AppendWith(null, numbering));
        }
    }
}

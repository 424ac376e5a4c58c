package krm.app.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/** A clock that stands where the thread that looks has put it, so that several can work on one simulated day. */
final class SimulatedClock extends Clock {

    private final ZoneId zone;
    private final ThreadLocal<Instant> now;

    SimulatedClock(ZoneId zone) {
        this(zone, new ThreadLocal<>());
    }

    private SimulatedClock(ZoneId zone, ThreadLocal<Instant> now) {
        this.zone = zone;
        this.now = now;
    }

    void set(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get(), "Nobody has set this clock on this thread");
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SimulatedClock(other, now);
    }
}

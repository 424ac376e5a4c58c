package krm.core.signal;

import java.time.LocalDate;
import krm.core.signal.SignalCommand.EndSignal;
import krm.core.signal.SignalCommand.RaiseSignal;
import krm.core.signal.event.SignalEnded;
import krm.core.signal.event.Subject;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GivingASignalTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Watched TEAM = new Watched("WF", Subject.TEAM, "LEISTUNG");
    private static final Excess EXCESS =
            new Excess(7, 12, 2.01, 9, new Lookback(DAY).baseline(), new Volume(104, 52), 1);
    private static final SignalEnded ENDED = new SignalEnded("WF", DAY.plusDays(20), Subject.TEAM, "LEISTUNG");

    private final FixtureConfiguration<Watch> watch = new AggregateTestFixture<>(Watch.class);

    @Test
    @DisplayName("S1.12 unusually many complaints raise a signal, with its figures")
    void unusually_many() {
        watch.givenNoPriorActivity().when(new RaiseSignal(TEAM, DAY, EXCESS)).expectEvents(EXCESS.raised(TEAM, DAY));
    }

    @Test
    void a_burst_has_one_signal() {
        watch.given(EXCESS.raised(TEAM, DAY))
                .when(new RaiseSignal(TEAM, DAY.plusDays(1), EXCESS))
                .expectNoEvents();
    }

    @Test
    void it_ends_once() {
        watch.given(EXCESS.raised(TEAM, DAY))
                .when(new EndSignal(TEAM, DAY.plusDays(20)))
                .expectEvents(ENDED);
        new AggregateTestFixture<>(Watch.class)
                .given(EXCESS.raised(TEAM, DAY), ENDED)
                .when(new EndSignal(TEAM, DAY.plusDays(21)))
                .expectNoEvents();
    }

    @Test
    void the_next_burst_has_a_signal_of_its_own() {
        watch.given(EXCESS.raised(TEAM, DAY), ENDED)
                .when(new RaiseSignal(TEAM, DAY.plusDays(60), EXCESS))
                .expectEvents(EXCESS.raised(TEAM, DAY.plusDays(60)));
    }
}

package krm.projections.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tables keep in few bytes reads as it was. */
class KeepingItSmallTest {

    private record Told(Figure figure, String value, LocalDate month, long count) {}

    @Test
    void each_count_of_a_month_or_a_year() {
        var cells = Stream.concat(
                Family.cells(Facet.NONE).stream(),
                Stream.of(
                        new Cell("", Figure.FIRST_ANSWER, "0"),
                        new Cell("", Figure.FINAL_ANSWER, "-12"),
                        new Cell("", Figure.OPEN, Figure.FROM),
                        new Cell("", Figure.OVERDUE, Figure.UNTIL)));
        cells.forEach(cell -> {
            var entry = new Entry(cell.figure(), cell.value(), LocalDate.of(2026, 11, 30), 7);
            var total = Total.of("WF", "TOPIC", "OTHER", entry, Total.cell(entry));
            var told = new ArrayList<Told>();
            Total.read(
                    total.stock(),
                    total.since(),
                    total.cell() + ":7",
                    (figure, value, month, n) -> told.add(new Told(figure, value, month, n)));
            assertThat(told).containsExactly(new Told(cell.figure(), cell.value(), LocalDate.of(2026, 11, 1), 7));
        });
    }

    @Test
    void each_history() {
        var random = new Random();
        for (int i = 0; i < 100; i++) {
            var history = History.EMPTY;
            for (var recorded : GeneratedCase.some(random)) {
                history = history.with(recorded.recordedAt(), recorded.event());
            }
            var kept = history.deflated();
            var again = History.inflated(kept);
            assertThat(again.deflated()).isEqualTo(kept);
            assertThat(again.figure()).isEqualTo(history.figure());
            assertThat(kept.length).isLessThan(Deflated.text(kept).getBytes(StandardCharsets.UTF_8).length / 2);
        }
    }
}

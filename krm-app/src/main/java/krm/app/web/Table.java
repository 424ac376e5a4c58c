package krm.app.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a table: a page shows it, a chart draws it and a spreadsheet gets it, so that all three say the same.
 *
 * @param key its name in addresses
 * @param rowsAre what the rows are, over their names
 * @param drawn so many of the first columns are drawn; none: there is no chart
 * @param csv where a spreadsheet gets it
 */
public record Table(
        String key, String title, String rowsAre, List<String> columns, int drawn, List<Row> rows, String csv) {

    public record Row(String label, List<Cell> cells) {}

    /**
     * One number.
     *
     * @param value null: there is none, and {@code shown} says why
     * @param address of the cases behind it; null: there are none, or none that the reader may see
     */
    public record Cell(
            String shown,
            @Nullable BigDecimal value,
            @Nullable String address) {}
}

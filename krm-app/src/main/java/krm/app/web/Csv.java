package krm.app.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import krm.app.web.Table.Cell;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as people open it in their spreadsheet: in their language, with its decimal mark. */
public final class Csv {

    /** Else a spreadsheet takes the bytes for another alphabet's. */
    private static final String IS_UTF_8 = "\ufeff";

    private static final CSVFormat FORMAT =
            CSVFormat.EXCEL.builder().setDelimiter(';').get();

    /** A spreadsheet takes a cell that begins so for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** @param name of the file, without its ending */
    public static ResponseEntity<byte[]> of(Table table, String name, Locale locale) {
        var text = new StringBuilder(IS_UTF_8);
        try (var csv = new CSVPrinter(text, FORMAT)) {
            csv.printRecord(Stream.concat(Stream.of(table.rowsAre()), table.columns().stream())
                    .map(Csv::harmless));
            for (var row : table.rows()) {
                csv.printRecord(Stream.concat(
                        Stream.of(harmless(row.label())), row.cells().stream().map(cell -> plain(cell, locale))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(Cell cell, Locale locale) {
        return cell.value() == null
                ? cell.shown()
                : new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(locale)).format(cell.value());
    }

    public static String harmless(@Nullable String text) {
        var cell = Objects.requireNonNullElse(text, "");
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}

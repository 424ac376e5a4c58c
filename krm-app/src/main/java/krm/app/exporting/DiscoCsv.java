package krm.app.exporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static krm.app.web.Csv.harmless;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** CSV as process mining reads it (Disco): an event a line, its case and its activity in front. */
record DiscoCsv() implements Format {

    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setRecordSeparator('\n')
            .setHeader(
                    "case_id", "activity", "timestamp", "resource", "role", "unit", "type", "channel", "deadline_state")
            .get();

    @Override
    public String contentType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public void write(Exported cases, OutputStream out) throws IOException {
        var csv = new CSVPrinter(new OutputStreamWriter(out, UTF_8), CSV);
        cases.each(some -> {
            var file = some.file();
            for (var event : some.events()) {
                csv.printRecord(
                        harmless(some.reference()),
                        harmless(event.activity()),
                        Exported.text(event.at()),
                        event.resource(),
                        event.role(),
                        harmless(event.after().team()),
                        file.kind(),
                        file.channel(),
                        event.deadlineState());
            }
        });
        csv.flush();
    }

    /** A comment, by the sign that most readers of CSV take for one. */
    @Override
    public String lastLine(Seal seal) {
        return "# cases=" + seal.cases() + " events=" + seal.events() + " sha256=" + seal.sha256();
    }
}

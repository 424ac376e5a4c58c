package krm.app.exporting;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that an auditor's tools read. Its last line says how many cases and events there are and what the SHA-256 of
 * all bytes before that line is: whoever finds no such line has a file that was cut off.
 */
sealed interface Format permits JsonLines, DiscoCsv, Xes, Ocel {

    /** What the last line says. */
    record Seal(long cases, long events, String sha256) {}

    String contentType();

    /** How often it goes through all cases. */
    default int rounds() {
        return 1;
    }

    /** All but the last line; ends with a line feed. */
    void write(Exported cases, OutputStream out) throws IOException;

    String lastLine(Seal seal);
}

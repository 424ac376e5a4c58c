package krm.app.exporting;

import java.util.function.LongConsumer;
import krm.app.auditlog.ExportUnderway;

/** How far an export is, in events of the file, also where its format goes through all cases more than once. */
final class Progress implements LongConsumer {

    private final ExportUnderway underway;
    private final long events;
    private final int rounds;
    private long before;
    private long last;

    Progress(ExportUnderway underway, long events, int rounds) {
        this.underway = underway;
        this.events = events;
        this.rounds = rounds;
    }

    @Override
    public void accept(long gone) {
        if (gone <= last) {
            before += events;
        }
        last = gone;
        underway.reached((before + gone) / rounds);
    }
}

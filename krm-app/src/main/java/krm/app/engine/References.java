package krm.app.engine;

import java.time.LocalDate;
import krm.eventstore.Numbering;

/** Aktenzeichen: prefix of the house, year of reception, running number, for instance {@code WF-2026-000123}. */
public final class References {

    /** Under which key the first event's metadata holds it. */
    public static final String KEY = "reference";

    private References() {}

    public static Numbering next(String jobcenter, LocalDate receivedOn) {
        var counter = "%s-%04d".formatted(jobcenter, receivedOn.getYear());
        return new Numbering(counter, KEY, number -> "%s-%06d".formatted(counter, number));
    }
}

package krm.core.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days of what was done, as far as a deadline ends by it. Steps may be recorded late and out of order. */
public record Progress(
        @Nullable LocalDate acknowledgedOn,
        List<LocalDate> forwardedOn,
        List<LocalDate> noticesOn,
        List<LocalDate> answeredOn,
        @Nullable LocalDate completedOn) {

    public static final Progress NONE = new Progress(null, List.of(), List.of(), List.of(), null);

    public Progress {
        forwardedOn = List.copyOf(forwardedOn);
        noticesOn = List.copyOf(noticesOn);
        answeredOn = List.copyOf(answeredOn);
    }

    public Progress acknowledged(LocalDate on) {
        return new Progress(on, forwardedOn, noticesOn, answeredOn, completedOn);
    }

    public Progress forwarded(LocalDate on) {
        return new Progress(acknowledgedOn, plus(forwardedOn, on), noticesOn, answeredOn, completedOn);
    }

    public Progress noticeSent(LocalDate on) {
        return new Progress(acknowledgedOn, forwardedOn, plus(noticesOn, on), answeredOn, completedOn);
    }

    /** Every answer is substantive (S1.28 to S1.31); a final one completes the case. */
    public Progress answered(LocalDate on, boolean conclusive) {
        return new Progress(
                acknowledgedOn, forwardedOn, noticesOn, plus(answeredOn, on), conclusive ? on : completedOn);
    }

    /** What had been done up to that day. */
    Progress asOf(LocalDate day) {
        Predicate<LocalDate> known = done -> !done.isAfter(day);
        return new Progress(
                Optional.ofNullable(acknowledgedOn).filter(known).orElse(null),
                forwardedOn.stream().filter(known).toList(),
                noticesOn.stream().filter(known).toList(),
                answeredOn.stream().filter(known).toList(),
                Optional.ofNullable(completedOn).filter(known).orElse(null));
    }

    private static List<LocalDate> plus(List<LocalDate> days, LocalDate day) {
        return Stream.concat(days.stream(), Stream.of(day)).toList();
    }
}

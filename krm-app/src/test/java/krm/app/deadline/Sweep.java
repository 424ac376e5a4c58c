package krm.app.deadline;

import java.time.LocalDate;
import org.springframework.context.ApplicationContext;

/** For tests that compare what is stored: what has been missed is recorded now, not at some moment of the next minute. */
public final class Sweep {

    private Sweep() {}

    public static void now(ApplicationContext krm, LocalDate today) {
        krm.getBean(MissedDeadlinesSweep.class).recordUpTo(today);
    }
}

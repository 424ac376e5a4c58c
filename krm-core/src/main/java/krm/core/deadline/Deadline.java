package krm.core.deadline;

import java.time.LocalDate;

/** A deadline that was set: a fact, not computed anew when it is read. {@code setOn} is the day it runs from. */
public record Deadline(DeadlineType type, int run, LocalDate setOn, LocalDate dueOn) {}

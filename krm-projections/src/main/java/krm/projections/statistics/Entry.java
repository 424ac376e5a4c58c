package krm.projections.statistics;

import java.time.LocalDate;

/** What a case adds to a figure on a day. */
record Entry(Figure figure, String value, LocalDate on, long count) {}

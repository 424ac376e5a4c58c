package krm.core.signal;

/** The complaints of a topic or a team in the windows and in the baseline of a {@link Lookback}. */
public record Reading(Watched watched, long lastWeek, long lastFourWeeks, long baseline) {}

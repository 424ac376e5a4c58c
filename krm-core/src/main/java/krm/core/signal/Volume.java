package krm.core.signal;

/** How many complaints came, and in how many weeks in which a house received any. */
public record Volume(long complaints, int weeks) {}

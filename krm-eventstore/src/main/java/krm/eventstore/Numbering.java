package krm.eventstore;

import java.util.function.LongFunction;

/**
 * A running number that the first event of a command gets with its append: without gaps, never twice.
 *
 * @param counter the counter, for instance one a house and year; it starts at 1
 * @param metadataKey where the event's metadata will hold it
 * @param format how the number is written
 */
public record Numbering(String counter, String metadataKey, LongFunction<String> format) {}

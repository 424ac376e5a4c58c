package krm.eventstore;

import java.util.UUID;

/**
 * One of so many parts of all aggregates, by the last byte of their ids: the same on every server and for ever.
 *
 * @param number from 0
 */
public record Share(int number, int of) {

    public static final Share ALL = new Share(0, 1);

    public Share {
        if (of < 1 || of > 256 || number < 0 || number >= of) {
            throw new IllegalArgumentException("No share: " + number + " of " + of);
        }
    }

    public boolean has(UUID aggregateId) {
        return (int) (aggregateId.getLeastSignificantBits() & 0xff) % of == number;
    }
}

package krm.app.audit;

import java.time.OffsetDateTime;
import java.util.UUID;
import krm.eventstore.seal.Seal;
import krm.eventstore.seal.SealingStopped;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the log's integrity.
 *
 * @param verification the last that has come to an end; null if there was none
 * @param latest the newest, whatever has become of it; null if there was none
 */
record IntegrityView(
        @Nullable VerificationView verification, @Nullable UUID latest, SealingView seals) {

    /**
     * How fresh the seals are.
     *
     * @param key fingerprint of the key that this krm signs with
     * @param unsealed how many events have no seal yet
     * @param oldestUnsealedAt when the oldest of them was recorded; null if everything is sealed
     */
    record SealingView(
            @Nullable SealView last,
            long total,
            String key,
            String file,
            long unsealed,
            @Nullable OffsetDateTime oldestUnsealedAt,
            @Nullable SealingProblem problem) {}

    /** Why nothing is sealed any more. */
    record SealingProblem(SealingStopped.Reason code, String detail) {}

    /** A seal without its index, which stands in the file. {@code key} is its signer's fingerprint. */
    record SealView(
            long number,
            long first,
            long last,
            int events,
            String root,
            String previous,
            OffsetDateTime sealedAt,
            String key,
            String hash,
            String signature) {

        static SealView of(Seal seal, OffsetDateTime sealedAt) {
            return new SealView(
                    seal.number(),
                    seal.first(),
                    seal.last(),
                    seal.events(),
                    seal.root(),
                    seal.previous(),
                    sealedAt,
                    seal.signer(),
                    seal.hash(),
                    seal.signature());
        }
    }
}

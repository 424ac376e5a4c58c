package krm.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The one secret that is not in the database: wraps the aggregates' keys and keys the fingerprints. */
public final class MasterKey {

    public static final int BYTES = 32;

    private static final int FINGERPRINT_BYTES = 16;

    /** Looking a function up costs more than using it. */
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(() -> {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    });

    private final SecretKey wrapping;
    private final SecretKey fingerprinting;

    /** @param secret 32 bytes from a good source of randomness */
    public MasterKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("A master key has " + BYTES + " bytes");
        }
        wrapping =
                new SecretKeySpec(hmac(new SecretKeySpec(secret, "HmacSHA256"), "krm wrapping".getBytes(UTF_8)), "AES");
        fingerprinting = new SecretKeySpec(
                hmac(new SecretKeySpec(secret, "HmacSHA256"), "krm fingerprints".getBytes(UTF_8)), "HmacSHA256");
    }

    byte[] wrap(UUID keyId, byte[] key) {
        return AesGcm.seal(wrapping, key, bytes(keyId));
    }

    /** @throws GeneralSecurityException if the key was wrapped by another master key or is damaged */
    byte[] unwrap(UUID keyId, byte[] wrapped) throws GeneralSecurityException {
        return AesGcm.open(wrapping, wrapped, bytes(keyId));
    }

    /** A keyed hash of 16 bytes: the same for the same bytes, and of no use without the master key. */
    public byte[] fingerprint(byte[] bytes) {
        return Arrays.copyOf(hmac(fingerprinting, bytes), FINGERPRINT_BYTES);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] hmac(SecretKey key, byte[] bytes) {
        try {
            var mac = MAC.get();
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

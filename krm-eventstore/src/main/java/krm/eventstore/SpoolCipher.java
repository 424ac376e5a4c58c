package krm.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what has to wait outside of the events until somebody has worked on it, part by part, with a key of its own.
 * Each part is bound to its place: moved, left out or taken from elsewhere it does not open.
 */
public final class SpoolCipher {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UUID id;
    private final SecretKey key;
    private final byte[] wrapped;

    private SpoolCipher(UUID id, byte[] secret, byte[] wrapped) {
        this.id = id;
        this.key = new SecretKeySpec(secret, "AES");
        this.wrapped = wrapped;
    }

    /** With a fresh key, for a spool of this id. */
    public static SpoolCipher fresh(MasterKey master, UUID id) {
        var secret = new byte[KEY_BYTES];
        RANDOM.nextBytes(secret);
        return new SpoolCipher(id, secret, master.wrap(id, secret));
    }

    /**
     * With the key that {@link #wrapped} gave.
     *
     * @throws GeneralSecurityException if it is damaged, or wrapped by another master key or for another spool
     */
    public static SpoolCipher of(MasterKey master, UUID id, byte[] wrapped) throws GeneralSecurityException {
        return new SpoolCipher(id, master.unwrap(id, wrapped), wrapped);
    }

    /** The key, of no use without the master key: to be stored beside the spool. */
    public byte[] wrapped() {
        return wrapped.clone();
    }

    /** @param place what this part is within the spool, for instance its kind and number */
    public byte[] seal(String place, byte[] plain) {
        return AesGcm.seal(key, plain, associated(place));
    }

    /** @throws GeneralSecurityException if it is not what was sealed for this place */
    public byte[] open(String place, byte[] sealed) throws GeneralSecurityException {
        return AesGcm.open(key, sealed, associated(place));
    }

    private byte[] associated(String place) {
        return (id + "|" + place).getBytes(UTF_8);
    }
}

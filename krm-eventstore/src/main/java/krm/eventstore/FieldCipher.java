package krm.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the personal fields of one event. Each ciphertext is bound to its aggregate, sequence and field: moved
 * elsewhere it does not open.
 *
 * @param key null once it is destroyed: then every field reads as {@link #ERASED}
 */
record FieldCipher(UUID aggregateId, int sequence, @Nullable SecretKey key) {

    /** What is read where a person's data was, after the key has been destroyed. */
    static final String ERASED = "⟦erased⟧";

    /** What stands there for whoever does not look at it. */
    static final String SEALED = "⟦sealed⟧";

    private static final String FORMAT = "aes1:";

    /** @param field the field's JSON Pointer within the event */
    String seal(String text, String field) {
        if (key == null) {
            throw new IllegalStateException("The key is destroyed: nothing personal can be added any more");
        }
        return FORMAT
                + Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(AesGcm.seal(key, PackedText.pack(text), place(field)));
    }

    String open(String stored, String field) {
        if (key == null) {
            return ERASED;
        }
        if (!stored.startsWith(FORMAT)) {
            throw new IllegalStateException(
                    "Field " + field + " of " + aggregateId + "/" + sequence + " is not encrypted");
        }
        try {
            var sealed = Base64.getDecoder().decode(stored.substring(FORMAT.length()));
            return PackedText.unpack(AesGcm.open(key, sealed, place(field)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "Field " + field + " of " + aggregateId + "/" + sequence + " does not open", e);
        }
    }

    private byte[] place(String field) {
        return (aggregateId + "|" + sequence + "|" + field).getBytes(UTF_8);
    }
}

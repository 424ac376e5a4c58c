package krm.app.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the provider has said of somebody, at rest: sealed with a key that is made of the session's own token. The database
 * knows only a hash of that, so it can neither read what is sealed nor put anything else in its place.
 */
final class SealedByCookie {

    private static final int KEY_BYTES = 32;
    private static final byte[] PURPOSE = "krm session of a provider".getBytes(US_ASCII);

    private SealedByCookie() {}

    static byte[] seal(String token, Session.Provider said) {
        return cipher(token).encrypt(JsonMapper.shared().writeValueAsBytes(said));
    }

    /** Empty: not sealed with this token, or by another krm that wrote it in another way. */
    static Optional<Session.Provider> open(String token, byte[] sealed) {
        try {
            return Optional.of(JsonMapper.shared().readValue(cipher(token).decrypt(sealed), Session.Provider.class));
        } catch (IllegalStateException | IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static BytesEncryptor cipher(String token) {
        return AesGcmBytesEncryptor.withSecretKey(key(token)).build();
    }

    private static SecretKey key(String token) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(Base64.getUrlDecoder().decode(token))
                                    .thenExpand(PURPOSE, KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package krm.eventstore.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that everything here is made of. */
final class Sha256 {

    private Sha256() {}

    static byte[] of(byte[]... parts) {
        var digest = digest();
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package krm.eventstore.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The key that seals are signed with (Ed25519). It is never in the database; whoever has it can make seals. */
public final class SigningKey {

    /** Of the secret. */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "Ed25519";

    private final KeyPair pair;

    /** @param secret 32 bytes from a good source of randomness (RFC 8032: the private key) */
    public SigningKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("A signing key has " + BYTES + " bytes");
        }
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Given(secret));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of the public key (X.509 DER), hexadecimal. */
    public String fingerprint() {
        return fingerprint(publicKey());
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    String sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fingerprint of any text, be it a key or not: then nobody trusts it. */
    static String fingerprint(String publicKey) {
        return HexFormat.of().formatHex(Sha256.of(bytes(publicKey)));
    }

    static boolean verifies(String publicKey, byte[] bytes, String signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(publicKey))));
            verifier.update(bytes);
            return verifier.verify(bytes(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Hands the generator the secret that it would draw, because the JDK derives a public key in no other way. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] secret;

        Given(byte[] secret) {
            this.secret = secret.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(secret, 0, bytes, 0, bytes.length);
        }
    }
}

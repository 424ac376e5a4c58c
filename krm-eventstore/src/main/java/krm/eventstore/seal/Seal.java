package krm.eventstore.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed record of which events a closed range of positions holds (Siegel): no event can appear in it any more. It is
 * one line of JSON, the same in the table and in the file.
 *
 * @param number 1 for the first, without gaps
 * @param first first position of the range, the one behind the last of the seal before
 * @param last last position of the range
 * @param events how many there are; other positions of the range are lawful gaps
 * @param root hexadecimal, see {@link MerkleTree}: the proof
 * @param index base64, see {@link SealIndex}: says where it differs
 * @param previous SHA-256 of the line of the seal before, hexadecimal; zeros for the first
 * @param publicKey the signer's, base64 of X.509 DER
 * @param signature Ed25519 over the line with an empty signature, base64
 */
public record Seal(
        long number,
        long first,
        long last,
        int events,
        String root,
        String index,
        String previous,
        Instant sealedAt,
        String publicKey,
        String signature) {

    static final String NO_PREVIOUS = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** As it stands in the table and in the file, without the line's end. */
    String line() {
        return JSON.writeValueAsString(this);
    }

    /** Empty if the line is not one that {@link #line} wrote. */
    static Optional<Seal> read(String line) {
        try {
            return Optional.of(JSON.readValue(line, Seal.class)).filter(seal -> line.equals(seal.line()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What {@link #previous} of the next one must be. */
    public String hash() {
        return HexFormat.of().formatHex(Sha256.of(line().getBytes(UTF_8)));
    }

    /** SHA-256 of the signer's public key, hexadecimal. */
    public String signer() {
        return SigningKey.fingerprint(publicKey);
    }

    byte[] signed() {
        return with("").line().getBytes(UTF_8);
    }

    Seal signedBy(SigningKey key) {
        return with(key.sign(signed()));
    }

    boolean isGenuine() {
        return SigningKey.verifies(publicKey, signed(), signature);
    }

    private Seal with(String anySignature) {
        return new Seal(number, first, last, events, root, index, previous, sealedAt, publicKey, anySignature);
    }
}

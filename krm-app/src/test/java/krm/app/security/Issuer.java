package krm.app.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.util.UriComponentsBuilder;

/** An OpenID Connect provider as far as krm sees it: a description, a set of keys, tokens, and codes to be had for one. */
public final class Issuer implements AutoCloseable {

    static final String AUDIENCE = "krm";

    /** Somebody has signed in here; whoever asks with the code has to know what the challenge was made of. */
    private record Granted(String nonce, String challenge, Map<String, Object> claims) {}

    private final HttpServer http;
    private final RSAKey key;
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();

    public Issuer() {
        try {
            key = newKey();
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, """
                    {"issuer": "%s", "jwks_uri": "%s/keys", "subject_types_supported": ["public"],
                     "authorization_endpoint": "%s/authorize", "token_endpoint": "%s/token",
                     "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
                    """.formatted(url(), url(), url(), url())));
        http.createContext("/token", exchange -> {
            var asked = UriComponentsBuilder.newInstance()
                    .query(new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                    .build()
                    .getQueryParams()
                    .toSingleValueMap();
            var granted = codes.remove(asked.get("code"));
            if (granted == null || !granted.challenge().equals(challenge(asked.get("code_verifier")))) {
                throw new IOException("Nothing was granted for that");
            }
            var claims = claims(granted.claims())
                    .subject("42")
                    .claim("nonce", granted.nonce())
                    .build();
            answer(exchange, """
                {"access_token": "none", "token_type": "Bearer", "id_token": "%s"}
                """.formatted(signed(claims, key)));
        });
        http.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        http.start();
    }

    /**
     * Somebody signs in who was sent here.
     *
     * @param address where krm has sent them
     * @return the question with which the browser goes back to krm
     */
    public String answerFor(String address, Map<String, Object> claims) {
        var asked = UriComponentsBuilder.fromUriString(address)
                .build(true)
                .getQueryParams()
                .toSingleValueMap();
        var code = UUID.randomUUID().toString();
        codes.put(code, new Granted(asked.get("nonce"), asked.get("code_challenge"), claims));
        return "?code=" + code + "&state=" + asked.get("state");
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    RSAKey key() {
        return key;
    }

    /** Good for an hour. */
    JWTClaimsSet.Builder claims(Map<String, Object> of) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(AUDIENCE)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(3_600)));
        of.forEach(claims::claim);
        return claims;
    }

    String token(Map<String, Object> claims) {
        return signed(claims(claims).build(), key);
    }

    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key taken for a shared secret: an old trick. */
    String signedWithThePublicKey(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

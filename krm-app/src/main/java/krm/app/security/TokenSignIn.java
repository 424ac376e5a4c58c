package krm.app.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Signs people in by the token of an OpenID Connect provider. */
final class TokenSignIn implements AuthenticationManager {

    private final JwtDecoder decoder;
    private final Claims claims;

    TokenSignIn(JwtDecoder decoder, Claims claims) {
        this.decoder = decoder;
        this.claims = claims;
    }

    /**
     * @throws InvalidBearerTokenException if it is not genuine, not for krm, or out of date (401)
     * @throws NotOfTheHouse if it does not say who that is here (403)
     * @throws IssuerUnavailable if the issuer's keys cannot be had (503)
     */
    @Override
    public Authentication authenticate(Authentication presented) {
        return SignedIn.byProvider(claims.actor(decode(((BearerTokenAuthenticationToken) presented).getToken())));
    }

    private Jwt decode(String token) {
        try {
            var jwt = decoder.decode(token);
            if (jwt.hasClaim("cnf")) {
                // Bound to a key that nobody has shown here.
                throw new InvalidBearerTokenException("A bound token");
            }
            return jwt;
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException("Not a valid token", e);
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw new IssuerUnavailable(e);
        }
    }
}

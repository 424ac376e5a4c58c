package krm.app.security;

import org.springframework.security.core.AuthenticationException;

/** The issuer's keys cannot be had at the moment, so nobody can say whether the token is genuine (503). */
final class IssuerUnavailable extends AuthenticationException {

    private static final long serialVersionUID = 1;

    IssuerUnavailable(Throwable cause) {
        super("The issuer's keys cannot be read", cause);
    }
}

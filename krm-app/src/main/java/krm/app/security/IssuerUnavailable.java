package krm.app.security;

import org.springframework.security.core.AuthenticationException;

/** The provider cannot be asked at the moment, so nobody can say who that is (503). */
final class IssuerUnavailable extends AuthenticationException {

    private static final long serialVersionUID = 1;

    IssuerUnavailable(Throwable cause) {
        super("The provider cannot be asked", cause);
    }
}

package krm.app.security;

import org.springframework.security.core.AuthenticationException;

/** The token is genuine, but names no user, one role, Jobcenter and team that are known here (403): no rights at all. */
final class NotOfTheHouse extends AuthenticationException {

    private static final long serialVersionUID = 1;

    NotOfTheHouse() {
        super("The claims do not say who that is here");
    }
}

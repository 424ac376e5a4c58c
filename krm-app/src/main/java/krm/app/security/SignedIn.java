package krm.app.security;

import java.util.List;
import krm.app.people.People.Account;
import krm.core.access.Actor;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who has signed in, as the doors know them. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Actor actor;

    SignedIn(Account account) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
        actor = new Actor(account.name(), account.role(), null, account.jobcenter(), account.team());
        setAuthenticated(true);
    }

    public Actor actor() {
        return actor;
    }

    @Override
    public Object getPrincipal() {
        return actor.user();
    }

    @Override
    public String getCredentials() {
        return "";
    }
}

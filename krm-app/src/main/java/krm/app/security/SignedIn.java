package krm.app.security;

import java.util.List;
import java.util.Set;
import krm.app.people.People.Account;
import krm.app.people.People.Person;
import krm.core.access.Actor;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who has signed in, as the doors know them. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Actor actor;
    private final boolean password;
    private final boolean firstPassword;

    private SignedIn(Actor actor, boolean password, boolean firstPassword) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + actor.role().name())));
        this.actor = actor;
        this.password = password;
        this.firstPassword = firstPassword;
        setAuthenticated(true);
    }

    static SignedIn of(Account account) {
        return new SignedIn(
                new Actor(
                        account.name(), account.role(), null, account.jobcenter(), account.team(), account.reporting()),
                true,
                account.mustChange());
    }

    /** Whoever the provider says it is: there need be no account, and there is no password of ours. */
    static SignedIn byProvider(Actor actor) {
        return new SignedIn(actor, false, false);
    }

    /** The same person, with the role and team of somebody whose deputy they are. */
    SignedIn onBehalfOf(Person person) {
        return new SignedIn(
                new Actor(
                        actor.user(),
                        person.role(),
                        person.name(),
                        person.jobcenter(),
                        person.team(),
                        Set.copyOf(person.reporting()),
                        actor.team()),
                password,
                firstPassword);
    }

    public Actor actor() {
        return actor;
    }

    /** Whether they have one of ours, and may change it. */
    public boolean hasPassword() {
        return password;
    }

    /** Whether somebody else has set the password: then nothing is possible but to change it. */
    boolean hasFirstPassword() {
        return firstPassword;
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

package krm.app.people;

import krm.app.people.People.Account;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's session after a sign-in on the pages (Sitzung).
 *
 * @param onBehalfOf whose deputy they have chosen to be in it; whether they may is asked for each call
 */
public record Session(SignedInBy by, @Nullable String onBehalfOf) {

    /** What it rests on. */
    public sealed interface SignedInBy {}

    /** A password of ours: role and team are those of the moment. */
    public record Password(Account account) implements SignedInBy {}

    /**
     * The provider's word at the sign-in.
     *
     * @param idToken with which it knows them again when they sign out
     */
    public record Provider(Actor actor, String idToken) implements SignedInBy {}
}

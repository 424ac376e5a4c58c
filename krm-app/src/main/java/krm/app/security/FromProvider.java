package krm.app.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody who has just come back from the provider, and who they are here; a session begins with them. */
record FromProvider(Actor actor, OidcIdToken idToken) implements OidcUser {

    @Override
    public Map<String, Object> getClaims() {
        return idToken.getClaims();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return idToken.getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public OidcIdToken getIdToken() {
        return idToken;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String getName() {
        return actor.user();
    }

    /** Whoever prints it learns no claims. */
    @Override
    public String toString() {
        return actor.user();
    }
}

package krm.app.security;

import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Signs people in by name and password. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Passwords passwords;

    PasswordSignIn(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        try {
            return passwords
                    .check(presented.getName(), String.valueOf(presented.getCredentials()))
                    .map(SignedIn::of)
                    .orElseThrow(() -> new BadCredentialsException("Name or password is wrong"));
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("Accounts cannot be read", e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

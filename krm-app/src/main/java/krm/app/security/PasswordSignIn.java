package krm.app.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import krm.app.people.People;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks names and passwords. A password hash costs as much as a hundred steps, so a password that has just been found
 * right is remembered as a keyed hash, in memory only, together with the stored hash that it was checked against.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final int REMEMBERED = 1_000;

    private final People people;
    private final PasswordEncoder passwords;
    private final String hashOfNobody;
    private final SecretKeySpec key;
    private final Map<String, Boolean> foundRight = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    PasswordSignIn(People people, PasswordEncoder passwords) {
        this.people = people;
        this.passwords = passwords;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
        hashOfNobody = passwords.encode(HexFormat.of().formatHex(random));
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var name = presented.getName();
        var password = String.valueOf(presented.getCredentials());
        try {
            var account = people.account(name);
            // A name that does not exist takes as long as a wrong password, so that nobody learns names by the clock.
            var hash = account.map(People.Account::passwordHash).orElse(hashOfNobody);
            if (!right(name, password, hash) || account.isEmpty()) {
                throw new BadCredentialsException("Name or password is wrong");
            }
            return new SignedIn(account.get());
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("Accounts cannot be read", e);
        }
    }

    private boolean right(String name, String password, String hash) {
        var remembered = keyedHash(name + '\0' + hash + '\0' + password);
        if (foundRight.containsKey(remembered)) {
            return true;
        }
        var right = passwords.matches(password, hash);
        if (right) {
            foundRight.put(remembered, true);
        }
        return right;
    }

    private String keyedHash(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

package krm.app.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import krm.app.people.People;
import krm.app.people.People.Account;
import krm.app.people.SignInAttempts;
import krm.core.house.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks names and passwords. A password hash costs as much as a hundred steps, so a password that has just been found
 * right is remembered as a keyed hash, in memory only, together with the stored hash that it was checked against.
 */
@Component
class Passwords {

    private static final int REMEMBERED = 1_000;
    private static final int STRIPES = 1_024;

    private final People people;
    private final SignInAttempts attempts;
    private final PasswordEncoder passwords;
    private final String hashOfNobody;
    private final SecretKeySpec key;
    private final Object[] oneByOne =
            Stream.generate(Object::new).limit(STRIPES).toArray();
    private final Map<String, Boolean> foundRight = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    Passwords(People people, SignInAttempts attempts, PasswordEncoder passwords) {
        this.people = people;
        this.attempts = attempts;
        this.passwords = passwords;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
        hashOfNobody = passwords.encode(HexFormat.of().formatHex(random));
    }

    /**
     * The account, if this is its password.
     *
     * @throws NameLocked after too many wrong ones; also for a right one, and for names that nobody has
     */
    Optional<Account> check(String name, String password) {
        var standing = attempts.of(name);
        if (standing.lockedSeconds() > 0) {
            throw new NameLocked(standing.lockedSeconds());
        }
        var account = User.canBeCalled(name) ? people.account(name) : Optional.<Account>empty();
        // A name that does not exist takes as long as a wrong password, so that nobody learns names by the clock.
        var hash = account.map(Account::passwordHash).orElse(hashOfNobody);
        var asked = keyedHash(name + '\0' + hash + '\0' + password);
        if (!foundRight.containsKey(asked) && !judgedRight(name, password, hash, asked)) {
            return Optional.empty();
        }
        if (standing.failures() > 0) {
            attempts.succeeded(name);
        }
        return account;
    }

    /** One at a time for a name: many calls at once with the right password are not many attempts. */
    private boolean judgedRight(String name, String password, String hash, String asked) {
        synchronized (oneByOne[Math.floorMod(name.hashCode(), STRIPES)]) {
            if (foundRight.containsKey(asked)) {
                return true;
            }
            var locked = attempts.begin(name);
            if (locked > 0) {
                throw new NameLocked(locked);
            }
            if (!passwords.matches(password, hash)) {
                return false;
            }
            foundRight.put(asked, true);
            attempts.succeeded(name);
            return true;
        }
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
}

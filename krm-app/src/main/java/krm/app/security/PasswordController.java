package krm.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import krm.app.people.Credentials;
import krm.app.people.Sessions;
import krm.app.web.Problem;
import krm.app.web.StrictJson;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Everybody changes their own password, and nobody anybody else's. All of their sessions are over then. */
@RestController
class PasswordController {

    static final String PATH = "/api/users/{name}/password";

    record ChangedPassword(String current, String next) {}

    private final Passwords passwords;
    private final Credentials credentials;
    private final Sessions sessions;
    private final StrictJson json;

    PasswordController(Passwords passwords, Credentials credentials, Sessions sessions, StrictJson json) {
        this.passwords = passwords;
        this.credentials = credentials;
        this.sessions = sessions;
        this.json = json;
    }

    @PutMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(SignedIn caller, @PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
        var actor = caller.actor();
        if (!actor.user().equals(name) || actor.onBehalfOf() != null) {
            throw new Problem("NOT_ALLOWED");
        }
        var body = json.read(request, ChangedPassword.class);
        if (!right(name, body.current(), response)) {
            throw Problem.field("PASSWORD_WRONG", "current");
        }
        if (!Credentials.strong(body.next())) {
            throw Problem.field("PASSWORD_NOT_STRONG", "next");
        }
        if (body.next().equals(body.current())) {
            throw Problem.field("PASSWORD_UNCHANGED", "next");
        }
        credentials.change(name, body.next());
        sessions.endAllOf(name);
    }

    /** Counted as at the sign-in: a stolen session is no way to try passwords. */
    private boolean right(String name, String password, HttpServletResponse response) {
        try {
            return passwords.check(name, password).isPresent();
        } catch (NameLocked e) {
            response.setHeader("Retry-After", Integer.toString(e.seconds()));
            throw new Problem("NAME_LOCKED");
        }
    }
}

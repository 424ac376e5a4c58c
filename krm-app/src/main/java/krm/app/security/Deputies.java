package krm.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import krm.app.people.People;
import krm.app.people.People.Person;
import krm.app.web.Problems;
import krm.core.access.Actor;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code X-On-Behalf-Of}, or what was chosen for the session: whoever has been named a deputy acts with the role and team of
 * the person they stand for, under their own name. Looked up for each call, so a deputy who is named no more is none from
 * then on.
 */
final class Deputies extends OncePerRequestFilter {

    static final String HEADER = "X-On-Behalf-Of";

    private final People people;
    private final SessionCookie session;
    private final Problems problems;

    Deputies(People people, SessionCookie session, Problems problems) {
        this.people = people;
        this.session = session;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var named = named(request);
        if (named.isEmpty() || !(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn caller)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Person> represented;
        try {
            represented = named.size() == 1
                    ? represented(people, named.getFirst(), caller.actor())
                    : Optional.<Person>empty();
            if (represented.isEmpty() && request.getHeader(HEADER) == null) {
                // Whoever was a deputy until now hears so once, and goes on under their own name.
                session.actFor(request, null);
            }
        } catch (DataAccessException e) {
            problems.write(request, response, "UNAVAILABLE");
            return;
        }
        if (represented.isEmpty()) {
            // The same for who does not exist, works elsewhere, has left, or has named others.
            problems.write(request, response, "NOT_A_DEPUTY");
            return;
        }
        // A new context: the one at hand may be a session's.
        SecurityContextHolder.setContext(new SecurityContextImpl(caller.onBehalfOf(represented.get())));
        chain.doFilter(request, response);
    }

    /** A call's own word prevails. */
    private List<String> named(HttpServletRequest request) {
        var named = Collections.list(request.getHeaders(HEADER));
        return named.isEmpty() ? session.actsFor(request).stream().toList() : named;
    }

    static Optional<Person> represented(People people, String name, Actor caller) {
        return people.representedBy(caller.user(), caller.jobcenter()).stream()
                .filter(person -> person.name().equals(name))
                .findFirst();
    }
}

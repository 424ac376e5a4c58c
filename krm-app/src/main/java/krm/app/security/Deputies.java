package krm.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import krm.app.people.People;
import krm.app.people.People.Person;
import krm.app.web.Problems;
import krm.core.access.Actor;
import krm.core.house.User;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code X-On-Behalf-Of}: whoever has been named a deputy acts with the role and team of the person they stand for, under
 * their own name. Looked up for each call, so a deputy who is named no more is none from then on.
 */
final class Deputies extends OncePerRequestFilter {

    static final String HEADER = "X-On-Behalf-Of";

    private final People people;
    private final Problems problems;

    Deputies(People people, Problems problems) {
        this.people = people;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var named = Collections.list(request.getHeaders(HEADER));
        if (named.isEmpty() || !(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn caller)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Person> represented;
        try {
            represented = named.size() == 1 ? represented(named.getFirst(), caller.actor()) : Optional.empty();
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

    private Optional<Person> represented(String name, Actor caller) {
        return Optional.of(name)
                .filter(User::canBeCalled)
                .flatMap(people::person)
                .filter(Person::active)
                .filter(person -> person.jobcenter().equals(caller.jobcenter()))
                .filter(person -> person.deputies().contains(caller.user()));
    }
}

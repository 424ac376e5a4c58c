package krm.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import krm.app.web.Browser;
import krm.app.web.Problems;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A password that somebody else has set opens one door: the one where it is changed (rules.md §7). */
final class FirstPasswords extends OncePerRequestFilter {

    private final Problems problems;

    FirstPasswords(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn caller
                && caller.hasFirstPassword()
                && !changesIt(request, caller)) {
            if (Browser.asks(request)) {
                response.sendRedirect(PasswordPage.PATH);
            } else {
                problems.write(request, response, "PASSWORD_CHANGE_REQUIRED");
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean changesIt(HttpServletRequest request, SignedIn caller) {
        var path = request.getServletPath();
        return path.equals(PasswordPage.PATH)
                || (request.getMethod().equals("PUT")
                        && path.equals("/api/users/" + caller.actor().user() + "/password"))
                || path.startsWith("/assets/")
                || path.equals("/language");
    }
}

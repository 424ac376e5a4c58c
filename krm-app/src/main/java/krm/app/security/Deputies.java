package krm.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import krm.app.web.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody has named a deputy yet, so whoever says that they act for somebody else is refused, never ignored. */
final class Deputies extends OncePerRequestFilter {

    private final Problems problems;

    Deputies(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("X-On-Behalf-Of") == null) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, "NOT_ALLOWED");
        }
    }
}

package krm.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who asks: somebody who wants to read a page, or a program. */
public final class Browser {

    private static final Set<String> FOR_PROGRAMS = Set.of("/api/", "/actuator/", "/v3/");

    private Browser() {}

    /** Whether a page is wanted; programs that do not say so get what they always got. */
    public static boolean asks(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && FOR_PROGRAMS.stream().noneMatch(request.getServletPath()::startsWith);
    }

    /** An address of ours to go on to; what leads elsewhere leads home. */
    public static String within(@Nullable String address) {
        return address != null && address.matches("/[A-Za-z0-9][A-Za-z0-9/_?=&%:,.-]*") ? address : "/";
    }

    /** The page of ours whose form was sent; home, if nobody can say. */
    public static String cameFrom(HttpServletRequest request) {
        var page = request.getHeader("Referer");
        return within(page == null ? null : page.replaceFirst("^https?://[^/]+", ""));
    }

    /** The page that somebody has asked for, with its question, to come back to. */
    public static String address(HttpServletRequest request) {
        var forwarded = request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH) != null;
        var path = forwarded
                ? String.valueOf(request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH))
                : request.getServletPath();
        var question =
                forwarded ? request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING) : request.getQueryString();
        var address = path + "?" + String.valueOf(question).replace("+", "%20");
        return question == null || within(address).equals("/") ? path : address;
    }
}

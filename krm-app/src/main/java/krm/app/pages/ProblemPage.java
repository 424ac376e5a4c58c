package krm.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.regex.Pattern;
import krm.app.web.Browser;
import krm.app.web.Page;
import krm.app.web.Problem;
import krm.app.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** A refusal or a failure, in the frame, with the words that a program would get. */
@Page
class ProblemPage implements HandlerExceptionResolver, Ordered {

    private static final String VIEW = "pages/problem";
    private static final String MODEL = "problem";
    private static final String BACK = "back";
    private static final Pattern STEP = Pattern.compile("(/cases/[^/]+)/steps/");

    /** A way on, and what it is called. */
    record Back(String address, String key) {}

    private final Problems problems;
    private final Frames frames;

    ProblemPage(Problems problems, Frames frames) {
        this.problems = problems;
        this.frames = frames;
    }

    /** Before the one that answers programs; behind the one that answers nobody. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!Browser.asks(request)) {
            return null;
        }
        var said = problems.of(failure);
        pass(said, response);
        var page = new ModelAndView(VIEW, MODEL, said.getBody());
        page.setStatus(said.getStatusCode());
        return page.addObject("frame", frames.of(request)).addObject(BACK, back(request, said.getStatusCode()));
    }

    /** What a filter could not let pass. */
    @RequestMapping(Problems.PAGE)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!(request.getAttribute(Problems.PAGE) instanceof ResponseEntity<?> said)
                || !(said.getBody() instanceof ProblemDetail problem)) {
            throw new Problem("NOT_FOUND");
        }
        pass(said, response);
        response.setStatus(problem.getStatus());
        model.addAttribute(MODEL, problem);
        model.addAttribute(BACK, back(request, said.getStatusCode()));
        return VIEW;
    }

    /** Where somebody goes on: at the form that they have sent, or at the case that a step does not fit. */
    private static @Nullable Back back(HttpServletRequest request, HttpStatusCode status) {
        var form = Browser.cameFrom(request);
        if (request.getMethod().equals("POST")) {
            return form.equals("/") ? null : new Back(form, "problem.form");
        }
        var step = STEP.matcher(Browser.address(request));
        return status == HttpStatus.CONFLICT && step.lookingAt() ? new Back(step.group(1), "problem.case") : null;
    }

    private static void pass(ResponseEntity<?> said, HttpServletResponse response) {
        for (var name : List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.ALLOW)) {
            var value = said.getHeaders().getFirst(name);
            if (value != null) {
                response.setHeader(name, value);
            }
        }
    }
}

package krm.app.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a form comes back with when its call was refused: the words that a program gets, each fault at its field. */
@Component
public final class FormFaults {

    private final Problems problems;

    FormFaults(Problems problems) {
        this.problems = problems;
    }

    /** Puts it into the page. What nobody can put right on a form is thrown again, and becomes a page of its own. */
    public ProblemDetail show(RuntimeException refused, HttpServletResponse response, Model model) {
        return show(refused, Map.of(), response, model);
    }

    /** @param places the field of the form that stands for a part of the body, which has none of its own */
    public ProblemDetail show(
            RuntimeException refused, Map<String, String> places, HttpServletResponse response, Model model) {
        var problem = Objects.requireNonNull(problems.of(refused).getBody());
        if (!goesOn(problem)) {
            throw refused;
        }
        response.setStatus(problem.getStatus());
        model.addAttribute("problem", problem);
        var errors = new LinkedHashMap<String, String>();
        errors(problem).forEach((field, said) -> errors.put(places.getOrDefault(field, field), said));
        model.addAttribute("errors", errors);
        return problem;
    }

    /** Whether somebody else was faster. */
    public static boolean isLate(ProblemDetail problem) {
        return problem.getStatus() == HttpStatus.PRECONDITION_FAILED.value()
                || Objects.equals(property(problem, "code"), "CONCURRENT_CHANGE");
    }

    private static boolean goesOn(ProblemDetail problem) {
        return switch (HttpStatus.valueOf(problem.getStatus())) {
            case BAD_REQUEST, CONFLICT, PRECONDITION_FAILED, UNPROCESSABLE_CONTENT -> true;
            default -> false;
        };
    }

    /** By field, as the door names them. */
    public static Map<String, String> errors(ProblemDetail problem) {
        var errors = new LinkedHashMap<String, String>();
        if (property(problem, "errors") instanceof List<?> several) {
            several.forEach(one -> {
                if (one instanceof Map<?, ?> error) {
                    errors.put(String.valueOf(error.get("field")), String.valueOf(error.get("detail")));
                }
            });
        }
        return errors;
    }

    private static @Nullable Object property(ProblemDetail problem, String name) {
        var properties = problem.getProperties();
        return properties == null ? null : properties.get(name);
    }
}

package krm.app.deadline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import krm.app.deadline.PreviewController.Shown;
import krm.app.security.SignedIn;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The deadlines of a reception while it is still being typed; a part of the page of the intake. */
@Page
class PreviewPage {

    private final PreviewController preview;

    PreviewPage(PreviewController preview) {
        this.preview = preview;
    }

    @GetMapping("/deadlines/preview")
    String preview(SignedIn caller, HttpServletRequest request, Model model) {
        var asked = new HashMap<String, @Nullable String>();
        Stream.of("kind", "channel", "receivedOn").forEach(name -> asked.put(name, request.getParameter(name)));
        model.addAttribute("deadlines", deadlines(caller, request, asked));
        return "deadline/preview :: preview";
    }

    /** Null without a day: one that is half typed has no deadlines yet, and the form itself says so when it is sent. */
    private @Nullable List<Shown> deadlines(
            SignedIn caller, HttpServletRequest request, Map<String, @Nullable String> asked) {
        var day = asked.get("receivedOn");
        if (day == null || day.isBlank()) {
            return null;
        }
        try {
            return Objects.requireNonNull(
                            preview.preview(caller, PageCall.get(request, "/api/deadlines/preview", asked))
                                    .get("deadlines"))
                    .stream()
                    .filter(deadline -> deadline.dueOn() != null)
                    .toList();
        } catch (Problem halfTyped) {
            return null;
        }
    }
}

package krm.app.deadline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
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
        try {
            model.addAttribute(
                    "deadlines",
                    preview.preview(caller, PageCall.get(request, "/api/deadlines/preview", asked))
                            .get("deadlines"));
        } catch (Problem halfTyped) {
            // A day that is not yet one has no deadlines yet; the form itself says so when it is sent.
            model.addAttribute("deadlines", List.of());
        }
        return "deadline/preview :: preview";
    }
}

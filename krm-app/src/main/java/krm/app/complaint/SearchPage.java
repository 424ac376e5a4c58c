package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Objects;
import java.util.stream.Stream;
import krm.app.security.SignedIn;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import krm.app.web.Problems;
import krm.core.complaint.Status;
import krm.core.complaint.event.ComplaintKind;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * One field for a name, a customer number, a reference or words. What somebody looks for is sent in the body: a name
 * stands in no address, no log and no history of the browser.
 */
@Page
class SearchPage {

    private static final String PAGE_SIZE = "25";

    private final ListController list;
    private final Problems problems;

    SearchPage(ListController list, Problems problems) {
        this.list = list;
        this.problems = problems;
    }

    /** Without words: all cases, the newest first. */
    @GetMapping("/search")
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        return found(caller, request, null, model);
    }

    @PostMapping("/search")
    String search(SignedIn caller, HttpServletRequest request, Model model) {
        return found(caller, request, request.getParameter("q"), model);
    }

    private String found(SignedIn caller, HttpServletRequest request, @Nullable String words, Model model) {
        var asked = new HashMap<String, @Nullable String>();
        Stream.of("status", "kind", "page").forEach(name -> asked.put(name, request.getParameter(name)));
        asked.put("q", words == null || words.isBlank() ? null : words);
        asked.put("size", PAGE_SIZE);
        model.addAttribute("q", words);
        model.addAttribute("status", request.getParameter("status"));
        model.addAttribute("kind", request.getParameter("kind"));
        model.addAttribute("statuses", Status.values());
        model.addAttribute("kinds", ComplaintKind.values());
        try {
            model.addAttribute(
                    "found",
                    list.list(
                            caller,
                            PageCall.get(request, "/api/complaints", asked).patient()));
        } catch (Problem unclear) {
            model.addAttribute(
                    "problem", Objects.requireNonNull(problems.of(unclear).getBody()));
        }
        return request.getHeader("HX-Request") == null ? "complaint/search" : "complaint/search :: found";
    }
}

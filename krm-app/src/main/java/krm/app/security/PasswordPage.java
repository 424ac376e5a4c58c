package krm.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import krm.app.web.FormFaults;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import krm.app.web.Problems;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/** Where people change their own password, and must change the first one. */
@Page
class PasswordPage {

    static final String PATH = "/password";

    private final PasswordController passwords;
    private final Problems problems;

    PasswordPage(PasswordController passwords, Problems problems) {
        this.passwords = passwords;
        this.problems = problems;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, Model model) {
        model.addAttribute("first", caller.hasFirstPassword());
        return "security/password";
    }

    @PostMapping(PATH)
    String change(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        var name = caller.actor().user();
        // To the letter: blanks belong to a password.
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("current", request.getParameter("current"))
                .put("next", request.getParameter("next"));
        try {
            passwords.change(
                    caller, name, PageCall.write(request, "PUT", "/api/users/" + name + "/password", body), response);
            // All sessions are over with it, this one too.
            return "redirect:/login";
        } catch (Problem problem) {
            var said = problems.of(problem);
            response.setStatus(said.getStatusCode().value());
            var told = Objects.requireNonNull(said.getBody());
            model.addAttribute("problem", told);
            model.addAttribute("errors", FormFaults.errors(told));
            return page(caller, model);
        }
    }
}

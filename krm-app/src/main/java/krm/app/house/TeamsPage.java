package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import krm.app.security.SignedIn;
import krm.app.web.FormBody;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.core.complaint.Teams;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The teams of one's own house, to which cases go. */
@Page
class TeamsPage {

    static final String PATH = "/teams";

    private final JobcenterController jobcenters;
    private final HouseForms forms;

    TeamsPage(JobcenterController jobcenters, HouseForms forms) {
        this.jobcenters = jobcenters;
        this.forms = forms;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        var code = caller.actor().jobcenter();
        var asked = PageCall.get(request, address(caller), Map.of("size", "200"));
        model.addAttribute("teams", jobcenters.teams(caller, code, asked).items());
        model.addAttribute("management", Teams.MANAGEMENT);
        forms.putOfHouse(caller, model);
        return "house/teams";
    }

    @PostMapping(PATH)
    String form(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        return forms.send(
                caller,
                request,
                response,
                model,
                () -> {
                    var body = FormBody.of(JobcenterController.NewTeam.class, request.getParameterMap());
                    jobcenters.form(
                            caller, caller.actor().jobcenter(), PageCall.write(request, "POST", address(caller), body));
                    return "redirect:" + PATH;
                },
                () -> page(caller, request, model),
                () -> forms.historyOfHouse(caller));
    }

    private static String address(SignedIn caller) {
        return "/api/jobcenters/" + caller.actor().jobcenter() + "/teams";
    }
}

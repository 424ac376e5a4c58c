package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import krm.app.people.People;
import krm.app.security.SignedIn;
import krm.app.web.FormBody;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Shown;
import krm.core.calendar.Calendars;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The Jobcenters of the installation; a new one is opened here, and handed to its first administrator. */
@Page
class HousesPage {

    static final String PATH = "/houses";

    private final JobcenterController jobcenters;
    private final UserController users;
    private final People people;
    private final HouseForms forms;
    private final Shown shown;

    HousesPage(JobcenterController jobcenters, UserController users, People people, HouseForms forms, Shown shown) {
        this.jobcenters = jobcenters;
        this.users = users;
        this.people = people;
        this.forms = forms;
        this.shown = shown;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        var asked = PageCall.get(request, "/api/jobcenters", Map.of("size", "200"));
        model.addAttribute("houses", jobcenters.all(caller, asked).items());
        model.addAttribute("own", caller.actor().jobcenter());
        model.addAttribute(
                "laender",
                shown.options("Land", Calendars.laender().stream().sorted().toList()));
        HouseForms.put(model, 0);
        return "house/houses";
    }

    @PostMapping(PATH)
    String open(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        return forms.send(
                caller,
                request,
                response,
                model,
                () -> {
                    var body = FormBody.of(JobcenterController.NewJobcenter.class, request.getParameterMap());
                    jobcenters.open(caller, PageCall.write(request, "POST", "/api/jobcenters", body));
                    return "redirect:" + PATH;
                },
                () -> page(caller, request, model),
                List::of);
    }

    @GetMapping(PATH + "/{code}")
    String one(SignedIn caller, @PathVariable String code, Model model) {
        model.addAttribute("house", jobcenters.one(caller, code).getBody());
        model.addAttribute("administered", people.hasAdministrator(code));
        HouseForms.put(model, 0);
        return "house/house";
    }

    /** Whoever opens a house has no rights there; its first administrator does the rest. */
    @PostMapping(PATH + "/{code}")
    String admit(
            SignedIn caller,
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return forms.send(
                caller,
                request,
                response,
                model,
                () -> {
                    users.admit(caller, PageCall.write(request, "POST", "/api/users", UsersPage.admission(request)));
                    return "redirect:" + PATH;
                },
                () -> one(caller, code, model),
                List::of);
    }
}

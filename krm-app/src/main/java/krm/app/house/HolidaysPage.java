package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import krm.app.security.SignedIn;
import krm.app.web.FormBody;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.core.access.Role;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** One-off holidays (einmalige Feiertage) of one's own house, beside those that its Land has anyway. */
@Page
class HolidaysPage {

    static final String PATH = "/holidays";

    private final HolidayController holidays;
    private final HouseForms forms;

    HolidaysPage(HolidayController holidays, HouseForms forms) {
        this.holidays = holidays;
        this.forms = forms;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        var code = caller.actor().jobcenter();
        var asked = PageCall.get(request, address(caller), Map.of("size", "200"));
        model.addAttribute("holidays", holidays.all(caller, code, asked).items());
        model.addAttribute("mayChange", caller.actor().role() == Role.ADMIN);
        if (caller.actor().role() == Role.ADMIN) {
            forms.putOfHouse(caller, model);
        }
        return "house/holidays";
    }

    @PostMapping(path = PATH, params = "what=add")
    String add(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        return change(caller, request, response, model, () -> {
            var body = FormBody.of(HolidayController.Holiday.class, request.getParameterMap());
            holidays.add(caller, caller.actor().jobcenter(), PageCall.write(request, "POST", address(caller), body));
        });
    }

    @PostMapping(path = PATH, params = "what=withdraw")
    String withdraw(
            SignedIn caller,
            @RequestParam String day,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return change(
                caller,
                request,
                response,
                model,
                () -> holidays.withdraw(
                        caller,
                        caller.actor().jobcenter(),
                        day,
                        PageCall.write(
                                request,
                                "POST",
                                address(caller) + "/" + day + "/withdraw",
                                JsonMapper.shared().createObjectNode())));
    }

    private String change(
            SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model, Runnable call) {
        return forms.send(
                caller,
                request,
                response,
                model,
                () -> {
                    call.run();
                    return "redirect:" + PATH;
                },
                () -> page(caller, request, model),
                () -> forms.historyOfHouse(caller));
    }

    private static String address(SignedIn caller) {
        return "/api/jobcenters/" + caller.actor().jobcenter() + "/holidays";
    }
}

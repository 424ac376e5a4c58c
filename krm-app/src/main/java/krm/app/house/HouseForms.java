package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import krm.app.house.Histories.Item;
import krm.app.security.SignedIn;
import krm.app.web.FormFaults;
import krm.app.web.PageCall;
import krm.app.web.Typed;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the forms of these pages have in common: each knows its version, and comes back as it was typed. */
@Component
class HouseForms {

    private final FormFaults faults;
    private final ChangesInWords changes;
    private final JobcenterController jobcenters;

    HouseForms(FormFaults faults, ChangesInWords changes, JobcenterController jobcenters) {
        this.faults = faults;
        this.changes = changes;
        this.jobcenters = jobcenters;
    }

    /** Puts a form into the page. After a refusal it holds what was typed, which stands there already. */
    static void put(Model model, int version) {
        model.addAttribute("key", UUID.randomUUID());
        model.addAttribute("version", version);
        model.addAttribute("fresh", Typed.NOTHING);
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Typed.NOTHING);
            model.addAttribute("errors", Map.of());
        }
    }

    /** Puts a form that changes the caller's own house into the page. */
    void putOfHouse(SignedIn caller, Model model) {
        put(
                model,
                Objects.requireNonNull(jobcenters
                                .one(caller, caller.actor().jobcenter())
                                .getBody())
                        .version());
    }

    /** What has happened to the caller's own house. */
    List<Item> historyOfHouse(SignedIn caller) {
        return Objects.requireNonNull(
                jobcenters.history(caller, caller.actor().jobcenter()).get("items"));
    }

    /**
     * Sends a form. If it is refused, the page is shown again with what was typed, and with what others have done since the
     * form was shown if that is why.
     *
     * @param sending carries it out and says where it goes on
     * @param again the page that the form is on
     * @param history of what the form changes
     */
    String send(
            SignedIn caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Supplier<String> sending,
            Supplier<String> again,
            Supplier<List<Item>> history) {
        try {
            return sending.get();
        } catch (RuntimeException refused) {
            var problem = faults.show(refused, response, model);
            model.addAttribute("typed", new Typed(request.getParameterMap()));
            model.addAttribute("sent", request.getParameter("what"));
            if (FormFaults.isLate(problem)) {
                model.addAttribute("meanwhile", meanwhile(caller, request, history.get()));
            }
            return again.get();
        }
    }

    private List<ChangesInWords.Told> meanwhile(SignedIn caller, HttpServletRequest request, List<Item> history) {
        var seen = Optional.ofNullable(request.getParameter(PageCall.VERSION))
                .filter(version -> version.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
        var later = history.stream().filter(item -> item.sequence() >= seen).toList();
        return changes.of(later, caller.actor());
    }
}

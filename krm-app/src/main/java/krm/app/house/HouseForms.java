package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
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

    HouseForms(FormFaults faults, ChangesInWords changes) {
        this.faults = faults;
        this.changes = changes;
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

    /**
     * Shows what was refused with what was typed, and what others have done since the form was shown if that is why.
     *
     * @param history of what the form changes
     */
    void comeBack(
            RuntimeException refused,
            SignedIn caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Supplier<List<Item>> history,
            Model model) {
        var problem = faults.show(refused, response, model);
        model.addAttribute("typed", new Typed(request.getParameterMap()));
        if (FormFaults.isLate(problem)) {
            var seen = Optional.ofNullable(request.getParameter(PageCall.VERSION))
                    .filter(version -> version.matches("\\d{1,9}"))
                    .map(Integer::parseInt)
                    .orElse(0);
            var later = history.get().stream()
                    .filter(item -> item.sequence() >= seen)
                    .toList();
            model.addAttribute("meanwhile", changes.of(later, caller.actor()));
        }
    }
}

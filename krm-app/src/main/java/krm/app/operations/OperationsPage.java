package krm.app.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import krm.app.security.SignedIn;
import krm.app.web.FormFaults;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.projections.ProjectionState;
import krm.projections.Rebuild;
import krm.projections.Rebuilds;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How krm runs, for administrators: how far the projections are, one built anew as it goes on, and what could not be told. */
@Page
class OperationsPage {

    static final String PATH = "/operations";

    /** A projection, and what people want to know of it. */
    record Line(
            ProjectionState state,
            boolean rebuildable,
            boolean rebuilding,
            @Nullable String behind,
            int percent,
            @Nullable String left) {}

    private final ProjectionController projections;
    private final DeadLetterController letters;
    private final Rebuilds rebuilds;
    private final FormFaults faults;
    private final MessageSource messages;

    OperationsPage(
            ProjectionController projections,
            DeadLetterController letters,
            Rebuilds rebuilds,
            FormFaults faults,
            MessageSource messages) {
        this.projections = projections;
        this.letters = letters;
        this.rebuilds = rebuilds;
        this.faults = faults;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String page(SignedIn caller, HttpServletRequest request, Model model) {
        var lines = projections.all(caller, PageCall.get(request, "/api/projections", Map.of())).items().stream()
                .map(this::line)
                .toList();
        var asked = new HashMap<String, @Nullable String>();
        asked.put("page", request.getParameter("page"));
        model.addAttribute("lines", lines);
        model.addAttribute("rebuilding", lines.stream().anyMatch(Line::rebuilding));
        model.addAttribute("letters", letters.all(caller, PageCall.get(request, "/api/dead-letters", asked)));
        model.addAttribute("retried", retried(request));
        return request.getHeader("HX-Request") == null
                ? "operations/operations"
                : "operations/operations :: projections";
    }

    @PostMapping(PATH + "/projections/{name}")
    String rebuild(
            SignedIn caller,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            projections.rebuild(
                    caller, name, PageCall.write(request, "POST", "/api/projections/" + name + "/rebuild", nothing()));
            return "redirect:" + PATH;
        } catch (RuntimeException refused) {
            faults.show(refused, response, model);
            return page(caller, request, model);
        }
    }

    @PostMapping(PATH + "/dead-letters/{id}")
    String retry(SignedIn caller, @PathVariable String id, HttpServletRequest request) {
        var retried = letters.retry(
                caller, id, PageCall.write(request, "POST", "/api/dead-letters/" + id + "/retry", nothing()));
        return "redirect:" + PATH + "?retried=" + (retried.solved() ? "solved" : "failed");
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What has become of the one that was just tried again. */
    private static @Nullable String retried(HttpServletRequest request) {
        var said = request.getParameter("retried");
        return said != null && List.of("solved", "failed").contains(said) ? said : null;
    }

    private Line line(ProjectionState state) {
        var rebuild = state.rebuild();
        var rebuilding = rebuild != null && rebuild.state() == Rebuild.State.RUNNING;
        return new Line(
                state,
                rebuilds.knows(state.name()),
                rebuilding,
                state.lagEvents() == 0 ? null : inWords(state.lagSeconds()),
                rebuild == null || rebuild.head() == 0
                        ? 0
                        : (int) Math.min(100, rebuild.position() * 100 / rebuild.head()),
                rebuild == null || rebuild.secondsLeft() == null ? null : inWords(rebuild.secondsLeft()));
    }

    /** Seconds as people say them: nobody wants to divide by 3600. */
    private String inWords(long seconds) {
        var time = Duration.ofSeconds(seconds);
        if (time.toMinutes() < 2) {
            return say("time.seconds", seconds);
        }
        return time.toHours() < 2 ? say("time.minutes", time.toMinutes()) : say("time.hours", time.toHours());
    }

    private String say(String key, Object... facts) {
        return messages.getMessage(key, facts, LocaleContextHolder.getLocale());
    }
}

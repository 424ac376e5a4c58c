package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import krm.app.house.TopicController.Topic;
import krm.app.security.SignedIn;
import krm.app.web.FormBody;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import krm.app.web.Shown.Option;
import krm.core.access.Administration;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The tree of topics (Anlass; S1.39) of one's own house. A name that judges a person is refused where it is typed (rule 15). */
@Page
class TopicsPage {

    static final String PATH = "/topics";

    /** A topic and how far in it stands, from 0. */
    record Branch(Topic topic, int depth) {}

    private final TopicController topics;
    private final HouseForms forms;

    TopicsPage(TopicController topics, HouseForms forms) {
        this.topics = topics;
        this.forms = forms;
    }

    @GetMapping(PATH)
    String tree(SignedIn caller, HttpServletRequest request, Model model) {
        var all = all(caller, request);
        model.addAttribute("house", caller.actor().jobcenter());
        model.addAttribute("branches", under(null, 0, all).toList());
        model.addAttribute("mayChange", caller.actor().role() == Role.ADMIN);
        if (caller.actor().role() == Role.ADMIN) {
            // In the order of the tree, and none that is for no new case.
            model.addAttribute(
                    "parents",
                    under(null, 0, all)
                            .map(Branch::topic)
                            .filter(Topic::active)
                            .map(topic -> new Option(topic.code(), topic.name()))
                            .toList());
            forms.putOfHouse(caller, model);
        }
        return "house/topics";
    }

    @PostMapping(PATH)
    String add(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        return change(
                caller,
                request,
                response,
                model,
                () -> {
                    var body = FormBody.of(TopicController.NewTopic.class, request.getParameterMap());
                    topics.add(
                            caller, caller.actor().jobcenter(), PageCall.write(request, "POST", address(caller), body));
                },
                () -> tree(caller, request, model));
    }

    @GetMapping(PATH + "/{code}")
    String one(SignedIn caller, @PathVariable String code, HttpServletRequest request, Model model) {
        Administration.require(caller.actor());
        var topic = all(caller, request).stream()
                .filter(some -> some.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Problem("NOT_FOUND"));
        model.addAttribute("topic", topic);
        forms.putOfHouse(caller, model);
        return "house/topic";
    }

    @PostMapping(PATH + "/{code}")
    String change(
            SignedIn caller,
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return change(
                caller,
                request,
                response,
                model,
                () -> {
                    var body = FormBody.of(TopicController.ChangedTopic.class, request.getParameterMap());
                    topics.change(
                            caller,
                            caller.actor().jobcenter(),
                            code,
                            PageCall.write(request, "PUT", address(caller) + "/" + code, body));
                },
                () -> one(caller, code, request, model));
    }

    private String change(
            SignedIn caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Runnable call,
            Supplier<String> again) {
        return forms.send(
                caller,
                request,
                response,
                model,
                () -> {
                    call.run();
                    return "redirect:" + PATH;
                },
                again,
                () -> forms.historyOfHouse(caller));
    }

    private static Stream<Branch> under(@Nullable String parent, int depth, List<Topic> all) {
        return all.stream()
                .filter(topic -> Objects.equals(topic.parent(), parent))
                .flatMap(topic ->
                        Stream.concat(Stream.of(new Branch(topic, depth)), under(topic.code(), depth + 1, all)));
    }

    /** A house has some dozens; the door shows 200 at once. */
    private List<Topic> all(SignedIn caller, HttpServletRequest request) {
        var asked = PageCall.get(request, address(caller), Map.of("size", "200"));
        return topics.all(caller, caller.actor().jobcenter(), asked).items();
    }

    private static String address(SignedIn caller) {
        return "/api/jobcenters/" + caller.actor().jobcenter() + "/topics";
    }
}

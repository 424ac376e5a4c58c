package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import krm.app.people.People;
import krm.app.people.People.Person;
import krm.app.security.SignedIn;
import krm.app.web.FormBody;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import krm.app.web.Shown;
import krm.app.web.Shown.Option;
import krm.core.access.Administration;
import krm.core.access.Role;
import krm.core.house.User;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people of one's own house. Administrators change them; the management and those who check see what was changed. An
 * address names somebody by their id, since a name is often that of a person (decision 30).
 */
@Page
class UsersPage {

    static final String PATH = "/users";
    private static final String PAGE_SIZE = "50";

    /** Somebody, and how their page is addressed. */
    record Line(Person person, String id) {}

    private final UserController users;
    private final People people;
    private final ChangesInWords changes;
    private final HouseForms forms;
    private final Shown shown;

    UsersPage(UserController users, People people, ChangesInWords changes, HouseForms forms, Shown shown) {
        this.users = users;
        this.people = people;
        this.changes = changes;
        this.forms = forms;
        this.shown = shown;
    }

    @GetMapping(PATH)
    String all(SignedIn caller, HttpServletRequest request, Model model) {
        var asked = new HashMap<String, @Nullable String>();
        asked.put("page", request.getParameter("page"));
        asked.put("size", PAGE_SIZE);
        var page = users.all(caller, PageCall.get(request, "/api/users", asked));
        model.addAttribute("page", page);
        model.addAttribute(
                "lines",
                page.items().stream()
                        .map(person -> new Line(person, User.idOf(person.name())))
                        .toList());
        model.addAttribute("mayChange", caller.actor().role() == Role.ADMIN);
        return "house/users";
    }

    @GetMapping(PATH + "/new")
    String fresh(SignedIn caller, Model model) {
        Administration.require(caller.actor());
        return form(caller, model);
    }

    @PostMapping(PATH + "/new")
    String admit(SignedIn caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        return forms.send(
                caller,
                request,
                response,
                model,
                () -> {
                    var admitted =
                            users.admit(caller, PageCall.write(request, "POST", "/api/users", admission(request)));
                    return "redirect:" + PATH + "/"
                            + User.idOf(
                                    Objects.requireNonNull(admitted.getBody()).name());
                },
                () -> form(caller, model),
                List::of);
    }

    @GetMapping(PATH + "/{id}")
    String one(SignedIn caller, @PathVariable String id, Model model) {
        var person = Objects.requireNonNull(
                users.one(caller, find(caller, id).name()).getBody());
        var history =
                Objects.requireNonNull(users.history(caller, person.name()).get("items"));
        var mayChange = caller.actor().role() == Role.ADMIN;
        model.addAttribute("id", id);
        model.addAttribute("person", person);
        model.addAttribute("mayChange", mayChange);
        model.addAttribute("self", person.name().equals(caller.actor().user()));
        model.addAttribute("story", changes.of(history, caller.actor()));
        if (mayChange) {
            model.addAttribute("others", others(caller, person));
            choices(caller, model);
        }
        HouseForms.put(model, person.version());
        return "house/user";
    }

    @PostMapping(path = PATH + "/{id}", params = "what=place")
    String reassign(
            SignedIn caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return change(caller, id, request, response, model, name -> {
            var body = FormBody.of(UserController.ChangedUser.class, request.getParameterMap());
            users.reassign(caller, name, PageCall.write(request, "PUT", "/api/users/" + name, body));
        });
    }

    @PostMapping(path = PATH + "/{id}", params = "what=deputies")
    String nameDeputies(
            SignedIn caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return change(caller, id, request, response, model, name -> {
            // An empty list is one, too: nobody deputises any more.
            var body = JsonMapper.shared().createObjectNode();
            var deputies = body.putArray("deputies");
            Stream.of("deputies", "deputy")
                    .flatMap(field -> Stream.of(request.getParameterMap().getOrDefault(field, new String[0])))
                    .filter(deputy -> !deputy.isBlank())
                    .forEach(deputies::add);
            users.nameDeputies(caller, name, PageCall.write(request, "PUT", "/api/users/" + name + "/deputies", body));
        });
    }

    @PostMapping(path = PATH + "/{id}", params = "what=password")
    String setFirstPassword(
            SignedIn caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return change(caller, id, request, response, model, name -> {
            var body = withPassword(JsonMapper.shared().createObjectNode(), request);
            users.setFirstPassword(
                    caller, name, PageCall.write(request, "PUT", "/api/users/" + name + "/first-password", body));
        });
    }

    /** @param call is told the name of whom it changes */
    private String change(
            SignedIn caller,
            String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Consumer<String> call) {
        var name = find(caller, id).name();
        return forms.send(
                caller,
                request,
                response,
                model,
                () -> {
                    call.accept(name);
                    return "redirect:" + PATH + "/" + id;
                },
                () -> one(caller, id, model),
                () -> Objects.requireNonNull(users.history(caller, name).get("items")));
    }

    private String form(SignedIn caller, Model model) {
        choices(caller, model);
        HouseForms.put(model, 0);
        return "house/user-new";
    }

    private void choices(SignedIn caller, Model model) {
        model.addAttribute("roles", shown.options(List.of(Role.values())));
        model.addAttribute(
                "teams",
                people.teams(caller.actor().jobcenter()).stream()
                        .map(team -> new Option(team.code(), team.name()))
                        .toList());
    }

    /** Who could deputise and does not yet. Who names deputies is none of them. */
    private List<Option> others(SignedIn caller, Person person) {
        return people.of(person.jobcenter()).stream()
                .filter(Person::active)
                .map(Person::name)
                .filter(name -> !person.deputies().contains(name))
                .filter(name -> !List.of(person.name(), caller.actor().user()).contains(name))
                .map(name -> new Option(name, name))
                .toList();
    }

    static ObjectNode admission(HttpServletRequest request) {
        return withPassword(FormBody.of(UserController.NewUser.class, request.getParameterMap()), request);
    }

    /** To the letter: blanks belong to a password. */
    private static ObjectNode withPassword(ObjectNode body, HttpServletRequest request) {
        Optional.ofNullable(request.getParameter("password"))
                .filter(password -> !password.isEmpty())
                .ifPresent(password -> body.put("password", password));
        return body;
    }

    private Person find(SignedIn caller, String id) {
        Administration.requireInsight(caller.actor());
        return people.of(caller.actor().jobcenter()).stream()
                .filter(person -> User.idOf(person.name()).equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem("NOT_FOUND"));
    }
}

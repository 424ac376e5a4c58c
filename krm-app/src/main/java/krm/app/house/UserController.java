package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import krm.app.people.Credentials;
import krm.app.people.HouseChanges;
import krm.app.people.People;
import krm.app.security.SignedIn;
import krm.app.web.Problem;
import krm.core.access.Actor;
import krm.core.access.Administration;
import krm.core.access.Role;
import krm.core.house.HouseCommand.AdmitUser;
import krm.core.house.HouseCommand.NameDeputies;
import krm.core.house.HouseCommand.ReassignUser;
import krm.core.house.HouseCommand.SetFirstPassword;
import krm.core.house.User;
import krm.projections.caselist.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The people of one's own house: changed by its administrators, shown also to the management and to those who check, and
 * everybody to themselves. 403 goes by the role, known name or not; another house's people do not exist.
 */
@RestController
@RequestMapping(path = "/api/users", produces = MediaType.APPLICATION_JSON_VALUE)
class UserController {

    static final Set<String> PARAMETERS = JobcenterController.PARAMETERS;

    /** {@code jobcenter}: one's own unless said; another one only for its first administrator. */
    record NewUser(
            String name,
            Role role,
            @Nullable String jobcenter,
            @Nullable String team,
            String password) {}

    /** All that the user is from now on; {@code active} is false for who has left the house. */
    record ChangedUser(
            Role role, @Nullable String team, @Nullable Boolean active) {}

    record FirstPassword(String password) {}

    record Deputies(List<String> deputies) {}

    private final People people;
    private final HouseChanges changes;
    private final Credentials credentials;
    private final Histories histories;
    private final Writes writes;

    UserController(People people, HouseChanges changes, Credentials credentials, Histories histories, Writes writes) {
        this.people = people;
        this.changes = changes;
        this.credentials = credentials;
        this.histories = histories;
        this.writes = writes;
    }

    @GetMapping
    Page<People.Person> all(SignedIn caller, HttpServletRequest request) {
        Administration.requireInsight(caller.actor());
        return JobcenterController.page(people.of(caller.actor().jobcenter()), request);
    }

    @GetMapping("/{name}")
    ResponseEntity<People.Person> one(SignedIn caller, @PathVariable String name) {
        if (!caller.actor().user().equals(name)) {
            Administration.requireInsight(caller.actor());
        }
        return answer(HttpStatus.OK, find(caller.actor(), name));
    }

    /** Who changed what, and when. */
    @GetMapping("/{name}/history")
    Map<String, List<Histories.Item>> history(SignedIn caller, @PathVariable String name) {
        Administration.requireInsight(caller.actor());
        return Map.of("items", histories.of(User.idOf(find(caller.actor(), name).name())));
    }

    @PostMapping
    ResponseEntity<People.Person> admit(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Administration.require(actor);
        var admitted = writes.once(
                actor,
                request,
                NewUser.class,
                (body, change, by, with) -> changes.make(
                        credentials.keepIfStrong(body.password()),
                        credential -> new AdmitUser(
                                change,
                                body.name(),
                                body.jobcenter() == null ? actor.jobcenter() : body.jobcenter(),
                                body.role(),
                                body.team(),
                                credential,
                                false),
                        by,
                        with));
        return answer(HttpStatus.CREATED, people.person(admitted.name()).orElseThrow());
    }

    @PutMapping("/{name}")
    ResponseEntity<People.Person> reassign(SignedIn caller, @PathVariable String name, HttpServletRequest request) {
        var actor = mayChange(caller, name);
        writes.once(
                actor,
                request,
                ChangedUser.class,
                (body, change, by, with) -> changes.make(
                        new ReassignUser(change, name, body.role(), body.team(), !Boolean.FALSE.equals(body.active())),
                        by,
                        with));
        return answer(HttpStatus.OK, find(actor, name));
    }

    /** For who forgot theirs: must be changed again. */
    @PutMapping("/{name}/first-password")
    ResponseEntity<People.Person> setFirstPassword(
            SignedIn caller, @PathVariable String name, HttpServletRequest request) {
        var actor = mayChange(caller, name);
        writes.once(
                actor,
                request,
                FirstPassword.class,
                (body, change, by, with) -> changes.make(
                        credentials.keepIfStrong(body.password()),
                        credential -> new SetFirstPassword(change, name, credential),
                        by,
                        with));
        return answer(HttpStatus.OK, find(actor, name));
    }

    @GetMapping("/{name}/deputies")
    ResponseEntity<Deputies> deputies(SignedIn caller, @PathVariable String name) {
        if (!caller.actor().user().equals(name)) {
            Administration.requireInsight(caller.actor());
        }
        return deputiesOf(find(caller.actor(), name));
    }

    @PutMapping("/{name}/deputies")
    ResponseEntity<Deputies> nameDeputies(SignedIn caller, @PathVariable String name, HttpServletRequest request) {
        var actor = mayChange(caller, name);
        writes.once(
                actor,
                request,
                Deputies.class,
                (body, change, by, with) -> changes.make(new NameDeputies(change, name, body.deputies()), by, with));
        return deputiesOf(find(actor, name));
    }

    private Actor mayChange(SignedIn caller, String name) {
        Administration.require(caller.actor());
        find(caller.actor(), name);
        return caller.actor();
    }

    private People.Person find(Actor actor, String name) {
        return people.person(name)
                .filter(person -> person.jobcenter().equals(actor.jobcenter()))
                .orElseThrow(() -> new Problem("NOT_FOUND"));
    }

    private static ResponseEntity<Deputies> deputiesOf(People.Person person) {
        return ResponseEntity.ok().eTag(Version.tag(person.version())).body(new Deputies(person.deputies()));
    }

    private static ResponseEntity<People.Person> answer(HttpStatus status, People.Person person) {
        var answer = ResponseEntity.status(status).eTag(Version.tag(person.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/users/" + person.name()));
        }
        return answer.body(person);
    }
}

package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import krm.app.people.HouseChanges;
import krm.app.people.People;
import krm.app.security.SignedIn;
import krm.app.web.Parameters;
import krm.core.access.Administration;
import krm.core.house.HouseCommand.FormTeam;
import krm.core.house.HouseCommand.NameRecipients;
import krm.core.house.HouseCommand.OpenJobcenter;
import krm.core.house.Jobcenter;
import krm.projections.caselist.Page;
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
 * Jobcenters and their teams, for administrators: all of them see and open Jobcenters, teams are formed and shown in one's
 * own. 403 goes by the role, known address or not.
 */
@RestController
@RequestMapping(path = "/api/jobcenters", produces = MediaType.APPLICATION_JSON_VALUE)
class JobcenterController {

    static final Set<String> PARAMETERS = Set.of("page", "size");

    record NewJobcenter(String code, String name, String land) {}

    record NewTeam(String code, String name) {}

    /** Users of the role REPORTING of other houses: all that read the house's figures. */
    record Recipients(List<String> recipients) {}

    private final People people;
    private final OwnHouse own;
    private final Histories histories;
    private final HouseChanges changes;
    private final Writes writes;

    JobcenterController(People people, OwnHouse own, Histories histories, HouseChanges changes, Writes writes) {
        this.people = people;
        this.own = own;
        this.histories = histories;
        this.changes = changes;
        this.writes = writes;
    }

    @GetMapping
    Page<People.House> all(SignedIn caller, HttpServletRequest request) {
        Administration.require(caller.actor());
        return page(people.houses(), request);
    }

    @GetMapping("/{code}")
    ResponseEntity<People.House> one(SignedIn caller, @PathVariable String code) {
        Administration.require(caller.actor());
        return answer(HttpStatus.OK, own.find(code));
    }

    @PostMapping
    ResponseEntity<People.House> open(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Administration.require(actor);
        var opened = writes.once(
                actor,
                request,
                NewJobcenter.class,
                (body, change, by, with) ->
                        changes.make(new OpenJobcenter(change, body.code(), body.name(), body.land()), by, with));
        return answer(HttpStatus.CREATED, own.find(opened.code()));
    }

    @GetMapping("/{code}/teams")
    Page<People.Team> teams(SignedIn caller, @PathVariable String code, HttpServletRequest request) {
        administered(caller, code);
        return page(people.teams(code), request);
    }

    @PostMapping("/{code}/teams")
    ResponseEntity<People.Team> form(SignedIn caller, @PathVariable String code, HttpServletRequest request) {
        administered(caller, code);
        var formed = writes.once(
                caller.actor(),
                request,
                NewTeam.class,
                (body, change, by, with) ->
                        changes.make(new FormTeam(change, code, body.code(), body.name()), by, with));
        var team = people.teams(code).stream()
                .filter(one -> one.code().equals(formed.code()))
                .findFirst()
                .orElseThrow();
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/jobcenters/" + code + "/teams"))
                .eTag(Version.tag(own.find(code).version()))
                .body(team);
    }

    /** Shown to the management too, and to those who check. */
    @GetMapping("/{code}/recipients")
    ResponseEntity<Recipients> recipients(SignedIn caller, @PathVariable String code) {
        Administration.requireInsight(caller.actor());
        return recipientsOf(own.of(caller.actor(), code));
    }

    @PutMapping("/{code}/recipients")
    ResponseEntity<Recipients> nameRecipients(SignedIn caller, @PathVariable String code, HttpServletRequest request) {
        administered(caller, code);
        writes.once(
                caller.actor(),
                request,
                Recipients.class,
                (body, change, by, with) ->
                        changes.make(new NameRecipients(change, code, body.recipients()), by, with));
        return recipientsOf(own.find(code));
    }

    private ResponseEntity<Recipients> recipientsOf(People.House house) {
        return ResponseEntity.ok()
                .eTag(Version.tag(house.version()))
                .body(new Recipients(people.recipients(house.code())));
    }

    /** Who changed what in the house, its rules and topics, and when. */
    @GetMapping("/{code}/history")
    Map<String, List<Histories.Item>> history(SignedIn caller, @PathVariable String code) {
        Administration.requireInsight(caller.actor());
        return Map.of(
                "items",
                histories.of(Jobcenter.idOf(own.of(caller.actor(), code).code())));
    }

    private void administered(SignedIn caller, String code) {
        Administration.require(caller.actor());
        own.of(caller.actor(), code);
    }

    static <T> Page<T> page(List<T> all, HttpServletRequest request) {
        Parameters.only(request, PARAMETERS);
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        var items = all.stream().skip((long) page * size).limit(size).toList();
        return Page.of(items, page, size, all.size());
    }

    private static ResponseEntity<People.House> answer(HttpStatus status, People.House house) {
        var answer = ResponseEntity.status(status).eTag(Version.tag(house.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/jobcenters/" + house.code()));
        }
        return answer.body(house);
    }
}

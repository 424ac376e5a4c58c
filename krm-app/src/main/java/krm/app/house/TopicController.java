package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import krm.app.people.HouseChanges;
import krm.app.security.SignedIn;
import krm.app.web.Problem;
import krm.core.access.Administration;
import krm.core.house.HouseCommand.AddTopic;
import krm.core.house.HouseCommand.ChangeTopic;
import krm.core.house.Houses;
import krm.core.house.Topics;
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

/** What concerns can be about (Anlass; S1.39) in one's own house: shown to everybody there, kept by its administrators. */
@RestController
@RequestMapping(path = "/api/jobcenters/{code}/topics", produces = MediaType.APPLICATION_JSON_VALUE)
class TopicController {

    static final Set<String> PARAMETERS = JobcenterController.PARAMETERS;

    /** {@code parent}: the topic that it is a part of. */
    record NewTopic(String code, String name, @Nullable String parent) {}

    /** All that the topic is from now on; {@code active} is false for one that is for no new case. */
    record ChangedTopic(String name, @Nullable Boolean active) {}

    /** @param retiredOn from this day of reception on it is for no case */
    record Topic(
            String code,
            String name,
            @Nullable String parent,
            boolean active,
            @Nullable LocalDate retiredOn) {

        static Topic of(Topics.Topic topic) {
            return new Topic(topic.code(), topic.name(), topic.parent(), topic.active(), topic.retiredOn());
        }
    }

    private final Houses houses;
    private final OwnHouse own;
    private final HouseChanges changes;
    private final Writes writes;

    TopicController(Houses houses, OwnHouse own, HouseChanges changes, Writes writes) {
        this.houses = houses;
        this.own = own;
        this.changes = changes;
        this.writes = writes;
    }

    /** In the order in which they were added, the shipped ones first; the retired ones too. */
    @GetMapping
    Page<Topic> all(SignedIn caller, @PathVariable String code, HttpServletRequest request) {
        own.of(caller.actor(), code);
        return JobcenterController.page(topics(code), request);
    }

    @PostMapping
    ResponseEntity<Topic> add(SignedIn caller, @PathVariable String code, HttpServletRequest request) {
        Administration.require(caller.actor());
        own.of(caller.actor(), code);
        var added = writes.once(
                caller.actor(),
                request,
                NewTopic.class,
                (body, change, by, with) ->
                        changes.make(new AddTopic(change, code, body.code(), body.parent(), body.name()), by, with));
        return answer(HttpStatus.CREATED, code, added.code());
    }

    @PutMapping("/{topic}")
    ResponseEntity<Topic> change(
            SignedIn caller, @PathVariable String code, @PathVariable String topic, HttpServletRequest request) {
        Administration.require(caller.actor());
        own.of(caller.actor(), code);
        if (!houses.current(code).topics().has(topic)) {
            throw new Problem("NOT_FOUND");
        }
        writes.once(
                caller.actor(),
                request,
                ChangedTopic.class,
                (body, change, by, with) -> changes.make(
                        new ChangeTopic(change, code, topic, body.name(), !Boolean.FALSE.equals(body.active())),
                        by,
                        with));
        return answer(HttpStatus.OK, code, topic);
    }

    private ResponseEntity<Topic> answer(HttpStatus status, String code, String topic) {
        var answer =
                ResponseEntity.status(status).eTag(Version.tag(own.find(code).version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/jobcenters/" + code + "/topics"));
        }
        return answer.body(topics(code).stream()
                .filter(one -> one.code().equals(topic))
                .findFirst()
                .orElseThrow());
    }

    private List<Topic> topics(String code) {
        return houses.current(code).topics().all().stream().map(Topic::of).toList();
    }
}

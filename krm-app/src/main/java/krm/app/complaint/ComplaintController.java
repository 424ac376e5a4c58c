package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import krm.app.auditlog.Door;
import krm.app.engine.Caller;
import krm.app.engine.Commands;
import krm.app.engine.References;
import krm.app.security.SignedIn;
import krm.app.web.AskedTimes;
import krm.app.web.Body;
import krm.app.web.CorrelationId;
import krm.app.web.Idempotency;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.StrictJson;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.NotAllowed;
import krm.core.access.NotVisible;
import krm.core.access.Step;
import krm.core.complaint.Acting;
import krm.core.complaint.ComplaintCommand;
import krm.core.complaint.Refusal;
import krm.core.complaint.StaleVersion;
import krm.eventstore.AppendWith;
import krm.eventstore.ConcurrentChange;
import krm.eventstore.Numbering;
import krm.eventstore.RequestKnown;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One complaint: receive, the steps, the case and its history. Where several refusals apply, the first of: 404, 403,
 * 400, (a known idempotency key answers here,) 412, 409, 422; so the body is read last.
 */
@RestController
@RequestMapping(path = "/api/complaints", produces = MediaType.APPLICATION_JSON_VALUE)
class ComplaintController {

    private static final Set<String> PARAMETERS = Set.of("asOf", "knownAt");

    private final Cases cases;
    private final CaseDoor door;
    private final CaseViews views;
    private final Commands commands;
    private final Idempotency idempotency;
    private final StrictJson json;
    private final Clock clock;

    ComplaintController(
            Cases cases,
            CaseDoor door,
            CaseViews views,
            Commands commands,
            Idempotency idempotency,
            StrictJson json,
            Clock clock) {
        this.cases = cases;
        this.door = door;
        this.views = views;
        this.commands = commands;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<CaseView> receive(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Access.requireReception(actor, false, false);
        var bytes = Body.of(request);
        var body = json.read(bytes, Bodies.Receive.class);
        Access.requireReception(actor, body.channel().isWritten(), body.kind().isDisciplinary());
        var attempt = idempotency.attempt(request, actor, bytes);
        var receivedOn = receivedOn(body);
        var acting = acting(actor, null);
        var id = UUID.randomUUID();
        var stored = once(attempt, id, () -> {
            TextLimits.check(body);
            var command = Steps.receive(id, acting, receivedOn, body, null);
            send(command, actor, request, attempt, References.next(actor.jobcenter(), receivedOn));
        });
        // Who only recorded it gets the answer to that call, and does not see it again.
        var complaint = stored.equals(id) ? find(id, actor) : door.answer(stored.toString(), actor);
        return answer(HttpStatus.CREATED, complaint, actor, LocalDate.now(clock));
    }

    @PostMapping({"/{id}/{step}", "/{id}/statement/dispatch", "/{id}/follow-ups/{n}/done"})
    ResponseEntity<CaseView> step(SignedIn caller, @PathVariable String id, HttpServletRequest request) {
        var actor = caller.actor();
        var taken = StepAddress.of(end(request, id)).orElseThrow(() -> new Problem("NOT_FOUND"));
        var complaint = door.takeStep(id, actor, taken.step());
        if (taken.no() > complaint.followUps()) {
            throw new Problem("NOT_FOUND");
        }
        var bytes = Body.of(request);
        var body = json.read(bytes, Steps.bodyOf(taken.step()));
        Function<Acting, ComplaintCommand> command =
                acting -> Steps.command(complaint.id(), acting, (Bodies.StepBody) body, taken.no(), json);
        // A correction whose value is none is malformed, and that comes before a known key.
        command.apply(acting(actor, null));
        var expected = Parameters.ifMatch(request);
        var attempt = idempotency.attempt(request, actor, bytes);
        var stored = new AtomicBoolean();
        once(attempt, complaint.id(), () -> {
            var before = cases.knownTo(actor, complaint).file().version();
            if (expected != null && expected != before) {
                throw new Problem("STALE_VERSION");
            }
            var passes = complaint.file().actions(actor).contains(taken.step());
            if (passes) {
                TextLimits.check(body);
            }
            // 409 comes before 422: a step that the state forbids is sent to hear why, and for this version only.
            var seen = passes && expected == null
                    ? null
                    : Integer.valueOf(complaint.file().version());
            send(command.apply(acting(actor, seen)), actor, request, attempt, null);
            stored.set(true);
        });
        if (taken.step() == Step.ERASE) {
            cases.forget(complaint);
        }
        // Who has just taken a step hears what came of it, even if it hides the case from them (a correction of the
        // kind).
        var after = stored.get() ? find(complaint.id(), actor) : door.answer(id, actor);
        return answer(HttpStatus.OK, after, actor, LocalDate.now(clock));
    }

    /** What stands in the address behind the id. */
    private static String end(HttpServletRequest request, String id) {
        var path = request.getRequestURI();
        return path.substring(path.indexOf(id) + id.length() + 1);
    }

    @GetMapping("/{id}")
    ResponseEntity<CaseView> show(SignedIn caller, @PathVariable String id, HttpServletRequest request) {
        var actor = caller.actor();
        var complaint = door.look(id, actor, Door.CASE, request);
        var times = asked(request);
        return answer(
                HttpStatus.OK,
                then(complaint, times, actor),
                actor,
                times.times().asOf());
    }

    @GetMapping("/{id}/history")
    Map<String, List<CaseViews.HistoryItem>> history(
            SignedIn caller, @PathVariable String id, HttpServletRequest request) {
        var actor = caller.actor();
        var complaint = door.look(id, actor, Door.HISTORY, request);
        return Map.of("items", views.history(then(complaint, asked(request), actor), actor));
    }

    private AskedTimes asked(HttpServletRequest request) {
        Parameters.only(request, PARAMETERS);
        return AskedTimes.of(request, clock);
    }

    private static Case then(Case complaint, AskedTimes asked, Actor viewer) {
        return asked.past().isEmpty()
                ? complaint
                : complaint.at(asked.times(), viewer).orElseThrow(() -> new Problem("NOT_FOUND"));
    }

    /**
     * Carries a write out once: the same key and body again finds the case that it has changed.
     *
     * @return the case's id
     */
    private UUID once(Idempotency.@Nullable Attempt attempt, UUID id, Runnable write) {
        if (attempt == null) {
            write.run();
            return id;
        }
        try {
            write.run();
            return id;
        } catch (RequestKnown | Refusal | StaleVersion | ConcurrentChange | NotAllowed | NotVisible | Problem e) {
            // Nothing is stored twice under one key, so most calls need not ask: one that fails may have got through
            // before.
            return attempt.answeredBefore().orElseThrow(() -> e);
        }
    }

    private void send(
            ComplaintCommand command,
            Actor actor,
            HttpServletRequest request,
            Idempotency.@Nullable Attempt attempt,
            @Nullable Numbering numbering) {
        var entry = attempt == null ? null : attempt.entry();
        commands.send(command, new Caller(actor, CorrelationId.of(request)), new AppendWith(entry, numbering));
    }

    private LocalDate receivedOn(Bodies.Receive body) {
        var noDay = body.receivedOn() == null;
        if (noDay == (body.receivedAt() == null)) {
            var fault = noDay ? "MISSING_FIELD" : "EITHER_DAY_OR_INSTANT";
            throw new Problem("INVALID_FIELDS", List.of(new Problem.FieldError("receivedOn", fault, List.of())));
        }
        OffsetDateTime at = body.receivedAt();
        return at == null
                ? body.receivedOn()
                : at.atZoneSameInstant(clock.getZone()).toLocalDate();
    }

    private Acting acting(Actor actor, @Nullable Integer expectedVersion) {
        return new Acting(actor, LocalDateTime.now(clock), expectedVersion);
    }

    private Case find(UUID id, Actor actor) {
        return cases.knownTo(actor, cases.find(id).orElseThrow(() -> new Problem("NOT_FOUND")));
    }

    private ResponseEntity<CaseView> answer(HttpStatus status, Case complaint, Actor actor, LocalDate asOf) {
        var view = views.show(complaint, actor, asOf);
        var answer = ResponseEntity.status(status).eTag("\"" + view.version() + "\"");
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/complaints/" + view.id()));
        }
        return answer.body(view);
    }
}

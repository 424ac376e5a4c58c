package krm.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import krm.app.auditlog.Verifications;
import krm.app.security.SignedIn;
import krm.app.web.Body;
import krm.app.web.Idempotency;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.StrictJson;
import krm.core.access.Actor;
import krm.core.access.Auditing;
import krm.eventstore.IdempotencyEntry;
import krm.eventstore.seal.Integrity;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether the log is what it was. It is one log for all houses, so every auditor sees the same: positions and numbers,
 * and nothing of a case.
 */
@RestController
@RequestMapping(path = "/api/audit", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditController {

    /** Any range of positions; by default everything. */
    record Range(@Nullable Long from, @Nullable Long to) {}

    private final Verifications verifications;
    private final Verifying verifying;
    private final AuditViews views;
    private final Idempotency idempotency;
    private final StrictJson json;
    private final Integrity integrity;

    AuditController(
            Verifications verifications,
            Verifying verifying,
            AuditViews views,
            Idempotency idempotency,
            StrictJson json,
            Integrity integrity) {
        this.verifications = verifications;
        this.verifying = verifying;
        this.views = views;
        this.idempotency = idempotency;
        this.json = json;
        this.integrity = integrity;
    }

    @GetMapping("/integrity")
    IntegrityView known(SignedIn caller) {
        Auditing.require(caller.actor());
        return new IntegrityView(
                verifications.lastDone().map(views::show).orElse(null),
                verifications.newest().map(some -> some.id()).orElse(null),
                views.sealing());
    }

    @PostMapping("/verifications")
    ResponseEntity<VerificationView> verify(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Auditing.require(actor);
        var bytes = Body.of(request);
        var range = json.read(bytes, Range.class);
        var attempt = idempotency.attempt(request, actor, bytes);
        var id = attempt == null ? begin(actor, range, null) : once(actor, range, attempt.entry());
        return ResponseEntity.accepted()
                .location(URI.create("/api/audit/verifications/" + id))
                .body(view(id));
    }

    private UUID once(Actor actor, Range range, IdempotencyEntry call) {
        var before = before(call);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return begin(actor, range, call);
        } catch (Problem | DuplicateKeyException e) {
            // The same call at the same instant may have been the one that got through.
            return before(call).orElseThrow(() -> e);
        }
    }

    private Optional<UUID> before(IdempotencyEntry call) {
        return verifications.madeBy(call.request()).map(made -> {
            if (!MessageDigest.isEqual(made.by().fingerprint(), call.fingerprint())) {
                throw new Problem("IDEMPOTENCY_KEY_REUSED");
            }
            return made.id();
        });
    }

    private UUID begin(Actor actor, Range range, @Nullable IdempotencyEntry call) {
        var from = range.from() == null ? 1 : range.from();
        var to = range.to() == null ? Integrity.EVERYTHING : range.to();
        if (from < 1 || to < from) {
            throw Problem.field("RANGE_NOT_POSSIBLE", from < 1 ? "from" : "to");
        }
        var underway = verifications
                .begin(actor, from, Math.min(to, integrity.lastKnown()), call)
                .orElseThrow(() -> new Problem("VERIFICATION_RUNNING"));
        verifying.begin(underway);
        return underway.id();
    }

    @GetMapping("/verifications/{id}")
    VerificationView show(SignedIn caller, @PathVariable String id) {
        Auditing.require(caller.actor());
        return view(Parameters.id(id));
    }

    private VerificationView view(UUID id) {
        return verifications.find(id).map(views::show).orElseThrow(() -> new Problem("NOT_FOUND"));
    }
}

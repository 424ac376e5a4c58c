package krm.app.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import krm.app.imports.Import;
import krm.app.imports.Imports;
import krm.app.imports.RefusedLine;
import krm.app.security.SignedIn;
import krm.app.web.Idempotency;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.Sentences;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.eventstore.IdempotencyEntry;
import krm.eventstore.MasterKey;
import krm.projections.caselist.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Imports: an officer hands a file in, and looks how far it is. Only who has handed it in sees it, or their deputy: its
 * refusals tell of cases that not every officer may know of.
 */
@RestController
@RequestMapping(path = "/api/imports", produces = MediaType.APPLICATION_JSON_VALUE)
class ImportController {

    static final Set<String> PARAMETERS = Set.of("page", "size");

    static final MediaType JSON_LINES = new MediaType("application", "x-ndjson");
    /** Nobody reads more at once, and the rest comes when these are mended. */
    private static final int LISTED = 10_000;

    /** An import as it is shown; of very many refused lines the first are listed. */
    record ImportView(
            UUID id,
            OffsetDateTime startedAt,
            Import.State state,
            long linesRead,
            long linesTotal,
            long refusedTotal,
            List<RefusedView> refused) {}

    /** An import in the list of one's own, without its refused lines. */
    record Listed(
            UUID id,
            OffsetDateTime startedAt,
            String startedBy,
            Import.State state,
            long linesRead,
            long linesTotal,
            long refusedTotal) {}

    record RefusedView(
            long line, @JsonProperty("case") @Nullable String source, String code, String detail) {}

    private final Imports imports;
    private final Importing importing;
    private final Idempotency idempotency;
    private final MasterKey master;
    private final MessageSource messages;
    private final Clock clock;
    private final DataSize largest;

    ImportController(
            Imports imports,
            Importing importing,
            Idempotency idempotency,
            MasterKey master,
            MessageSource messages,
            Clock clock,
            @Value("${krm.import.max-size:1GB}") DataSize largest) {
        this.imports = imports;
        this.importing = importing;
        this.idempotency = idempotency;
        this.master = master;
        this.messages = messages;
        this.clock = clock;
        this.largest = largest;
    }

    @PostMapping
    ResponseEntity<ImportView> start(SignedIn caller, HttpServletRequest request) {
        var actor = officer(caller);
        var call = idempotency.call(request, actor);
        requireJsonLines(request.getContentType());
        if (request.getContentLengthLong() > largest.toBytes()) {
            throw new Problem("IMPORT_TOO_LARGE");
        }
        var digest = sha256();
        try (var body = new DigestInputStream(new Limited(request.getInputStream(), largest.toBytes()), digest)) {
            var before = call == null ? Optional.<Imports.Made>empty() : imports.madeBy(call);
            if (before.isPresent()) {
                body.transferTo(OutputStream.nullOutputStream());
                return accepted(again(before.get(), fingerprint(digest)), actor);
            }
            return accepted(spooled(body, actor, call, digest), actor);
        } catch (IOException e) {
            throw new Problem("MALFORMED_BODY");
        }
    }

    /** When this returns, the file is durable, encrypted. */
    private UUID spooled(InputStream body, Actor actor, byte @Nullable [] call, MessageDigest digest)
            throws IOException {
        try (var upload = imports.begin(actor)) {
            body.transferTo(upload);
            if (call == null) {
                return started(upload.finish(null));
            }
            var fingerprint = fingerprint(digest);
            try {
                return started(upload.finish(new IdempotencyEntry(call, fingerprint)));
            } catch (DuplicateKeyException e) {
                // The same call at the same instant got through.
                return again(imports.madeBy(call).orElseThrow(() -> e), fingerprint);
            }
        }
    }

    private UUID started(UUID id) {
        importing.wake();
        return id;
    }

    private byte[] fingerprint(MessageDigest digest) {
        return master.fingerprint(digest.digest());
    }

    /** One's own, the newest first. */
    @GetMapping
    Page<Listed> all(SignedIn caller, HttpServletRequest request) {
        var actor = officer(caller);
        Parameters.only(request, PARAMETERS);
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        return Page.of(imports.of(actor, page, size), page, size, imports.count(actor))
                .map(this::listed);
    }

    private Listed listed(Import some) {
        return new Listed(
                some.id(),
                here(some.startedAt()),
                some.startedBy(),
                some.state(),
                some.linesRead(),
                some.linesTotal(),
                some.refused());
    }

    private OffsetDateTime here(OffsetDateTime instant) {
        return instant.atZoneSameInstant(clock.getZone()).toOffsetDateTime();
    }

    @GetMapping("/{id}")
    ImportView show(SignedIn caller, @PathVariable String id) {
        return view(Parameters.id(id), officer(caller));
    }

    private static UUID again(Imports.Made before, byte[] fingerprint) {
        if (!MessageDigest.isEqual(before.by().fingerprint(), fingerprint)) {
            throw new Problem("IDEMPOTENCY_KEY_REUSED");
        }
        return before.id();
    }

    private ResponseEntity<ImportView> accepted(UUID id, Actor actor) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/imports/" + id))
                .body(view(id, actor));
    }

    private ImportView view(UUID id, Actor actor) {
        var some = imports.find(id).filter(i -> i.isOf(actor)).orElseThrow(() -> new Problem("NOT_FOUND"));
        return new ImportView(
                some.id(),
                here(some.startedAt()),
                some.state(),
                some.linesRead(),
                some.linesTotal(),
                some.refused(),
                imports.refused(id, LISTED).stream().map(this::view).toList());
    }

    private RefusedView view(RefusedLine line) {
        var detail = new StringBuilder(sentence(line.code(), line.facts()));
        for (var field : line.fields()) {
            var name = called(field.name());
            detail.append(
                    field.code().equals(line.code())
                            ? " (" + name + ")"
                            : " " + name + ": " + sentence(field.code(), field.facts()));
        }
        return new RefusedView(line.line(), line.source(), line.code(), detail.toString());
    }

    /** As the forms call it, in the reader's language; what they do not know has the name that the file gives it. */
    private String called(String field) {
        return messages.getMessage(
                "field." + field.replaceAll("\\[\\d+]", ""), null, field, LocaleContextHolder.getLocale());
    }

    private String sentence(String code, List<RefusedLine.Fact> facts) {
        return Sentences.of(
                messages,
                "problem." + code,
                facts.stream().map(RefusedLine.Fact::value).toList(),
                LocaleContextHolder.getLocale());
    }

    private static Actor officer(SignedIn caller) {
        if (caller.actor().role() != Role.KRM_OFFICER) {
            throw new Problem("NOT_ALLOWED");
        }
        return caller.actor();
    }

    private static void requireJsonLines(@Nullable String contentType) {
        try {
            var given = MediaType.parseMediaType(String.valueOf(contentType));
            var charset = given.getParameter("charset");
            if (JSON_LINES.equalsTypeAndSubtype(given) && (charset == null || charset.equalsIgnoreCase("utf-8"))) {
                return;
            }
        } catch (InvalidMediaTypeException e) {
            // Refused below.
        }
        throw new Problem("UNSUPPORTED_MEDIA_TYPE");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package krm.app.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import krm.app.auditlog.AccessFilter;
import krm.app.auditlog.AccessLog;
import krm.app.auditlog.CaseRead;
import krm.app.auditlog.Door;
import krm.app.security.SignedIn;
import krm.app.web.AskedPeriod;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.ReadYourWrites;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.Auditing;
import krm.core.complaint.OtherCases;
import krm.projections.caselist.CaseFilter;
import krm.projections.caselist.CaseList;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.Page;
import krm.projections.caselist.search.SearchWords;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who read what, and who was refused, the newest first: of one case, or of everything in the house that the auditor may
 * see themselves.
 */
@RestController
class AccessController {

    private static final Set<String> PARAMETERS =
            Set.of("complaint", "actor", "door", "outcome", "from", "to", "page", "size");
    private static final Pattern REFERENCE = Pattern.compile("\\p{L}+-\\d{4}-\\d{6,}");
    /** Entries that are looked at together, to find those whose case the auditor may see. */
    private static final int CHUNK = 500;

    private final AccessLog accesses;
    private final ReadableCases readable;
    private final CaseList list;
    private final SearchWords words;
    private final OtherCases cases;
    private final ReadYourWrites writes;
    private final Clock clock;

    AccessController(
            AccessLog accesses,
            ReadableCases readable,
            CaseList list,
            SearchWords words,
            OtherCases cases,
            ReadYourWrites writes,
            Clock clock) {
        this.accesses = accesses;
        this.readable = readable;
        this.list = list;
        this.words = words;
        this.cases = cases;
        this.writes = writes;
        this.clock = clock;
    }

    @GetMapping("/api/audit/accesses")
    Page<AccessView> accesses(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Auditing.require(actor);
        Parameters.only(request, PARAMETERS);
        var filter = filter(request);
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        var asked = request.getParameter("complaint");
        if (asked != null) {
            return ofCase(actor, asked, filter, page, size);
        }
        writes.await(request, CaseListProjection.NAME);
        return inHouse(actor, filter, page, size);
    }

    private AccessFilter filter(HttpServletRequest request) {
        var from = Parameters.day("from", request.getParameter("from"));
        var to = Parameters.day("to", request.getParameter("to"));
        AskedPeriod.requireOrder(from, to);
        return new AccessFilter(
                Parameters.text("actor", request.getParameter("actor")),
                Parameters.oneOf(Door.class, "door", request.getParameter("door")),
                Parameters.oneOf(Access.Verdict.class, "outcome", request.getParameter("outcome")),
                from == null ? null : beginningOf(from),
                to == null ? null : beginningOf(to.plusDays(1)));
    }

    private OffsetDateTime beginningOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private Page<AccessView> ofCase(Actor actor, String asked, AccessFilter filter, int page, int size) {
        var id = id(actor, asked);
        if (!cases.sees(actor, id.toString())) {
            throw new Problem("NOT_FOUND");
        }
        var complaint = readable.of(id);
        var references = list.references(actor, List.of(id));
        return Page.of(
                        accesses.of(complaint, filter, (long) page * size, size),
                        page,
                        size,
                        accesses.count(complaint, filter))
                .map(some -> view(some, references));
    }

    /** People know a case by its reference, programs by its id. */
    private UUID id(Actor actor, String asked) {
        return Parameters.uuid(asked).orElseGet(() -> {
            if (!REFERENCE.matcher(asked).matches()) {
                throw Problem.field("INVALID_PARAMETER", "complaint");
            }
            var tokens = words.tokens(actor.jobcenter(), SearchWords.asked(actor.jobcenter(), asked));
            return list.search(actor, CaseFilter.any(LocalDate.now(clock)), tokens, 0, 5).items().stream()
                    .filter(row -> row.reference().equalsIgnoreCase(asked))
                    .findFirst()
                    .orElseThrow(() -> new Problem("NOT_FOUND"))
                    .id();
        });
    }

    /** Without a total: of how many cases that are hidden from somebody somebody else has read shall tell nothing. */
    private Page<AccessView> inHouse(Actor actor, AccessFilter filter, int page, int size) {
        var found = new ArrayList<AccessView>();
        var skip = (long) page * size;
        var chunk = accesses.inHouse(actor.jobcenter(), filter, Long.MAX_VALUE, CHUNK);
        while (!chunk.isEmpty() && found.size() <= size) {
            var visible = visible(actor, chunk);
            visible.stream().skip(skip).forEach(found::add);
            skip = Math.max(0, skip - visible.size());
            chunk = accesses.inHouse(actor.jobcenter(), filter, chunk.getLast().id(), CHUNK);
        }
        return new Page<>(found.stream().limit(size).toList(), page, size, null, found.size() > size);
    }

    private List<AccessView> visible(Actor actor, List<CaseRead> some) {
        var references = list.references(
                actor,
                some.stream()
                        .map(CaseRead::complaint)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return some.stream()
                .filter(one -> one.complaint() == null || references.containsKey(one.complaint()))
                .map(one -> view(one, references))
                .toList();
    }

    private AccessView view(CaseRead some, Map<UUID, String> references) {
        return new AccessView(
                some.at().atZoneSameInstant(clock.getZone()).toOffsetDateTime(),
                some.actor(),
                some.role(),
                some.onBehalfOf(),
                some.jobcenter(),
                some.door(),
                some.outcome(),
                some.complaint(),
                some.complaint() == null ? null : references.get(some.complaint()),
                some.export());
    }
}

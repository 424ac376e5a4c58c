package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.app.auditlog.AccessLog;
import krm.app.auditlog.Door;
import krm.app.security.SignedIn;
import krm.app.web.Body;
import krm.app.web.ReadYourWrites;
import krm.app.web.StrictJson;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.complaint.event.Complainant;
import krm.projections.caselist.CaseFilter;
import krm.projections.caselist.CaseList;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.CaseRow;
import krm.projections.caselist.search.SearchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cases that may already hold what is being recorded (Dublettenhinweis): of the same customer number, then of the same
 * name, newest first. Five at most, whoever asks sees no other, and nobody is told how many there are (rules.md §3 rule 15).
 */
@RestController
class DuplicateController {

    static final String PATH = "/api/complaints/likely-duplicates";

    private static final int MOST = 5;
    /** A word may stand in any text of a case: so many that have it are looked at for whom they are about. */
    private static final int LOOKED_AT = 25;
    /** More are not needed to find a name, and each costs a look. */
    private static final int MOST_WORDS = 10;

    /** What has been typed so far. */
    record Asked(@Nullable String name, @Nullable String customerNumber) {}

    record Likely(List<CaseRow> items) {}

    private final CaseList list;
    private final SearchWords words;
    private final Cases cases;
    private final CaseViews views;
    private final ReadYourWrites writes;
    private final AccessLog accesses;
    private final StrictJson json;
    private final Clock clock;

    DuplicateController(
            CaseList list,
            SearchWords words,
            Cases cases,
            CaseViews views,
            ReadYourWrites writes,
            AccessLog accesses,
            StrictJson json,
            Clock clock) {
        this.list = list;
        this.words = words;
        this.cases = cases;
        this.views = views;
        this.writes = writes;
        this.accesses = accesses;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping(PATH)
    Likely likely(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Access.requireReception(actor, false, false);
        var asked = json.read(Body.of(request), Asked.class);
        TextLimits.check(asked);
        writes.await(request, CaseListProjection.NAME);
        var number = wordsOf(actor, asked.customerNumber());
        var name = wordsOf(actor, asked.name());
        var found = Stream.concat(
                        withWords(number, actor, who -> number.equals(wordsOf(actor, who.customerNumber()))),
                        withWords(name, actor, who -> isSameName(name, wordsOf(actor, who.name()))))
                .distinct()
                .limit(MOST)
                .toList();
        accesses.note(
                actor,
                Door.SEARCH,
                found.stream().map(CaseRow::id).toList(),
                actor.jobcenter(),
                Access.Verdict.ALLOWED);
        return new Likely(found);
    }

    private static Set<String> wordsOf(Actor actor, @Nullable String typed) {
        return typed == null ? Set.of() : SearchWords.asked(actor.jobcenter(), typed);
    }

    private Stream<CaseRow> withWords(Set<String> some, Actor actor, Predicate<Complainant> isMeant) {
        if (some.isEmpty()) {
            return Stream.empty();
        }
        var few = some.stream().sorted().limit(MOST_WORDS).collect(Collectors.toSet());
        var tokens = words.tokens(actor.jobcenter(), few);
        return list.search(actor, CaseFilter.any(LocalDate.now(clock)), tokens, 0, LOOKED_AT).items().stream()
                .filter(row -> isAbout(row, actor, isMeant));
    }

    /** As the case is now, which the list may not have heard of yet. */
    private boolean isAbout(CaseRow row, Actor actor, Predicate<Complainant> isMeant) {
        return cases.find(row.id())
                .filter(some -> Access.seeing(actor, some.file().facts()) == Access.Verdict.ALLOWED)
                .flatMap(some -> Optional.ofNullable(views.complainant(some)))
                .filter(isMeant)
                .isPresent();
    }

    /** In any order, and with more names than were typed; but a surname alone is nobody's whole name. */
    private static boolean isSameName(Set<String> typed, Set<String> stored) {
        return stored.containsAll(typed) && (typed.size() > 1 || stored.size() == 1);
    }
}

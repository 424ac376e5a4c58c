package krm.app.worklist;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import krm.app.security.SignedIn;
import krm.app.web.AskedTimes;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.ReadYourWrites;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.house.Houses;
import krm.projections.ProjectionPositions;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.Page;
import krm.projections.caselist.PastWorklist;
import krm.projections.caselist.Worklist;
import krm.projections.caselist.WorklistFilter;
import krm.projections.caselist.WorklistRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is due, for whom: risks first, then by due day. */
@RestController
class WorklistController {

    private static final Set<String> PARAMETERS = Set.of("due", "team", "mine", "asOf", "knownAt", "page", "size");

    /** @param missedAfter the last day on which it is not missed: later than the due day only while nobody has forecast a delay */
    record NextDeadline(
            String type, int run, LocalDate dueOn, LocalDate actBy, LocalDate missedAfter, boolean overdue) {}

    record Item(
            UUID id,
            String reference,
            String kind,
            String channel,
            String status,
            String priority,
            LocalDate receivedOn,
            OffsetDateTime recordedAt,
            @Nullable String team,
            @Nullable String person,
            int version,
            NextDeadline nextDeadline,
            LocalDate actBy) {

        static Item of(WorklistRow row, LocalDate today) {
            return new Item(
                    row.id(),
                    row.reference(),
                    row.kind(),
                    row.channel(),
                    row.status(),
                    row.priority(),
                    row.receivedOn(),
                    row.recordedAt(),
                    row.team(),
                    row.person(),
                    row.version(),
                    new NextDeadline(
                            row.type(),
                            row.run(),
                            row.dueOn(),
                            row.actBy(),
                            row.missedAfter(),
                            row.missedAfter().isBefore(today)),
                    row.actBy());
        }
    }

    /** A list that somebody can choose. */
    record Choice(WorklistFilter.Due due, boolean mine) {

        /** The parameter that asks for it, and its value. */
        Map.Entry<String, String> asked() {
            return mine ? Map.entry("mine", "true") : Map.entry("due", word(due));
        }
    }

    private final Worklist worklist;
    private final PastWorklist pastWorklist;
    private final ReadYourWrites writes;
    private final ProjectionPositions positions;
    private final Houses houses;
    private final Clock clock;

    WorklistController(
            Worklist worklist,
            PastWorklist pastWorklist,
            ReadYourWrites writes,
            ProjectionPositions positions,
            Houses houses,
            Clock clock) {
        this.worklist = worklist;
        this.pastWorklist = pastWorklist;
        this.writes = writes;
        this.positions = positions;
        this.houses = houses;
        this.clock = clock;
    }

    /** Whoever names the state that they have ({@code If-None-Match}) hears 304 as long as it is the same. */
    @GetMapping("/api/worklist")
    ResponseEntity<Page<Item>> worklist(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Access.requireCases(actor);
        Parameters.only(request, PARAMETERS);
        var due = due(request.getParameter("due"));
        var times = AskedTimes.of(request, clock);
        var today = times.times().asOf();
        var team = Parameters.text("team", request.getParameter("team"));
        var mine = Parameters.flag("mine", request.getParameter("mine"));
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        writes.await(request, CaseListProjection.NAME);
        var soon = soon(actor, today);
        var state = "W/\"%s-%s-%s-%08x\""
                .formatted(
                        positions.of(CaseListProjection.NAME),
                        today,
                        soon,
                        actor.toString().hashCode());
        if (state.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(state).build();
        }
        var filter = new WorklistFilter(due, team, mine, today, soon);
        return ResponseEntity.ok()
                .eTag(state)
                .body(times.past()
                        .map(past -> pastWorklist.page(actor, filter, past, page, size))
                        .orElseGet(() -> worklist.page(actor, filter, page, size))
                        .map(row -> Item.of(row, today)));
    }

    /** How many cases each of the lists has today, in their order. */
    List<Long> cases(Actor actor, @Nullable String team, List<Choice> lists) {
        var today = LocalDate.now(clock);
        var soon = soon(actor, today);
        return worklist.cases(
                actor,
                lists.stream()
                        .map(list -> new WorklistFilter(list.due(), team, list.mine(), today, soon))
                        .toList());
    }

    private LocalDate soon(Actor actor, LocalDate today) {
        var rules = houses.current(actor.jobcenter());
        var book = rules.books().reactionsOn(today);
        return rules.calendar(book).plusWorkingDays(today, book.soonWorkingDays());
    }

    private static WorklistFilter.Due due(@Nullable String text) {
        if (text == null) {
            return WorklistFilter.Due.ALL;
        }
        for (var due : WorklistFilter.Due.values()) {
            if (word(due).equals(text)) {
                return due;
            }
        }
        throw Problem.field("INVALID_PARAMETER", "due");
    }

    /** The value of {@code due} that asks for it. */
    private static String word(WorklistFilter.Due due) {
        return due.name().toLowerCase(Locale.ROOT);
    }
}

package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import krm.app.auditlog.AccessLog;
import krm.app.auditlog.Door;
import krm.app.security.SignedIn;
import krm.app.web.AskedTimes;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.app.web.ReadYourWrites;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.complaint.Status;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.SpecialGroup;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.core.house.Houses;
import krm.projections.caselist.CaseFilter;
import krm.projections.caselist.CaseList;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.CaseRow;
import krm.projections.caselist.Page;
import krm.projections.caselist.PastList;
import krm.projections.caselist.search.SearchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The list of cases, newest first, and the search in it. */
@RestController
class ListController {

    private static final Set<String> PARAMETERS = Set.of(
            "q",
            "status",
            "kind",
            "channel",
            "customerGroup",
            "specialGroup",
            "topic",
            "area",
            "team",
            "deadline",
            "state",
            "receivedFrom",
            "receivedTo",
            "asOf",
            "knownAt",
            "page",
            "size");

    private static final int LONGEST_QUERY = 200;
    private static final int MOST_WORDS = 10;

    private final CaseList list;
    private final PastList pastList;
    private final SearchWords words;
    private final ReadYourWrites writes;
    private final AccessLog accesses;
    private final Houses houses;
    private final Clock clock;

    ListController(
            CaseList list,
            PastList pastList,
            SearchWords words,
            ReadYourWrites writes,
            AccessLog accesses,
            Houses houses,
            Clock clock) {
        this.list = list;
        this.pastList = pastList;
        this.words = words;
        this.writes = writes;
        this.accesses = accesses;
        this.houses = houses;
        this.clock = clock;
    }

    @GetMapping("/api/complaints")
    Page<CaseRow> list(SignedIn caller, HttpServletRequest request) {
        var actor = caller.actor();
        Access.requireCases(actor);
        Parameters.only(request, PARAMETERS);
        var asked = asked(actor.jobcenter(), Parameters.text("q", request.getParameter("q")));
        var times = AskedTimes.of(request, clock);
        var filter = filter(actor.jobcenter(), request, times.times().asOf());
        var page = Parameters.page(request.getParameter("page"));
        var size = Parameters.size(request.getParameter("size"));
        writes.await(request, CaseListProjection.NAME);
        if (asked == null) {
            return times.past()
                    .map(past -> pastList.page(actor, filter, past, page, size))
                    .orElseGet(() -> list.page(actor, filter, page, size));
        }
        var tokens = words.tokens(actor.jobcenter(), asked);
        return noted(
                actor,
                times.past()
                        .map(past -> pastList.search(actor, filter, tokens, past, page, size))
                        .orElseGet(() -> list.search(actor, filter, tokens, page, size)));
    }

    /** A row shows nothing personal; but that a word has found it tells something of what the case says. */
    private Page<CaseRow> noted(Actor actor, Page<CaseRow> found) {
        accesses.note(
                actor,
                Door.SEARCH,
                found.items().stream().map(CaseRow::id).toList(),
                actor.jobcenter(),
                Access.Verdict.ALLOWED);
        return found;
    }

    /** Null: nobody searches. Nothing but separators has no words, and so no case has them. */
    private static @Nullable Set<String> asked(String house, @Nullable String query) {
        if (query == null) {
            return null;
        }
        var typed = query.strip();
        if (typed.isEmpty() || typed.codePointCount(0, typed.length()) > LONGEST_QUERY) {
            throw Problem.field("INVALID_PARAMETER", "q");
        }
        var asked = SearchWords.asked(house, typed);
        if (asked.size() > MOST_WORDS) {
            throw Problem.field("INVALID_PARAMETER", "q");
        }
        return asked;
    }

    private CaseFilter filter(String house, HttpServletRequest request, LocalDate asOf) {
        return new CaseFilter(
                oneOf(Status.class, "status", request),
                oneOf(ComplaintKind.class, "kind", request),
                oneOf(Channel.class, "channel", request),
                oneOf(CustomerGroup.class, "customerGroup", request),
                oneOf(SpecialGroup.class, "specialGroup", request),
                topics(house, Parameters.text("topic", request.getParameter("topic"))),
                oneOf(Area.class, "area", request),
                Parameters.text("team", request.getParameter("team")),
                oneOf(DeadlineType.class, "deadline", request),
                oneOf(DeadlineState.class, "state", request),
                asOf,
                Parameters.day("receivedFrom", request.getParameter("receivedFrom")),
                Parameters.day("receivedTo", request.getParameter("receivedTo")));
    }

    /** A topic of the tree stands for those under it too. */
    private @Nullable Set<String> topics(String house, @Nullable String topic) {
        return topic == null ? null : houses.current(house).topics().withThoseUnder(topic);
    }

    private static <E extends Enum<E>> @Nullable E oneOf(Class<E> values, String name, HttpServletRequest request) {
        return Parameters.oneOf(values, name, request.getParameter(name));
    }
}

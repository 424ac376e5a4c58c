package krm.app.worklist;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.app.people.People;
import krm.app.security.SignedIn;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Shown;
import krm.app.worklist.WorklistController.Choice;
import krm.app.worklist.WorklistController.Item;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.CaseFacts;
import krm.core.access.Step;
import krm.core.complaint.event.ComplaintKind;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.Outstanding;
import krm.projections.caselist.WorklistFilter.Due;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** The worklist as people read it: why each case is here, and what to do next. */
@Page
class WorklistPage {

    private static final List<Choice> LISTS = List.of(
            new Choice(Due.OVERDUE, false),
            new Choice(Due.TODAY, false),
            new Choice(Due.SOON, false),
            new Choice(Due.ALL, false),
            new Choice(Due.ALL, true),
            new Choice(Due.FORECAST, false));

    private static final List<Step> FORECASTS = List.of(Step.EXPECT_IN_TIME, Step.FORESEE_DELAY);

    private static final String PATH = "/worklist";
    private static final String ADDRESS = "/api/worklist";
    private static final String PAGE_SIZE = "25";

    /** One of the lists that somebody can choose, with how many cases wait in it. */
    record Tab(String key, String address, long cases, boolean here) {}

    /** A line: the case, why it is here, and the steps that end it, the usual one first. */
    record Line(Item item, String why, boolean late, List<String> steps) {}

    private final WorklistController worklist;
    private final People people;
    private final Shown shown;
    private final MessageSource messages;
    private final Clock clock;

    WorklistPage(WorklistController worklist, People people, Shown shown, MessageSource messages, Clock clock) {
        this.worklist = worklist;
        this.people = people;
        this.shown = shown;
        this.messages = messages;
        this.clock = clock;
    }

    /** A page that is open asks again and again; nothing (304) while it still shows what there is. */
    @GetMapping(PATH)
    @Nullable
    String page(SignedIn caller, HttpServletRequest request, ServletWebRequest exchange, Model model) {
        var asked = new HashMap<String, @Nullable String>();
        Stream.of("due", "team", "mine", "page").forEach(name -> asked.put(name, request.getParameter(name)));
        asked.put("size", PAGE_SIZE);
        var answer = worklist.worklist(
                caller,
                PageCall.get(request, ADDRESS, asked)
                        .patient()
                        .unlessStill(request.getHeader(HttpHeaders.IF_NONE_MATCH)));
        var state = answer.getHeaders().getETag();
        if (exchange.checkNotModified(state)) {
            return null;
        }
        var page = Objects.requireNonNull(answer.getBody());
        var today = LocalDate.now(clock);
        var forecastsAsked = "forecast".equals(request.getParameter("due"));
        model.addAttribute("tabs", tabs(caller, request));
        model.addAttribute(
                "lines",
                page.items().stream()
                        .map(item -> line(item, caller.actor(), today, forecastsAsked))
                        .toList());
        model.addAttribute("page", page);
        model.addAttribute("state", state);
        var teams = people.teams(caller.actor().jobcenter());
        model.addAttribute("teams", teams);
        model.addAttribute("empty", "worklist.empty." + empty(request, teams, page.page()));
        model.addAttribute("team", request.getParameter("team"));
        model.addAttribute("due", request.getParameter("due"));
        model.addAttribute("mine", request.getParameter("mine"));
        model.addAttribute("earlier", page.page() == 0 ? null : address(request, page.page() - 1));
        model.addAttribute("later", page.hasMore() ? address(request, page.page() + 1) : null);
        return "worklist/worklist";
    }

    /** Why there is nothing: not all is done where somebody has asked for what there is not. */
    private static String empty(HttpServletRequest request, List<People.Team> teams, int page) {
        var team = request.getParameter("team");
        if (team != null
                && !team.isEmpty()
                && teams.stream().noneMatch(one -> one.code().equals(team))) {
            return "team";
        }
        return page > 0 ? "page" : chosen(request);
    }

    private static String chosen(HttpServletRequest request) {
        var due = request.getParameter("due");
        return "true".equals(request.getParameter("mine")) ? "mine" : due == null || due.isEmpty() ? "all" : due;
    }

    private List<Tab> tabs(SignedIn caller, HttpServletRequest request) {
        var chosen = chosen(request);
        var team = request.getParameter("team");
        var cases = worklist.cases(caller.actor(), team == null || team.isEmpty() ? null : team, LISTS);
        return IntStream.range(0, LISTS.size())
                .mapToObj(i -> tab(LISTS.get(i), team, cases.get(i), chosen))
                .toList();
    }

    private static Tab tab(Choice list, @Nullable String team, long cases, String chosen) {
        var asked = list.asked();
        var key = list.mine() ? asked.getKey() : asked.getValue();
        var parameters = new HashMap<String, @Nullable String>(Map.ofEntries(asked));
        parameters.put("team", team);
        return new Tab(key, address(parameters), cases, key.equals(chosen));
    }

    private static String address(HttpServletRequest request, int page) {
        var asked = new HashMap<String, @Nullable String>();
        Stream.of("due", "team", "mine").forEach(name -> asked.put(name, request.getParameter(name)));
        asked.put("page", Integer.toString(page));
        return address(asked);
    }

    private static String address(Map<String, @Nullable String> asked) {
        var address = UriComponentsBuilder.fromPath(PATH);
        Stream.of("due", "mine", "team", "page").forEach(name -> {
            var value = asked.get(name);
            if (value != null && !value.isEmpty()) {
                address.queryParam(name, value);
            }
        });
        return address.encode().toUriString();
    }

    /** @param forecastsAsked then that is why it is here, whatever else is due */
    private Line line(Item item, Actor actor, LocalDate today, boolean forecastsAsked) {
        var next = item.nextDeadline();
        var type = DeadlineType.valueOf(next.type());
        if (forecastsAsked
                || new Outstanding(type, next.run(), 0, next.dueOn(), next.missedAfter()).asksForForecast(today)) {
            return new Line(item, say("why.forecast"), false, possible(FORECASTS, item, actor));
        }
        var why = say(
                next.overdue() ? "why.overdue" : "why.due",
                shown.word("DeadlineType", type),
                shown.distance(next.dueOn()),
                shown.day(next.dueOn()));
        return new Line(item, why, next.overdue(), possible(endings(type, item), item, actor));
    }

    /** As far as the role may. */
    private static List<String> possible(List<Step> steps, Item item, Actor actor) {
        var facts = new CaseFacts(
                actor.jobcenter(),
                ComplaintKind.valueOf(item.kind()).isDisciplinary(),
                item.team(),
                actor.user(),
                Set.of());
        return steps.stream()
                .filter(step -> Access.taking(step, actor, facts) == Access.Verdict.ALLOWED)
                .limit(2)
                .map(Step::path)
                .toList();
    }

    /** What ends a deadline of this type. */
    private static List<Step> endings(DeadlineType type, Item item) {
        var someoneHasIt = item.team() != null;
        return switch (type) {
            case ACKNOWLEDGEMENT -> List.of(Step.ACKNOWLEDGE);
            case INTERIM_NOTICE ->
                // Once a delay is foreseen, the notice is due; before, somebody is asked.
                item.nextDeadline().missedAfter().equals(item.nextDeadline().dueOn())
                                || item.nextDeadline().overdue()
                        ? List.of(Step.INTERIM_NOTICE, Step.ANSWER)
                        : FORECASTS;
            case ANSWER, COMPLETION, PROMISED_ANSWER ->
                someoneHasIt ? List.of(Step.ANSWER) : List.of(Step.FORWARD, Step.ANSWER);
            case RISK_RESPONSE -> List.of(Step.RELIEF, Step.FORWARD, Step.ANSWER);
            case STATEMENT, FOLLOW_UP -> List.of();
        };
    }

    private String say(String key, Object... facts) {
        return messages.getMessage(key, facts, LocaleContextHolder.getLocale());
    }
}

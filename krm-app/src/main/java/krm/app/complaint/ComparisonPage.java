package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import krm.app.complaint.CaseView.DeadlineShown;
import krm.app.complaint.CaseViews.HistoryItem;
import krm.app.security.SignedIn;
import krm.app.web.Page;
import krm.app.web.PageCall;
import krm.app.web.Problem;
import krm.app.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two instants of a case side by side, field by field (rules.md §5): after two events, or at the end of two days or
 * minutes. Without a choice: after the reception, and now.
 */
@Page
class ComparisonPage {

    private static final List<String> CHOICES =
            List.of("fromEvent", "fromDay", "fromTime", "toEvent", "toDay", "toTime");
    /** As fine as an instant is stored. */
    private static final Duration LEAST = Duration.ofNanos(1_000);

    private final ComplaintController complaints;
    private final DifferenceController differences;
    private final SideBySide sideBySide;
    private final Problems problems;
    private final Clock clock;
    private final JsonMapper json;

    ComparisonPage(
            ComplaintController complaints,
            DifferenceController differences,
            SideBySide sideBySide,
            Problems problems,
            Clock clock,
            JsonMapper json) {
        this.complaints = complaints;
        this.differences = differences;
        this.sideBySide = sideBySide;
        this.problems = problems;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping("/cases/{id}/comparison")
    String page(
            SignedIn caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var address = "/api/complaints/" + id;
        var history = Objects.requireNonNull(complaints
                .history(caller, id, PageCall.get(request, address + "/history", Map.of()))
                .get("items"));
        model.addAttribute("complaint", shown(caller, id, request, null));
        model.addAttribute("history", history);
        model.addAttribute("asked", asked(request));
        try {
            var from = instant("from", history, request);
            var to = instant("to", history, request);
            var before = from == null ? recorded(history) : from;
            var difference = differences.difference(
                    caller, id, PageCall.get(request, address + "/difference", parameters(before, to)));
            model.addAttribute("from", before);
            model.addAttribute("to", to == null ? OffsetDateTime.now(clock) : to);
            model.addAttribute(
                    "lines",
                    sideBySide.of(
                            difference,
                            deadlines(caller, id, request, before),
                            deadlines(caller, id, request, to),
                            caller.actor()));
            model.addAttribute("wording", json.writerWithDefaultPrettyPrinter().writeValueAsString(difference.items()));
        } catch (Problem unclear) {
            var said = problems.of(unclear);
            response.setStatus(said.getStatusCode().value());
            model.addAttribute("problem", Objects.requireNonNull(said.getBody()));
        }
        return "complaint/comparison";
    }

    /** When it was recorded, with the deadlines that came of it. */
    private static OffsetDateTime recorded(List<HistoryItem> history) {
        return history.stream()
                .takeWhile(item -> item.sequence() == 0 || item.type().equals("DeadlinesSet"))
                .reduce((_, later) -> later)
                .orElseThrow()
                .recordedAt();
    }

    private static Map<String, @Nullable String> parameters(OffsetDateTime from, @Nullable OffsetDateTime to) {
        var parameters = new HashMap<String, @Nullable String>();
        parameters.put("from", from.toString());
        parameters.put("to", to == null ? null : to.toString());
        return parameters;
    }

    /** A day or a minute counts to its end, and goes before an event; null where nothing was chosen. */
    private @Nullable OffsetDateTime instant(String which, List<HistoryItem> history, HttpServletRequest request) {
        var day = Objects.requireNonNullElse(request.getParameter(which + "Day"), "");
        var time = Objects.requireNonNullElse(request.getParameter(which + "Time"), "");
        var event = Objects.requireNonNullElse(request.getParameter(which + "Event"), "");
        try {
            if (!day.isEmpty()) {
                var on = LocalDate.parse(day);
                var end = time.isEmpty()
                        ? on.plusDays(1).atStartOfDay()
                        : on.atTime(LocalTime.parse(time)).plusMinutes(1);
                return end.atZone(clock.getZone()).toOffsetDateTime().minus(LEAST);
            }
            return event.isEmpty() ? null : history.get(Integer.parseInt(event)).recordedAt();
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
            throw Problem.field("INVALID_PARAMETER", which);
        }
    }

    private static Map<String, String> asked(HttpServletRequest request) {
        var asked = new HashMap<String, String>();
        CHOICES.forEach(name -> asked.put(name, Objects.requireNonNullElse(request.getParameter(name), "")));
        return asked;
    }

    /** None before its reception. */
    private List<DeadlineShown> deadlines(
            SignedIn caller, String id, HttpServletRequest request, @Nullable OffsetDateTime at) {
        try {
            return shown(caller, id, request, at).deadlines();
        } catch (Problem notYet) {
            return List.of();
        }
    }

    private CaseView shown(SignedIn caller, String id, HttpServletRequest request, @Nullable OffsetDateTime at) {
        var times = new HashMap<String, @Nullable String>();
        if (at != null) {
            times.put("knownAt", at.toString());
            times.put(
                    "asOf", at.atZoneSameInstant(clock.getZone()).toLocalDate().toString());
        }
        return Objects.requireNonNull(complaints
                .show(caller, id, PageCall.get(request, "/api/complaints/" + id, times))
                .getBody());
    }
}

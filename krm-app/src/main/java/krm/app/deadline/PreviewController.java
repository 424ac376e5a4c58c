package krm.app.deadline;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import krm.app.security.SignedIn;
import krm.app.web.DeadlineSentences;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.core.calendar.Calendars;
import krm.core.complaint.DeadlinePreview;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintKind;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.DeadlineView;
import krm.core.deadline.Deadlines;
import krm.core.deadline.RuleBook;
import krm.core.house.HouseRules;
import krm.core.house.Houses;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The deadlines that a reception on a day would have; stores nothing. */
@RestController
class PreviewController {

    private static final Set<String> PARAMETERS = Set.of("kind", "channel", "receivedOn", "land");

    /** A day is written with four digits for its year. */
    private static final int LAST_YEAR = 9999;

    record Shown(
            DeadlineType type,
            int run,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate actBy,
            DeadlineState state,
            List<String> explanation) {}

    private final Houses houses;
    private final Calendars calendars;
    private final DeadlineSentences sentences;
    private final Clock clock;

    PreviewController(Houses houses, Calendars calendars, DeadlineSentences sentences, Clock clock) {
        this.houses = houses;
        this.calendars = calendars;
        this.sentences = sentences;
        this.clock = clock;
    }

    @GetMapping("/api/deadlines/preview")
    Map<String, List<Shown>> preview(SignedIn caller, HttpServletRequest request) {
        Parameters.only(request, PARAMETERS);
        var kind = required("kind", Parameters.oneOf(ComplaintKind.class, "kind", request.getParameter("kind")));
        var channel = required("channel", Parameters.oneOf(Channel.class, "channel", request.getParameter("channel")));
        var day = Parameters.day("receivedOn", request.getParameter("receivedOn"), LocalDate.now(clock));
        var rules = houses.current(caller.actor().jobcenter());
        var deadlines = in(request.getParameter("land"), rules, rules.books().on(day, kind.isFormal()));
        var preview = DeadlinePreview.of(kind, channel, day, deadlines);
        if (preview.stream()
                .map(DeadlineView::dueOn)
                .filter(Objects::nonNull)
                .anyMatch(due -> due.getYear() > LAST_YEAR)) {
            throw Problem.field("DAY_TOO_LATE", "receivedOn");
        }
        return Map.of(
                "deadlines",
                preview.stream()
                        .map(d -> new Shown(
                                d.type(), d.run(), d.dueOn(), d.actBy(), d.state(), sentences.of(d.explanation())))
                        .toList());
    }

    /** In the own Land with the house's own holidays, in another one with its statutory ones alone. */
    private Deadlines in(@Nullable String land, HouseRules rules, RuleBook book) {
        if (land != null && !Calendars.laender().contains(land)) {
            throw Problem.field("INVALID_PARAMETER", "land");
        }
        return land == null || land.equals(rules.land())
                ? rules.deadlines(book)
                : new Deadlines(book, calendars.of(land, List.of(), book.yearEndWorks()));
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw Problem.field("INVALID_PARAMETER", name);
        }
        return value;
    }
}

package krm.app.deadline;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import krm.app.people.People;
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
import krm.core.deadline.Deadlines;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The deadlines that a reception on a day would have; stores nothing. */
@RestController
class PreviewController {

    private static final Set<String> PARAMETERS = Set.of("kind", "channel", "receivedOn", "land");

    record Shown(
            DeadlineType type,
            int run,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate actBy,
            DeadlineState state,
            List<String> explanation) {}

    private final Deadlines deadlines;
    private final DeadlineSentences sentences;
    private final People people;
    private final Clock clock;

    PreviewController(Deadlines deadlines, DeadlineSentences sentences, People people, Clock clock) {
        this.deadlines = deadlines;
        this.sentences = sentences;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/api/deadlines/preview")
    Map<String, List<Shown>> preview(SignedIn caller, HttpServletRequest request) {
        Parameters.only(request, PARAMETERS);
        var kind = required("kind", Parameters.oneOf(ComplaintKind.class, "kind", request.getParameter("kind")));
        var channel = required("channel", Parameters.oneOf(Channel.class, "channel", request.getParameter("channel")));
        var day = Parameters.day("receivedOn", request.getParameter("receivedOn"), LocalDate.now(clock));
        return Map.of(
                "deadlines",
                DeadlinePreview.of(kind, channel, day, land(caller, request.getParameter("land")), deadlines).stream()
                        .map(d -> new Shown(
                                d.type(), d.run(), d.dueOn(), d.actBy(), d.state(), sentences.of(d.explanation())))
                        .toList());
    }

    private String land(SignedIn caller, @Nullable String land) {
        if (land == null) {
            return people.landOf(caller.actor().jobcenter());
        }
        if (!Calendars.laender().contains(land)) {
            throw Problem.field("INVALID_PARAMETER", "land");
        }
        return land;
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw Problem.field("INVALID_PARAMETER", name);
        }
        return value;
    }
}

package krm.app.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import krm.app.web.AskedPeriod;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.projections.statistics.Facet;
import krm.projections.statistics.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which figures somebody asks for, and refuses what they may not ask (rules.md §2). */
@Component
class Asking {

    private final Clock clock;

    Asking(Clock clock) {
        this.clock = clock;
    }

    /** Whoever reads the figures of several houses may name each. */
    static final Set<String> SEVERAL = Set.of("jobcenter");

    Question read(Actor actor, HttpServletRequest request) {
        var from = day("from", request);
        var to = day("to", request);
        var asOf = Parameters.day("asOf", request.getParameter("asOf"));
        var knownAt = Parameters.instant("knownAt", request.getParameter("knownAt"), Question.NOW);
        var by = facet(request.getParameter("by"));
        var houses = houses(actor, request.getParameterValues("jobcenter"));
        var asked = AskedPeriod.of(from, to);
        var today = LocalDate.now(clock);
        var question = new Question(actor, houses, asked, asOf == null ? today : asOf, knownAt, by);
        var asToday = question.asOf().equals(today) && knownAt.equals(Question.NOW);
        if (actor.role() == Role.REPORTING && !(asked.isWholeMonths() && asToday)) {
            throw new Problem("WHOLE_MONTHS_ONLY");
        }
        return question;
    }

    private static LocalDate day(String name, HttpServletRequest request) {
        var day = Parameters.day(name, request.getParameter(name));
        if (day == null) {
            throw Problem.field("INVALID_PARAMETER", name);
        }
        return day;
    }

    private static @Nullable Facet facet(@Nullable String name) {
        return name == null || name.isEmpty()
                ? null
                : Facet.of(name).orElseThrow(() -> Problem.field("INVALID_PARAMETER", "by"));
    }

    /**
     * All that the caller may ask for, unless said: separated by commas, or given again. Another house's figures are not
     * there.
     */
    private static List<String> houses(Actor actor, String @Nullable [] asked) {
        var known = Access.figuresOf(actor);
        if (asked == null) {
            return known;
        }
        var houses = Stream.of(asked)
                .flatMap(some -> Stream.of(some.split(",")))
                .map(String::strip)
                .filter(house -> !house.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (!known.containsAll(houses)) {
            throw new Problem("NOT_FOUND");
        }
        return houses.isEmpty() ? known : houses;
    }
}

package krm.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.app.people.People;
import krm.app.security.SignedIn;
import krm.app.web.Browser;
import krm.app.web.Page;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.Administration;
import krm.core.access.Auditing;
import krm.core.access.NotAllowed;
import krm.core.access.Role;
import krm.core.house.Houses;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame: the navigation holds what the role can use, and nothing else. */
@ControllerAdvice(annotations = Page.class)
class Frames {

    private final People people;
    private final Houses houses;
    private final Clock clock;

    Frames(People people, Houses houses, Clock clock) {
        this.people = people;
        this.houses = houses;
        this.clock = clock;
    }

    @ModelAttribute("frame")
    Frame of(HttpServletRequest request) {
        var path = request.getServletPath();
        var address = Browser.address(request);
        var language = LocaleContextHolder.getLocale().getLanguage();
        try {
            if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn caller) {
                return of(caller, path, address, language);
            }
        } catch (DataAccessException e) {
            // What cannot be read now is not shown; what the page has to say about it is.
        }
        return new Frame(null, null, false, null, List.of(), null, List.of(), Map.of(), null, path, address, language);
    }

    private Frame of(SignedIn caller, String path, String address, String language) {
        var actor = caller.actor();
        var house = people.house(actor.jobcenter()).map(People.House::name).orElse(actor.jobcenter());
        var links = addresses(actor)
                .map(page -> new Frame.Link(page, "nav" + page.replace('/', '.'), isIn(page, path)))
                .toList();
        var teams = people.teams(actor.jobcenter()).stream()
                .collect(Collectors.toMap(People.Team::code, People.Team::name));
        return new Frame(
                actor.user(),
                actor.role(),
                caller.hasPassword(),
                actor.onBehalfOf(),
                people.representedBy(actor.user(), actor.jobcenter()),
                house,
                links,
                teams,
                reviewDue(actor),
                path,
                address,
                language);
    }

    private @Nullable LocalDate reviewDue(Actor actor) {
        return may(() -> Administration.requireReview(actor))
                ? houses.current(actor.jobcenter())
                        .reviewDue(LocalDate.now(clock))
                        .orElse(null)
                : null;
    }

    private static Stream<String> addresses(Actor actor) {
        return Stream.of(
                        "/audit",
                        "/worklist",
                        "/intake",
                        "/reception",
                        "/search",
                        "/figures",
                        "/operations",
                        "/users",
                        "/teams",
                        "/topics",
                        "/rules",
                        "/imports",
                        "/houses",
                        "/setup",
                        "/help")
                .filter(address -> switch (address) {
                    case "/audit" -> may(() -> Auditing.require(actor));
                    case "/worklist" -> handlesCases(actor) && actor.role() != Role.STAFF;
                    case "/intake" -> may(() -> Access.requireReception(actor, false, false));
                    case "/reception" -> may(() -> Access.requireReception(actor, true, false));
                    case "/search" -> handlesCases(actor);
                    case "/figures" -> may(() -> Access.requireFigures(actor));
                    case "/operations", "/teams", "/topics", "/houses", "/setup" -> administers(actor);
                    case "/users" -> may(() -> Administration.requireInsight(actor));
                    case "/rules" -> may(() -> Administration.requireRules(actor));
                    case "/imports" -> actor.role() == Role.KRM_OFFICER;
                    default -> true;
                });
    }

    private static boolean isIn(String address, String path) {
        return path.equals(address) || path.startsWith(address + "/");
    }

    /** Where each role begins: at what waits for them, at what they are asked to record, or at the help. */
    static String home(Actor actor) {
        // What a new house still lacks comes first.
        return administers(actor) ? "/start" : addresses(actor).findFirst().orElseThrow();
    }

    private static boolean administers(Actor actor) {
        return may(() -> Administration.require(actor));
    }

    private static boolean handlesCases(Actor actor) {
        return may(() -> Access.requireCases(actor));
    }

    private static boolean may(Runnable asked) {
        try {
            asked.run();
            return true;
        } catch (NotAllowed e) {
            return false;
        }
    }
}

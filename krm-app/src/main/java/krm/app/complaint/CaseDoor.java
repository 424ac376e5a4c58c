package krm.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import krm.app.auditlog.AccessLog;
import krm.app.auditlog.Door;
import krm.app.web.PageCall;
import krm.app.web.Parameters;
import krm.app.web.Problem;
import krm.core.access.Access;
import krm.core.access.Access.Verdict;
import krm.core.access.Actor;
import krm.core.access.CaseFacts;
import krm.core.access.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens a case for somebody, or refuses it; either is noted before anything is shown (rules.md §6). An id that is no
 * case is noted like one that the caller must not know of, so that not even the time of the answer tells them apart.
 */
@Component
class CaseDoor {

    private final Cases cases;
    private final AccessLog accesses;

    CaseDoor(Cases cases, AccessLog accesses) {
        this.cases = cases;
        this.accesses = accesses;
    }

    /** To look at it. A page that looks several times, since it shows several things at once, has looked once. */
    Case look(String id, Actor actor, Door door, HttpServletRequest call) {
        return call instanceof PageCall page
                ? read(id, actor, Door.PAGE, page::isFirst)
                : read(id, actor, door, _ -> true);
    }

    /** To answer a call that has stored nothing. */
    Case answer(String id, Actor actor) {
        return read(id, actor, Door.STEP, _ -> true);
    }

    /** What was found, and what was said to it: what makes a second look the same as the first. */
    private record Seen(UUID complaint, Verdict verdict) {}

    private Case read(String id, Actor actor, Door door, Predicate<Seen> notYetNoted) {
        var uuid = known(id, actor);
        var found = cases.find(uuid);
        var verdict = verdict(found, actor, Access::seeing);
        if (notYetNoted.test(new Seen(uuid, verdict))) {
            accesses.note(actor, door, uuid, house(found), verdict);
        }
        return cases.knownTo(actor, opened(found, verdict));
    }

    /** The whole case, to take a step on it; noted only if it is refused, because the history tells of a step. */
    Case takeStep(String id, Actor actor, Step step) {
        var uuid = known(id, actor);
        var found = cases.find(uuid);
        var verdict = verdict(found, actor, (who, facts) -> Access.taking(step, who, facts));
        if (verdict != Verdict.ALLOWED) {
            accesses.note(actor, Door.STEP, uuid, house(found), verdict);
        }
        return opened(found, verdict);
    }

    private static UUID known(String id, Actor actor) {
        return Parameters.uuid(id).orElseThrow(() -> {
            Access.requireCases(actor);
            return new Problem("NOT_FOUND");
        });
    }

    private static @Nullable String house(Optional<Case> found) {
        return found.map(some -> some.file().facts().jobcenter()).orElse(null);
    }

    private static Verdict verdict(Optional<Case> found, Actor actor, BiFunction<Actor, CaseFacts, Verdict> judge) {
        return found.map(some -> judge.apply(actor, some.file().facts())).orElseGet(() -> Access.seeingNothing(actor));
    }

    private static Case opened(Optional<Case> found, Verdict verdict) {
        Access.refuse(verdict);
        return found.orElseThrow();
    }
}

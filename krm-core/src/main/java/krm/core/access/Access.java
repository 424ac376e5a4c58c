package krm.core.access;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static krm.core.access.Role.AUDITOR;
import static krm.core.access.Role.KRM_OFFICER;
import static krm.core.access.Role.MANAGEMENT;
import static krm.core.access.Role.STAFF;
import static krm.core.access.Role.TEAM_LEAD;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The one place that says who may see a case and who may take which step (rules.md §2). */
public final class Access {

    /** In the order in which the doors answer: 403 for roles without cases, 404, 403. */
    public enum Verdict {
        ALLOWED,
        NOT_VISIBLE,
        NOT_ALLOWED
    }

    private Access() {}

    /** Figures and configuration (REPORTING, ADMIN) need no cases: refused on every one, known or not, and on lists. */
    public static void requireCases(Actor actor) {
        refuse(actor.role().handlesCases() ? Verdict.ALLOWED : Verdict.NOT_ALLOWED);
    }

    /** Figures (rules.md §2): the officer, those who direct and check the house, and those it reports to. */
    public static void requireFigures(Actor actor) {
        refuse(
                switch (actor.role()) {
                    case KRM_OFFICER, MANAGEMENT, AUDITOR, REPORTING -> Verdict.ALLOWED;
                    case STAFF, TEAM_LEAD, ADMIN -> Verdict.NOT_ALLOWED;
                });
    }

    /** The signals of the seismograph (S1.12): the officer, and those who direct and check the house. */
    public static void requireSignals(Actor actor) {
        refuse(
                switch (actor.role()) {
                    case KRM_OFFICER, MANAGEMENT, AUDITOR -> Verdict.ALLOWED;
                    case STAFF, TEAM_LEAD, REPORTING, ADMIN -> Verdict.NOT_ALLOWED;
                });
    }

    /** The houses whose figures the caller may ask for: the own one, and for REPORTING all that report to them. By code. */
    public static List<String> figuresOf(Actor actor) {
        return Stream.concat(Stream.of(actor.jobcenter()), actor.reporting().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a case counts in the figures that the caller reads: what is hidden from somebody is hidden in figures too. */
    public static boolean counting(Actor actor, CaseFacts facts) {
        return actor.role() == Role.REPORTING
                ? figuresOf(actor).contains(facts.jobcenter()) && !facts.disciplinary()
                : sees(actor, facts);
    }

    /** Every employee of the house records oral reactions, written ones only the officer (S2.03, S2.33, S2.50). */
    public static void requireReception(Actor actor, boolean written, boolean disciplinary) {
        var mayRecord = written
                ? officerOn(disciplinary, actor.role())
                : rolesFor(Step.RECEIVE).contains(actor.role());
        refuse(mayRecord ? Verdict.ALLOWED : Verdict.NOT_ALLOWED);
    }

    public static void require(Step step, Actor actor, CaseFacts facts) {
        refuse(taking(step, actor, facts));
    }

    /** Whether the caller may know of the case. */
    public static Verdict seeing(Actor actor, CaseFacts facts) {
        if (!actor.role().handlesCases()) {
            return Verdict.NOT_ALLOWED;
        }
        return sees(actor, facts) ? Verdict.ALLOWED : Verdict.NOT_VISIBLE;
    }

    /**
     * Whether the caller may know of a case that they see what it was: of one that was disciplinary, and is not any more, only
     * who could have seen it then.
     */
    public static boolean seeingPast(Actor actor, CaseFacts then) {
        return !then.disciplinary() || knowsAccused(actor, then);
    }

    /** The names that keep the caller out of a case which accuses one of them. */
    public static Set<String> keptOutAs(Actor actor) {
        return actor.onBehalfOf() == null || actor.role() == MANAGEMENT
                ? Set.of(actor.user())
                : Stream.of(actor.user(), actor.onBehalfOf()).collect(toUnmodifiableSet());
    }

    /** Whether the caller may know whom a case accuses: who sees disciplinary ones, also if it is none any more. */
    public static boolean knowsAccused(Actor actor, CaseFacts facts) {
        return sees(actor, facts.ofDisciplinaryCase());
    }

    /** What the caller hears of a case that does not exist: the same as of one that they must not know of. */
    public static Verdict seeingNothing(Actor actor) {
        return actor.role().handlesCases() ? Verdict.NOT_VISIBLE : Verdict.NOT_ALLOWED;
    }

    /** Whether the caller's role may take the step on the case, whatever state it is in. */
    public static Verdict taking(Step step, Actor actor, CaseFacts facts) {
        var seeing = seeing(actor, facts);
        if (seeing != Verdict.ALLOWED) {
            return seeing;
        }
        var may = rolesFor(step).contains(actor.role())
                || (rolesFor(step).contains(KRM_OFFICER) && officerOn(facts.disciplinary(), actor.role()));
        return may ? Verdict.ALLOWED : Verdict.NOT_ALLOWED;
    }

    private static Set<Role> rolesFor(Step step) {
        return switch (step) {
            case RECEIVE -> Set.of(STAFF, TEAM_LEAD, KRM_OFFICER, MANAGEMENT);
            case ACKNOWLEDGE,
                    FORWARD,
                    PRESENT,
                    STATEMENT_DISPATCH,
                    RATE,
                    CLOSE,
                    REOPEN,
                    REDIRECT,
                    LINK,
                    CORRECT,
                    FOLLOW_UP,
                    FOLLOW_UP_DONE,
                    ERASE,
                    HOLD_ERASURE,
                    RELEASE_ERASURE -> Set.of(KRM_OFFICER);
            case INTERIM_NOTICE, FORESEE_DELAY, EXPECT_IN_TIME, RAISE_PRIORITY, LOWER_PRIORITY ->
                Set.of(TEAM_LEAD, KRM_OFFICER);
            case ANSWER, RELIEF, NOTE -> Set.of(TEAM_LEAD, KRM_OFFICER, MANAGEMENT);
        };
    }

    /** On a disciplinary complaint the management may take every step that is otherwise the officer's (S2.10). */
    private static boolean officerOn(boolean disciplinary, Role role) {
        return role == KRM_OFFICER || (disciplinary && role == MANAGEMENT);
    }

    /**
     * Never the person accused, whatever their role, also when the case has turned out to be no disciplinary one; nor whoever
     * stands for that person, but for a manager's deputy: perhaps nobody else can handle it (S2.25).
     */
    private static boolean sees(Actor actor, CaseFacts facts) {
        if (!actor.jobcenter().equals(facts.jobcenter())
                || keptOutAs(actor).stream().anyMatch(facts.accusedUsers()::contains)) {
            return false;
        }
        return facts.disciplinary() ? seesDisciplinary(actor, facts) : seesOrdinary(actor, facts);
    }

    private static boolean seesOrdinary(Actor actor, CaseFacts facts) {
        return switch (actor.role()) {
            case KRM_OFFICER, MANAGEMENT, AUDITOR -> true;
            case TEAM_LEAD -> actor.belongsTo(facts.team());
            case STAFF -> actor.standsFor(facts.recordedBy());
            case REPORTING, ADMIN -> false;
        };
    }

    private static boolean seesDisciplinary(Actor actor, CaseFacts facts) {
        return switch (actor.role()) {
            case MANAGEMENT, AUDITOR -> true;
            case KRM_OFFICER -> actor.standsFor(facts.recordedBy());
            case STAFF, TEAM_LEAD, REPORTING, ADMIN -> false;
        };
    }

    /**
     * @throws NotVisible if the caller must not know of it
     * @throws NotAllowed if the caller's role may not do it
     */
    public static void refuse(Verdict verdict) {
        switch (verdict) {
            case ALLOWED -> {}
            case NOT_VISIBLE -> throw new NotVisible();
            case NOT_ALLOWED -> throw new NotAllowed();
        }
    }
}

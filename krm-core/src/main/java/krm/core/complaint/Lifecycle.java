package krm.core.complaint;

import static krm.core.complaint.RefusalCode.ALREADY_ACKNOWLEDGED;
import static krm.core.complaint.RefusalCode.ALREADY_ANSWERED;
import static krm.core.complaint.RefusalCode.ALREADY_RATED;
import static krm.core.complaint.RefusalCode.ALREADY_RECEIVED;
import static krm.core.complaint.RefusalCode.ANSWERED_BY_OWN_TEAM;
import static krm.core.complaint.RefusalCode.CASE_CLOSED;
import static krm.core.complaint.RefusalCode.CASE_ERASED;
import static krm.core.complaint.RefusalCode.CASE_OPEN;
import static krm.core.complaint.RefusalCode.CASE_REDIRECTED;
import static krm.core.complaint.RefusalCode.ERASURE_IS_HELD;
import static krm.core.complaint.RefusalCode.ERASURE_NOT_HELD;
import static krm.core.complaint.RefusalCode.FOLLOW_UP_OPEN;
import static krm.core.complaint.RefusalCode.NOT_ANSWERED;
import static krm.core.complaint.RefusalCode.NOT_CLOSED;
import static krm.core.complaint.RefusalCode.NOT_FOR_PETITIONS;
import static krm.core.complaint.RefusalCode.NOT_RAISED;
import static krm.core.complaint.RefusalCode.NOT_RATED;
import static krm.core.complaint.RefusalCode.NOT_REACHABLE;
import static krm.core.complaint.RefusalCode.NO_ADDRESS_OR_EMAIL;
import static krm.core.complaint.RefusalCode.NO_OPEN_FOLLOW_UP;
import static krm.core.complaint.RefusalCode.ONLY_FOR_PETITIONS;
import static krm.core.complaint.RefusalCode.PRIORITY_IS_FIXED;

import java.util.Optional;
import java.util.stream.Stream;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.deadline.Progress.Act;

/** The order of steps (rules.md §3, rules 1 to 12): what a case's state permits next. The one place, for deciding and for showing. */
record Lifecycle(ComplaintFile file) {

    /** Which rule about the order of steps (rules.md §3, rules 1 to 12) stands against the step now. */
    Optional<RefusalCode> against(Step step, Actor actor) {
        var reception = file.received().reception();
        var formal = file.received().formal();
        return switch (step) {
            case RECEIVE -> Optional.of(ALREADY_RECEIVED);
            case ACKNOWLEDGE ->
                whileOpen(
                        when(file.answered(), ALREADY_ANSWERED),
                        when(file.progress().has(Act.ACKNOWLEDGED), ALREADY_ACKNOWLEDGED),
                        when(!reception.reachable(), NOT_REACHABLE),
                        when(!reception.reachableInWriting(), NO_ADDRESS_OR_EMAIL));
            case FORWARD -> whileOpen(when(file.answered(), ALREADY_ANSWERED));
            case PRESENT, RELIEF, NOTE, FOLLOW_UP, RAISE_PRIORITY, REDIRECT -> whileOpen();
            case FOLLOW_UP_DONE -> whileOpen(when(!followUpOpen(), NO_OPEN_FOLLOW_UP));
            case LOWER_PRIORITY ->
                whileOpen(when(formal, PRIORITY_IS_FIXED), when(!file.marks().raised(), NOT_RAISED));
            case FORESEE_DELAY, EXPECT_IN_TIME ->
                whileOpen(
                        when(formal, NOT_FOR_PETITIONS),
                        when(file.answered(), ALREADY_ANSWERED),
                        when(!reception.reachable(), NOT_REACHABLE));
            case INTERIM_NOTICE ->
                whileOpen(when(file.answered(), ALREADY_ANSWERED), when(!reception.reachable(), NOT_REACHABLE));
            case ANSWER -> whileOpen(when(formal, NOT_FOR_PETITIONS), when(file.answered(), ALREADY_ANSWERED));
            case STATEMENT_DISPATCH ->
                whileOpen(when(!formal, ONLY_FOR_PETITIONS), when(file.answered(), ALREADY_ANSWERED));
            case RATE ->
                whileOpen(
                        when(file.ending().ratedOn() != null, ALREADY_RATED),
                        when(answerOutstanding(), NOT_ANSWERED),
                        when(answeredByOwnTeam(actor), ANSWERED_BY_OWN_TEAM));
            case CLOSE ->
                whileOpen(
                        when(answerOutstanding(), NOT_ANSWERED),
                        when(file.ending().ratedOn() == null, NOT_RATED),
                        when(followUpOpen(), FOLLOW_UP_OPEN),
                        when(answeredByOwnTeam(actor), ANSWERED_BY_OWN_TEAM));
            case REOPEN ->
                first(
                        when(file.erased(), CASE_ERASED),
                        when(file.redirected(), CASE_REDIRECTED),
                        when(!file.closed(), NOT_CLOSED));
            case LINK, CORRECT -> first(when(file.erased(), CASE_ERASED));
            case ERASE ->
                first(
                        when(file.erased(), CASE_ERASED),
                        when(!file.closed() && !file.redirected(), CASE_OPEN),
                        when(file.marks().erasure() == Erasure.HELD, ERASURE_IS_HELD));
            case HOLD_ERASURE ->
                first(when(file.erased(), CASE_ERASED), when(file.marks().erasure() == Erasure.HELD, ERASURE_IS_HELD));
            case RELEASE_ERASURE ->
                first(when(file.erased(), CASE_ERASED), when(file.marks().erasure() != Erasure.HELD, ERASURE_NOT_HELD));
        };
    }

    /** Rule 1: after closing or redirecting only what keeps the case as it is, or takes it up again. */
    private Optional<RefusalCode> whileOpen(Rule... rules) {
        return first(when(file.redirected(), CASE_REDIRECTED), when(file.closed(), CASE_CLOSED))
                .or(() -> first(rules));
    }

    private boolean followUpOpen() {
        return file.marks().followUps().stream().anyMatch(followUp -> !followUp.done());
    }

    /** An answer to somebody who cannot be reached is never needed (rule 5); a statement always is (rule 9). */
    private boolean answerOutstanding() {
        return (file.reachable() || file.received().formal()) && !file.answered();
    }

    /** The management's steps on a disciplinary complaint are exempt (rules.md §2). */
    private boolean answeredByOwnTeam(Actor actor) {
        var exempt = file.received().disciplinary() && actor.role() == Role.MANAGEMENT;
        return !exempt && file.ending().answeringTeams().stream().anyMatch(actor::worksIn);
    }

    /** A rule that may stand against a step. */
    private record Rule(boolean broken, RefusalCode code) {}

    private static Rule when(boolean broken, RefusalCode code) {
        return new Rule(broken, code);
    }

    private static Optional<RefusalCode> first(Rule... rules) {
        return Stream.of(rules).filter(Rule::broken).map(Rule::code).findFirst();
    }
}

package krm.app.exporting;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import krm.core.complaint.event.AnswerExpectedInTime;
import krm.core.complaint.event.ComplainantErased;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintLinked;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintRedirected;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.DeadlineMissed;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.DelayForeseen;
import krm.core.complaint.event.ErasureHeld;
import krm.core.complaint.event.ErasureReleased;
import krm.core.complaint.event.FollowUpDone;
import krm.core.complaint.event.FollowUpScheduled;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.NoteAdded;
import krm.core.complaint.event.Petition;
import krm.core.complaint.event.PresentedToManagement;
import krm.core.complaint.event.PriorityLowered;
import krm.core.complaint.event.PriorityRaised;
import krm.core.complaint.event.ReliefGiven;
import krm.core.complaint.event.ReminderSent;
import krm.core.complaint.event.StatementDispatched;
import org.jspecify.annotations.Nullable;

/**
 * What an export says of an event beside who, when and which step. What is not named here does not leave the house: no
 * free text, nothing about the complainant or an accused employee, no other system's key, no other case. Values are
 * texts of a closed list, numbers, days, yes or no, and lists of texts.
 */
final class Facts {

    private final Map<String, Object> facts = new LinkedHashMap<>();

    private Facts() {}

    /** A new event does not compile until somebody has thought of what it may say. */
    static Map<String, Object> of(ComplaintEvent event, Pseudonyms pseudonyms) {
        var facts = new Facts();
        switch (event) {
            case ComplaintReceived e -> facts.received(e);
            case DeadlinesSet e ->
                facts.and("ruleBook", e.ruleBook())
                        .and("calendar", e.calendar())
                        .and("deadlines", e.deadlines(), Facts::due);
            case ComplaintAcknowledged e -> facts.and("medium", e.medium());
            case ComplaintForwarded e ->
                facts.and("toTeam", e.team())
                        .and("toPerson", e.person() == null ? null : pseudonyms.of(e.person()))
                        .and("copyToOfficer", e.copyToOfficer());
            case PresentedToManagement e -> facts.and("waived", e.waivedBecause() != null);
            case PriorityRaised e -> facts.and("risk", e.risk());
            case InterimNoticeSent e ->
                facts.and("medium", e.medium())
                        .and("announcedAnswerOn", e.announcedAnswerOn())
                        .and("anonymised", e.anonymised());
            case FollowUpScheduled e ->
                facts.and("no", e.no()).and("dueOn", e.dueOn()).and("for", pseudonyms.of(e.whom()));
            case FollowUpDone e -> facts.and("no", e.no());
            case ReminderSent e ->
                facts.and("no", e.no()).and("for", pseudonyms.of(e.whom())).and("way", e.way());
            case DeadlineMissed e ->
                facts.and("deadline", e.type())
                        .and("run", e.run())
                        .and("no", e.no() == 0 ? null : e.no())
                        .and("dueOn", e.dueOn());
            case StatementDispatched e -> facts.and("medium", e.medium()).and("answeredByTeam", e.answeredByTeam());
            case ComplaintAnswered e ->
                facts.and("medium", e.medium())
                        .and("outcome", e.outcome())
                        .and("final", e.conclusive())
                        .and("anonymised", e.anonymised())
                        .and("answeredByTeam", e.answeredByTeam());
            case ComplaintRated e ->
                facts.and("rating", e.rating())
                        .and("agreement", e.agreement())
                        .and("satisfaction", e.satisfaction())
                        .and("concernRatings", e.concerns(), c -> c.no() + " " + c.rating());
            case ComplaintClosed e -> facts.and("originalsPlaceKnown", e.originalsAt() != null);
            case ComplaintRedirected e -> facts.and("target", e.target()).and("receivedOn", e.receivedOn());
            case ComplaintCorrected e ->
                facts.and("field", e.field().path())
                        .and("concern", e.concern())
                        .and("from", e.from())
                        .and("to", e.to());
            case ReliefGiven _,
                    PriorityLowered _,
                    DelayForeseen _,
                    AnswerExpectedInTime _,
                    ComplaintReopened _,
                    ComplaintLinked _,
                    NoteAdded _,
                    ComplainantErased _,
                    ErasureHeld _,
                    ErasureReleased _ -> {}
        }
        return facts.facts;
    }

    private static String due(DeadlineSet d) {
        return d.type() + " " + d.run() + " " + d.dueOn()
                + (d.insteadOf() == null ? "" : " instead of " + d.insteadOf());
    }

    private void received(ComplaintReceived e) {
        and("kind", e.kind());
        and("channel", e.channel());
        and("customerGroup", e.customerGroup());
        and("specialGroups", e.specialGroups(), Enum::name);
        and("concerns", e.concerns().size());
        and("topics", e.concerns(), Concern::topic);
        and("areas", e.concerns(), Concern::area);
        and("risks", e.risks(), Enum::name);
        and("anonymous", e.complainant() == null);
        and("settledOnTheSpot", e.settledOnTheSpot());
        and("imported", e.sourceKey() != null);
        and("ruleBook", e.ruleBook());
        Petition petition = e.petition();
        if (petition != null) {
            and("assembly", petition.assembly());
            and("petitionDueOn", petition.dueOn());
            and("committeeDay", petition.committeeDay());
        }
    }

    private Facts and(String name, @Nullable Enum<?> value) {
        return put(name, value == null ? null : value.name());
    }

    private Facts and(String name, @Nullable String value) {
        return put(name, value);
    }

    private Facts and(String name, @Nullable Integer value) {
        return put(name, value);
    }

    private Facts and(String name, boolean value) {
        return put(name, value);
    }

    private Facts and(String name, @Nullable LocalDate value) {
        return put(name, value);
    }

    private <T> Facts and(String name, List<T> values, Function<T, @Nullable Object> as) {
        var texts = values.stream()
                .map(as)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toList();
        return put(name, texts.isEmpty() ? null : texts);
    }

    private Facts put(String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
        return this;
    }
}

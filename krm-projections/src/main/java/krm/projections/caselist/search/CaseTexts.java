package krm.projections.caselist.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import krm.core.complaint.event.AnswerExpectedInTime;
import krm.core.complaint.event.Complainant;
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
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.DeadlineMissed;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.DelayForeseen;
import krm.core.complaint.event.ErasureHeld;
import krm.core.complaint.event.ErasureReleased;
import krm.core.complaint.event.FollowUpDone;
import krm.core.complaint.event.FollowUpScheduled;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.NoteAdded;
import krm.core.complaint.event.PresentedToManagement;
import krm.core.complaint.event.PriorityLowered;
import krm.core.complaint.event.PriorityRaised;
import krm.core.complaint.event.ReliefGiven;
import krm.core.complaint.event.ReminderSent;
import krm.core.complaint.event.StatementDispatched;
import org.jspecify.annotations.Nullable;

/**
 * What an event adds to the texts that its case is found by: the complainant's name and customer number, and whatever
 * somebody wrote in words. Not the address, phone and e-mail, and not who is accused: nobody is to be looked up by them.
 */
record CaseTexts(List<String> names, List<String> texts) {

    static final CaseTexts NONE = new CaseTexts(List.of(), List.of());

    /** @param event in the clear */
    static CaseTexts of(ComplaintEvent event) {
        return switch (event) {
            case ComplaintReceived e -> new CaseTexts(names(e.complainant()), texts(e));
            case DeadlinesSet _ -> NONE;
            case ComplaintAcknowledged e -> words(e.reason());
            case ComplaintForwarded e -> words(e.reason());
            case InterimNoticeSent e -> words(e.reason());
            case ComplaintAnswered e -> words(e.text(), e.reason());
            case ComplaintRated e -> words(e.lesson(), e.reason());
            case ComplaintClosed e -> words(e.reason());
            case PresentedToManagement e -> words(e.waivedBecause(), e.reason());
            case ReliefGiven e -> words(e.text(), e.reason());
            case PriorityRaised e -> words(e.reason());
            case PriorityLowered e -> words(e.reason());
            case DelayForeseen e -> words(e.reason());
            case AnswerExpectedInTime e -> words(e.reason());
            case FollowUpScheduled e -> words(e.what(), e.reason());
            case FollowUpDone e -> words(e.reason());
            case ReminderSent _, DeadlineMissed _ -> NONE;
            case StatementDispatched e -> words(e.reason());
            case ComplaintReopened e -> words(e.reason());
            case ComplaintRedirected e -> words(e.reason());
            // Whoever may read a case need not know of the one that it is linked to.
            case ComplaintLinked _ -> NONE;
            case ComplaintCorrected e -> new CaseTexts(names(e.complainant()), given(Stream.of(e.reason())));
            case NoteAdded e -> words(e.text(), e.reason());
            case ComplainantErased _ -> NONE;
            case ErasureHeld e -> words(e.reason());
            case ErasureReleased e -> words(e.reason());
        };
    }

    boolean isEmpty() {
        return names.isEmpty() && texts.isEmpty();
    }

    /**
     * What a case is found by after all this: every word, but of the names only those that hold now.
     *
     * @param events in the clear, in their order
     */
    static CaseTexts of(List<ComplaintEvent> events) {
        var names = List.<String>of();
        var texts = new ArrayList<String>();
        for (var event : events) {
            var added = of(event);
            texts.addAll(added.texts());
            if (namesComplainant(event)) {
                names = added.names();
            }
        }
        return new CaseTexts(names, texts);
    }

    /** Whether the event says who reacted: then nobody named before is found by it any more. */
    private static boolean namesComplainant(ComplaintEvent event) {
        return event instanceof ComplaintReceived
                || event instanceof ComplaintCorrected c && c.field() == CorrectedField.COMPLAINANT;
    }

    private static List<String> names(@Nullable Complainant complainant) {
        return complainant == null ? List.of() : given(Stream.of(complainant.name(), complainant.customerNumber()));
    }

    private static List<String> texts(ComplaintReceived event) {
        return given(Stream.concat(
                event.concerns().stream().map(Concern::text), Stream.of(event.suggestion(), event.remarks())));
    }

    private static CaseTexts words(@Nullable String... texts) {
        return new CaseTexts(List.of(), given(Stream.of(texts)));
    }

    private static List<String> given(Stream<@Nullable String> texts) {
        return texts.filter(Objects::nonNull).toList();
    }
}

package krm.projections.caselist.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.InterimNoticeSent;
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
        };
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

package krm.core.complaint;

import java.util.List;
import java.util.stream.IntStream;
import krm.core.access.Actor;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.core.complaint.ComplaintCommand.RedirectTo;
import krm.core.complaint.ComplaintCommand.StatedConcern;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintRedirected;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.deadline.RuleBook;
import org.jspecify.annotations.Nullable;

/** What a reception (Erfassung) says, put into the words of its events. */
final class Receiving {

    private Receiving() {}

    static ComplaintReceived received(ReceiveComplaint act, RuleBook book, String land) {
        var complainant = known(act.complainant());
        return new ComplaintReceived(
                act.complaintId(),
                act.kind(),
                act.channel(),
                act.receivedOn(),
                act.acting().by().jobcenter(),
                land,
                act.acting().by().user(),
                act.customerGroup(),
                act.specialGroups().stream().distinct().sorted().toList(),
                numbered(act.concerns()),
                act.suggestion(),
                act.remarks(),
                act.ticketNumber(),
                act.risks().stream().distinct().sorted().toList(),
                complainant,
                complainant != null && complainant.reachable(),
                complainant != null && complainant.reachableInWriting(),
                act.accused(),
                act.settledOnTheSpot(),
                book.reference(),
                act.sourceKey(),
                act.petition());
    }

    /** A wrong door seen at once (S2.22): received and passed on in one act. */
    static ComplaintRedirected redirected(ReceiveComplaint act, RedirectTo to) {
        return new ComplaintRedirected(act.complaintId(), act.receivedOn(), to.target(), act.receivedOn(), to.reason());
    }

    /** Rule 6: helped at once is answered at once. */
    static ComplaintAnswered settled(ComplaintReceived event, Actor by) {
        return new ComplaintAnswered(
                event.complaintId(),
                event.receivedOn(),
                medium(event.channel(), event.reachable()),
                Outcome.REMEDY,
                null,
                true,
                false,
                null,
                null,
                by.answeringTeam());
    }

    static @Nullable Complainant known(@Nullable Complainant complainant) {
        return complainant == null || complainant.anonymous() ? null : complainant;
    }

    private static List<Concern> numbered(List<StatedConcern> stated) {
        return IntStream.range(0, stated.size())
                .mapToObj(i -> new Concern(
                        i + 1,
                        stated.get(i).text(),
                        stated.get(i).topic(),
                        stated.get(i).area()))
                .toList();
    }

    /** Who spoke was answered as they spoke; what came by mail is answered by post (S2.75), if there is anybody. */
    private static Medium medium(Channel channel, boolean reachable) {
        return switch (channel) {
            case IN_PERSON -> Medium.IN_PERSON;
            case PHONE, SERVICE_CENTER -> Medium.PHONE;
            case LETTER, E_MAIL, OPINION_CARD, OFFICIAL_CHANNEL -> reachable ? Medium.LETTER : Medium.NONE;
        };
    }
}

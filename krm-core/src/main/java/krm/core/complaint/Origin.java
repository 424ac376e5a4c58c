package krm.core.complaint;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.Petition;
import krm.core.complaint.event.SpecialGroup;
import krm.core.deadline.Reception;
import org.jspecify.annotations.Nullable;

/** What the reception (Eingang) settled, as far as no correction has put it right since. */
record Origin(
        ComplaintKind kind,
        Channel channel,
        CustomerGroup customerGroup,
        List<SpecialGroup> specialGroups,
        List<ConcernFacts> concerns,
        Reception reception,
        String jobcenter,
        String land,
        String recordedBy,
        Set<String> accusedUsers,
        String ruleBook) {

    Origin {
        specialGroups = List.copyOf(specialGroups);
        concerns = List.copyOf(concerns);
    }

    static Origin of(ComplaintReceived event) {
        return new Origin(
                event.kind(),
                event.channel(),
                event.customerGroup(),
                event.specialGroups(),
                event.concerns().stream()
                        .map(c -> new ConcernFacts(c.topic(), c.area()))
                        .toList(),
                new Reception(
                        event.receivedOn(),
                        event.channel().isWritten(),
                        event.reachable(),
                        event.reachableInWriting(),
                        event.settledOnTheSpot(),
                        !event.risks().isEmpty(),
                        formal(event.petition())),
                event.jobcenter(),
                event.land(),
                event.recordedBy(),
                event.accused().stream()
                        .map(Accused::user)
                        .filter(Objects::nonNull)
                        .collect(toUnmodifiableSet()),
                event.ruleBook());
    }

    private static Reception.@Nullable Formal formal(@Nullable Petition petition) {
        return petition == null
                ? null
                : new Reception.Formal(petition.dueOn(), petition.assembly() ? petition.committeeDay() : null);
    }

    boolean disciplinary() {
        return kind.isDisciplinary();
    }

    /** A petition or submission: answered by a statement, urgent by itself (rule 9). */
    boolean formal() {
        return kind.isFormal();
    }

    /** Rule 12. */
    Origin corrected(ComplaintCorrected event) {
        var to = event.to();
        return switch (event.field()) {
            case RECEIVED_ON -> with(receivedOn(LocalDate.parse(Objects.requireNonNull(to))));
            case CHANNEL -> {
                var right = Channel.valueOf(Objects.requireNonNull(to));
                yield new Origin(
                        kind,
                        right,
                        customerGroup,
                        specialGroups,
                        concerns,
                        written(right.isWritten()),
                        jobcenter,
                        land,
                        recordedBy,
                        accusedUsers,
                        ruleBook);
            }
            case CUSTOMER_GROUP ->
                with(CustomerGroup.valueOf(Objects.requireNonNull(to)), specialGroups, concerns, kind);
            case SPECIAL_GROUPS ->
                with(
                        customerGroup,
                        Stream.ofNullable(to)
                                .flatMap(text -> Stream.of(text.split(",")))
                                .map(SpecialGroup::valueOf)
                                .toList(),
                        concerns,
                        kind);
            case CONCERN_TOPIC -> {
                var no = Objects.requireNonNull(event.concern());
                yield withConcern(no, new ConcernFacts(to, concerns.get(no - 1).area()));
            }
            case CONCERN_AREA -> {
                var no = Objects.requireNonNull(event.concern());
                yield withConcern(
                        no, new ConcernFacts(concerns.get(no - 1).topic(), to == null ? null : Area.valueOf(to)));
            }
            case COMPLAINANT ->
                with(reachable(
                        Boolean.TRUE.equals(event.reachable()), Boolean.TRUE.equals(event.reachableInWriting())));
            case KIND ->
                with(customerGroup, specialGroups, concerns, ComplaintKind.valueOf(Objects.requireNonNull(to)));
        };
    }

    /** A corrected day of reception may be one of another version of the rules. */
    Origin judgedBy(String otherRuleBook) {
        return otherRuleBook.equals(ruleBook)
                ? this
                : new Origin(
                        kind,
                        channel,
                        customerGroup,
                        specialGroups,
                        concerns,
                        reception,
                        jobcenter,
                        land,
                        recordedBy,
                        accusedUsers,
                        otherRuleBook);
    }

    private Origin withConcern(int no, ConcernFacts facts) {
        var changed = new ArrayList<>(concerns);
        changed.set(no - 1, facts);
        return with(customerGroup, specialGroups, changed, kind);
    }

    private Origin with(Reception changed) {
        return new Origin(
                kind,
                channel,
                customerGroup,
                specialGroups,
                concerns,
                changed,
                jobcenter,
                land,
                recordedBy,
                accusedUsers,
                ruleBook);
    }

    private Origin with(
            CustomerGroup group, List<SpecialGroup> groups, List<ConcernFacts> facts, ComplaintKind changedKind) {
        return new Origin(
                changedKind,
                channel,
                group,
                groups,
                facts,
                reception,
                jobcenter,
                land,
                recordedBy,
                accusedUsers,
                ruleBook);
    }

    private Reception receivedOn(LocalDate day) {
        var r = reception;
        return new Reception(
                day, r.written(), r.reachable(), r.reachableInWriting(), r.settledOnTheSpot(), r.atRisk(), r.formal());
    }

    private Reception written(boolean written) {
        var r = reception;
        return new Reception(
                r.receivedOn(),
                written,
                r.reachable(),
                r.reachableInWriting(),
                r.settledOnTheSpot(),
                r.atRisk(),
                r.formal());
    }

    private Reception reachable(boolean reachable, boolean inWriting) {
        var r = reception;
        return new Reception(
                r.receivedOn(), r.written(), reachable, inWriting, r.settledOnTheSpot(), r.atRisk(), r.formal());
    }
}

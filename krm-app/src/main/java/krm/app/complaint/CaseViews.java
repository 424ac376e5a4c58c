package krm.app.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.app.engine.References;
import krm.app.web.DeadlineSentences;
import krm.app.web.Sentences;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintLinked;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintRedirected;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.FollowUpDone;
import krm.core.complaint.event.FollowUpScheduled;
import krm.core.complaint.event.ReminderSent;
import krm.core.house.Houses;
import krm.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows a case and its history, as somebody may know it, to them. */
@Component
class CaseViews {

    /** {@code raw}: for auditors, so that they can work out the hash themselves. */
    record HistoryItem(
            int sequence,
            String type,
            LocalDate occurredOn,
            OffsetDateTime recordedAt,
            String actor,
            String role,
            @Nullable String onBehalfOf,
            JsonNode data,
            String hash,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            RawEvent raw) {}

    private final Cases cases;
    private final Houses houses;
    private final DeadlineSentences deadlines;
    private final MessageSource messages;
    private final Clock clock;
    private final JsonMapper json;

    CaseViews(
            Cases cases,
            Houses houses,
            DeadlineSentences deadlines,
            MessageSource messages,
            Clock clock,
            JsonMapper json) {
        this.cases = cases;
        this.houses = houses;
        this.deadlines = deadlines;
        this.messages = messages;
        this.clock = clock;
        this.json = json;
    }

    CaseView show(Case some, Actor viewer, LocalDate asOf) {
        var file = some.file();
        var stored = some.first();
        var events = List.copyOf(cases.reveal(some).values());
        var received = (ComplaintReceived) events.getFirst();
        return new CaseView(
                some.id(),
                cases.metadata(stored).get(References.KEY),
                file.kind(),
                file.channel(),
                file.receivedOn(),
                local(stored),
                received.recordedBy(),
                received.jobcenter(),
                file.customerGroup(),
                file.specialGroups(),
                concerns(received, file),
                received.suggestion(),
                received.remarks(),
                received.ticketNumber(),
                received.risks(),
                received.settledOnTheSpot(),
                complainant(received, events),
                // Only a disciplinary complaint names anybody (S2.09); who was named is known for good, but not shown.
                file.kind().isDisciplinary() ? received.accused() : List.of(),
                of(ComplaintRedirected.class, events)
                        .findFirst()
                        .map(e -> new CaseView.Redirected(e.target(), e.reason()))
                        .orElse(null),
                file.status(),
                file.priority(),
                file.team(),
                file.person(),
                file.deadlines(asOf, file.calendar(houses)).stream()
                        .map(d -> new CaseView.DeadlineShown(
                                d.type(),
                                d.run(),
                                d.dueOn(),
                                d.actBy(),
                                d.state(),
                                d.metOn(),
                                deadlines.of(d.explanation())))
                        .toList(),
                file.actions(viewer).stream()
                        .flatMap(step -> paths(step, events))
                        .toList(),
                file.ruleBook(),
                received.sourceKey(),
                received.petition(),
                followUps(events),
                of(ComplaintLinked.class, events).map(ComplaintLinked::other).toList(),
                file.warnings().stream()
                        .map(w -> new CaseView.WarningShown(
                                w.name(),
                                Sentences.of(messages, "warning." + w, List.of(), LocaleContextHolder.getLocale())))
                        .toList(),
                file.version());
    }

    private static List<Concern> concerns(ComplaintReceived received, ComplaintFile file) {
        return received.concerns().stream()
                .map(c -> {
                    var facts = file.concerns().get(c.no() - 1);
                    return new Concern(c.no(), c.text(), facts.topic(), facts.area());
                })
                .toList();
    }

    /** Who reacted, in the clear; null for somebody anonymous. */
    @Nullable
    Complainant complainant(Case some) {
        var events = List.copyOf(cases.reveal(some).values());
        return complainant((ComplaintReceived) events.getFirst(), events);
    }

    /** As it was put right last. */
    private static @Nullable Complainant complainant(ComplaintReceived received, List<ComplaintEvent> events) {
        var complainant = received.complainant();
        for (var event : events) {
            if (event instanceof ComplaintCorrected c && c.field() == CorrectedField.COMPLAINANT) {
                complainant = c.complainant();
            }
        }
        return complainant;
    }

    private static List<CaseView.FollowUpShown> followUps(List<ComplaintEvent> events) {
        var doneOn =
                of(FollowUpDone.class, events).collect(Collectors.toMap(FollowUpDone::no, FollowUpDone::occurredOn));
        var remindedOn =
                of(ReminderSent.class, events).collect(Collectors.toMap(ReminderSent::no, ReminderSent::occurredOn));
        return of(FollowUpScheduled.class, events)
                .map(f -> new CaseView.FollowUpShown(
                        f.no(), f.dueOn(), f.whom(), f.what(), remindedOn.get(f.no()), doneOn.get(f.no())))
                .toList();
    }

    /** A step's address; of a follow-up as many as are open. */
    private static Stream<String> paths(Step step, List<ComplaintEvent> events) {
        return step == Step.FOLLOW_UP_DONE
                ? followUps(events).stream()
                        .filter(f -> f.doneOn() == null)
                        .map(f -> step.path().replace("{n}", Integer.toString(f.no())))
                : Stream.of(step.path());
    }

    private static <T extends ComplaintEvent> Stream<T> of(Class<T> type, List<ComplaintEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    List<HistoryItem> history(Case some, Actor viewer) {
        var revealed = cases.reveal(some);
        var accused = Access.knowsAccused(viewer, some.file().facts());
        return some.entries().stream()
                .map(entry -> item(entry, told(Objects.requireNonNull(revealed.get(entry.stored())), accused), viewer))
                .toList();
    }

    /** @param accused whether they may be named: a case that is not disciplinary any more has readers who must not know */
    private ObjectNode told(ComplaintEvent event, boolean accused) {
        var told = json.<ObjectNode>valueToTree(event);
        if (event instanceof ComplaintReceived && !accused) {
            told.putArray("accused");
        }
        return told;
    }

    private HistoryItem item(Case.Entry entry, JsonNode event, Actor viewer) {
        var stored = entry.stored();
        var metadata = cases.metadata(stored);
        return new HistoryItem(
                entry.no(),
                stored.name(),
                stored.occurredOn(),
                local(stored),
                metadata.get("actor"),
                metadata.get("role"),
                metadata.get("onBehalfOf"),
                event,
                HexFormat.of().formatHex(stored.hash()),
                viewer.role() == Role.AUDITOR ? RawEvent.of(stored) : null);
    }

    private OffsetDateTime local(StoredEvent stored) {
        return stored.recordedAt().atZone(clock.getZone()).toOffsetDateTime();
    }
}

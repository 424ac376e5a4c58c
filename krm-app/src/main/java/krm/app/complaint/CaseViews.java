package krm.app.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import krm.app.engine.References;
import krm.app.web.DeadlineSentences;
import krm.app.web.Sentences;
import krm.core.access.Actor;
import krm.core.access.Step;
import krm.core.calendar.Calendars;
import krm.core.complaint.event.ComplaintReceived;
import krm.eventstore.StoredEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows a case and its history to somebody who may see it. */
@Component
class CaseViews {

    record HistoryItem(
            int sequence,
            String type,
            LocalDate occurredOn,
            OffsetDateTime recordedAt,
            String actor,
            String role,
            String onBehalfOf,
            JsonNode data,
            String hash) {}

    private final Cases cases;
    private final Calendars calendars;
    private final DeadlineSentences deadlines;
    private final MessageSource messages;
    private final Clock clock;
    private final JsonMapper json;

    CaseViews(
            Cases cases,
            Calendars calendars,
            DeadlineSentences deadlines,
            MessageSource messages,
            Clock clock,
            JsonMapper json) {
        this.cases = cases;
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.messages = messages;
        this.clock = clock;
        this.json = json;
    }

    CaseView show(Case some, Actor viewer, LocalDate asOf) {
        var file = some.file();
        var stored = some.first();
        var received = (ComplaintReceived) cases.reveal(some).get(stored);
        return new CaseView(
                some.id(),
                cases.metadata(stored).get(References.KEY),
                received.kind(),
                received.channel(),
                received.receivedOn(),
                local(stored),
                received.recordedBy(),
                received.jobcenter(),
                received.customerGroup(),
                received.specialGroups(),
                received.concerns(),
                received.suggestion(),
                received.remarks(),
                received.ticketNumber(),
                received.risks(),
                received.settledOnTheSpot(),
                received.complainant(),
                received.accused(),
                file.status(),
                file.priority(),
                file.team(),
                file.person(),
                file.deadlines(asOf, calendars.of(file.land())).stream()
                        .map(d -> new CaseView.DeadlineShown(
                                d.type(),
                                d.run(),
                                d.dueOn(),
                                d.actBy(),
                                d.state(),
                                d.metOn(),
                                deadlines.of(d.explanation())))
                        .toList(),
                file.actions(viewer).stream().map(Step::path).toList(),
                file.ruleBook(),
                received.sourceKey(),
                file.warnings().stream()
                        .map(w -> new CaseView.WarningShown(
                                w.name(),
                                Sentences.of(messages, "warning." + w, List.of(), LocaleContextHolder.getLocale())))
                        .toList(),
                file.version());
    }

    List<HistoryItem> history(Case some) {
        return cases.reveal(some).entrySet().stream()
                .map(e -> item(e.getKey(), cases.metadata(e.getKey()), json.valueToTree(e.getValue())))
                .toList();
    }

    private HistoryItem item(StoredEvent stored, Map<String, String> metadata, JsonNode data) {
        return new HistoryItem(
                stored.sequence(),
                stored.name(),
                stored.occurredOn(),
                local(stored),
                metadata.get("actor"),
                metadata.get("role"),
                metadata.get("onBehalfOf"),
                data,
                java.util.HexFormat.of().formatHex(stored.hash()));
    }

    private OffsetDateTime local(StoredEvent stored) {
        return stored.recordedAt().atZone(clock.getZone()).toOffsetDateTime();
    }
}

package krm.projections.statistics;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.core.complaint.Chronology;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.Redating;
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
import krm.core.complaint.event.StoredAs;
import krm.core.house.Draft;
import krm.core.privacy.Personal;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened to a case as far as it bears on figures, without personal text: each with the day on which it happened
 * and the instant at which it was recorded, so that figures can be told for every pair of the two times.
 */
record History(List<Happened> all) {

    static final History EMPTY = new History(List.of());

    /** One event and when it was recorded. */
    record Happened(Instant recordedAt, ComplaintEvent event) {}

    private static final Map<String, Class<?>> TYPES = Arrays.stream(ComplaintEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(History::name, Function.identity()));

    /** Which the row says. */
    private static final String ITS_CASE = "complaintId";

    /** Without what is personal; what is missing is null again when it is read. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
                    return member.hasAnnotation(Personal.class)
                            || member.getName().equals(ITS_CASE)
                            || super.hasIgnoreMarker(config, member);
                }
            })
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    History {
        all = List.copyOf(all);
    }

    private static String name(Class<?> event) {
        return event.getAnnotation(StoredAs.class).name();
    }

    /** What the store keeps of an instant. */
    History with(Instant recordedAt, ComplaintEvent event) {
        return bearing(event)
                ? new History(Stream.concat(
                                all.stream(), Stream.of(new Happened(recordedAt.truncatedTo(ChronoUnit.MICROS), event)))
                        .toList())
                : this;
    }

    private static boolean bearing(ComplaintEvent event) {
        return switch (event) {
            case ComplaintReceived _,
                    DeadlinesSet _,
                    ComplaintAcknowledged _,
                    ComplaintForwarded _,
                    ReliefGiven _,
                    PriorityRaised _,
                    PriorityLowered _,
                    DelayForeseen _,
                    AnswerExpectedInTime _,
                    InterimNoticeSent _,
                    FollowUpScheduled _,
                    FollowUpDone _,
                    StatementDispatched _,
                    ComplaintAnswered _,
                    ComplaintRated _,
                    ComplaintClosed _,
                    ComplaintReopened _,
                    ComplaintRedirected _,
                    ComplaintCorrected _ -> true;
            case PresentedToManagement _,
                    ReminderSent _,
                    DeadlineMissed _,
                    ComplaintLinked _,
                    NoteAdded _,
                    ComplainantErased _,
                    ErasureHeld _,
                    ErasureReleased _ -> false;
        };
    }

    /** The figures as of a day, by what had been recorded up to an instant; empty if there was no case yet. */
    Optional<CaseFigure> figure(LocalDate asOf, Instant knownAt) {
        var chronology = new Chronology();
        return Folding.of(all.stream()
                .filter(h -> !h.recordedAt().isAfter(knownAt))
                .map(Happened::event)
                .filter(event -> !chronology.next(event).isAfter(asOf))
                .toList());
    }

    /** The figures by all that is known. */
    CaseFigure figure() {
        return Folding.of(all.stream().map(Happened::event).toList()).orElseThrow();
    }

    /** How it would stand with each type of deadline by a draft of the rules, by all that is known. */
    List<Stance> stances(Draft draft, ZoneId zone) {
        var file = ComplaintFile.EMPTY;
        var events = new ArrayList<ComplaintEvent>();
        for (var h : all) {
            var event = Redating.by(draft, file, h.event(), LocalDateTime.ofInstant(h.recordedAt(), zone));
            file = file.after(event);
            events.add(event);
        }
        return Folding.stances(events);
    }

    /** From an older system (import): it happened long before krm heard of it. */
    boolean imported() {
        return all.stream()
                .map(Happened::event)
                .anyMatch(event -> event instanceof ComplaintReceived received && received.sourceKey() != null);
    }

    LocalDate firstDay() {
        return days().min(Comparator.naturalOrder()).orElseThrow();
    }

    LocalDate lastDay() {
        return days().max(Comparator.naturalOrder()).orElseThrow();
    }

    private Stream<LocalDate> days() {
        return all.stream().map(h -> h.event().occurredOn());
    }

    Instant lastRecorded() {
        return all.stream()
                .map(Happened::recordedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** JSON, deflated: of each event when it was recorded, its name, and itself. */
    byte[] deflated() {
        return Deflated.of(all.stream().map(History::json).collect(joining(",", "[", "]")));
    }

    private static String json(Happened h) {
        return "[" + ChronoUnit.MICROS.between(Instant.EPOCH, h.recordedAt()) + ",\""
                + name(h.event().getClass()) + "\"," + JSON.writeValueAsString(h.event()) + "]";
    }

    static History inflated(byte[] deflated) {
        var all = new ArrayList<Happened>();
        try (var in = JSON.createParser(Deflated.text(deflated))) {
            in.nextToken();
            while (in.nextToken() == JsonToken.START_ARRAY) {
                in.nextToken();
                var recordedAt = Instant.EPOCH.plus(in.getLongValue(), ChronoUnit.MICROS);
                in.nextToken();
                var type = TYPES.get(in.getString());
                in.nextToken();
                all.add(new Happened(recordedAt, (ComplaintEvent) JSON.readValue(in, type)));
                in.nextToken();
            }
        }
        return new History(all);
    }
}

package krm.app.complaint;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Somebody;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.calendar.Calendars;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.Priority;
import krm.core.complaint.Status;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintLinked;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.SpecialGroup;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.Outstanding;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.StoredEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * The list and the worklist at two times (rules.md §5) say what the events of each case say, folded one by one:
 * which cases, in which order, how many, and how each stands. Over the invented house and cases that were recorded late,
 * corrected, reopened, linked and made confidential afterwards.
 */
class AtTwoTimesTest extends AtTheDoors {

    private static final int SCALE = Integer.getInteger("krm.test.scale", 1);
    private static final long SEED = Long.getLong("krm.test.seed", System.nanoTime());

    private static final List<Actor> VIEWERS = List.of(
            new Actor("krm", Role.KRM_OFFICER, null, "WF", null),
            new Actor("gf", Role.MANAGEMENT, null, "WF", "GF"),
            new Actor("revision", Role.AUDITOR, null, "WF", null),
            new Actor("team.leistung", Role.TEAM_LEAD, null, "WF", "LEISTUNG"),
            new Actor("mitarbeit", Role.STAFF, null, "WF", null));

    private final Random random = new Random(SEED);
    private final List<String> made = new ArrayList<>();

    @Autowired
    private EventLog log;

    @Autowired
    private EventCodec codec;

    @Autowired
    private Calendars calendars;

    /** What the log holds of one case. */
    private record Told(List<StoredEvent> stored, List<ComplaintEvent> events) {

        UUID id() {
            return stored.getFirst().aggregateId();
        }

        ComplaintFile now() {
            return fold(LocalDate.MAX, Instant.MAX).orElseThrow();
        }

        Optional<ComplaintFile> fold(LocalDate asOf, Instant knownAt) {
            if (stored.getFirst().recordedAt().isAfter(knownAt)
                    || stored.getFirst().occurredOn().isAfter(asOf)) {
                return Optional.empty();
            }
            return Optional.of(
                    until(asOf, knownAt).reduce(ComplaintFile.EMPTY, ComplaintFile::after, (_, later) -> later));
        }

        Stream<ComplaintEvent> until(LocalDate asOf, Instant knownAt) {
            return IntStream.range(0, events.size())
                    .filter(i -> !stored.get(i).recordedAt().isAfter(knownAt) && hasHappened(i, asOf))
                    .mapToObj(events::get);
        }

        /** And so has what it follows from: the last reopening, and the correction that set due days anew. */
        private boolean hasHappened(int i, LocalDate asOf) {
            var reopening = IntStream.range(0, i)
                    .filter(n -> events.get(n) instanceof ComplaintReopened)
                    .max();
            int cause = i;
            while (events.get(cause) instanceof DeadlinesSet) {
                cause--;
            }
            return !events.get(i).occurredOn().isAfter(asOf)
                    && (reopening.isEmpty() || hasHappened(reopening.getAsInt(), asOf))
                    && (cause == i || !(events.get(cause) instanceof ComplaintCorrected) || hasHappened(cause, asOf));
        }
    }

    private record Then(Told told, ComplaintFile file) {

        String id() {
            return told.id().toString();
        }

        long position() {
            return told.stored().getFirst().position();
        }

        int urgency() {
            var formal = file.kind() == ComplaintKind.PETITION || file.kind() == ComplaintKind.SUBMISSION;
            var risk = formal
                    ? file.set().stream().anyMatch(d -> d.type() == DeadlineType.RISK_RESPONSE)
                    : file.priority() == Priority.IMMEDIATE;
            return risk ? 0 : formal ? 1 : 2;
        }

        LocalDate dueOn() {
            return file.outstanding().stream()
                    .map(Outstanding::dueOn)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    @Test
    void list_and_worklist_say_what_the_events_of_each_case_say() {
        System.out.println("AtTwoTimesTest: -Dkrm.test.seed=" + SEED);
        for (int i = 0; i < 12 * SCALE; i++) {
            anEventfulCase();
        }
        officer().patient().get("/api/complaints").expect(200);
        var all = told();
        var moved = 0;
        for (int i = 0; i < 60 * SCALE; i++) {
            var viewer = one(VIEWERS);
            var asOf = random.nextInt(3) == 0 ? today() : ago(random.nextInt(760) - 20);
            var knownAt = random.nextInt(3) == 0 ? Instant.now() : someInstant(all);
            moved += compareLists(viewer, asOf, knownAt, all);
            compareWorklists(viewer, asOf, knownAt, all);
        }
        assertThat(moved).as("cases that stood otherwise then; seed %s", SEED).isPositive();
    }

    /** What the reception was put right to is known only from the correction on: until then nothing has come in. */
    @Test
    void before_the_day_that_was_recorded_first_there_is_no_case() {
        var first = ago(20);
        var id = received(Form.letter().with("receivedOn", first));
        correct(id, "receivedOn", first.minusDays(6).toString());
        var between = first.minusDays(2);
        officer()
                .step(id, "acknowledge", Form.acknowledgement().with("occurredOn", between))
                .expect(200);
        officer().patient().get("/api/complaints").expect(200);

        officer().get("/api/complaints/" + id + "?asOf=" + between).expect(404, "NOT_FOUND");
        assertThat(listed("asOf=" + between)).doesNotContain(id);
        assertThat(listed("asOf=" + first)).contains(id);
        assertThat(officer()
                        .get("/api/complaints/" + id + "?asOf=" + first)
                        .expect(200)
                        .at("/receivedOn"))
                .isEqualTo(first.toString());
        assertThat(officer().look(id).at("/receivedOn"))
                .isEqualTo(first.minusDays(6).toString());
    }

    @Test
    @DisplayName("S2.66 an interim notice that came late is missed only when the fourteenth day has passed")
    void an_interim_notice_that_came_late_is_missed_only_when_the_fourteenth_day_has_passed() {
        var today = received(Form.letter().with("receivedOn", ago(14)));
        var yesterday = received(Form.letter().with("receivedOn", ago(15)));
        for (var id : List.of(today, yesterday)) {
            step(id, "interim-notice", Form.interimNotice().with("occurredOn", ago(6)));
        }
        officer().patient().get("/api/complaints").expect(200);
        var notices = "deadline=INTERIM_NOTICE&size=200&receivedFrom=" + ago(15) + "&state=";
        assertThat(found(notices + "MISSED")).contains(yesterday).doesNotContain(today);
        assertThat(found(notices + "PENDING")).contains(today).doesNotContain(yesterday);
    }

    /** A search goes by today's words, and shows what was then. */
    @Test
    void a_search_shows_how_what_it_finds_stood_then() {
        var word = "zz" + Long.toString(System.nanoTime(), 36);
        var id = received(Form.letter().with("receivedOn", ago(30)).with("remarks", word));
        step(id, "answer", Form.answer().with("occurredOn", ago(5)));
        var found = officer()
                .patient()
                .get("/api/complaints?q=" + word + "&asOf=" + ago(10))
                .expect(200);
        assertThat(found.each("/items", "/id")).containsExactly(id);
        assertThat(found.at("/items/0/status")).isEqualTo("RECEIVED");
        assertThat(found.json().at("/total").isNull()).isTrue();
        assertThat(found("q=" + word + "&asOf=" + ago(31))).isEmpty();
        assertThat(found("q=" + word + "&asOf=" + ago(10) + "&status=ANSWERED")).isEmpty();
        assertThat(found("q=" + word + "+anderswo&asOf=" + ago(10))).isEmpty();
        assertThat(as("team.leistung")
                        .get("/api/complaints?q=" + word + "&asOf=" + ago(10))
                        .each("/items", "/id"))
                .isEmpty();
    }

    private List<String> listed(String times) {
        return found(times + "&size=200&receivedFrom=" + ago(30) + "&receivedTo=" + ago(10));
    }

    private List<String> found(String query) {
        return officer().get("/api/complaints?" + query).expect(200).each("/items", "/id");
    }

    private int compareLists(Actor viewer, LocalDate asOf, Instant knownAt, List<Told> all) {
        var filter = one(filters(asOf));
        var expected = then(viewer, asOf, knownAt, all)
                .filter(then -> filter.matches().test(then.file()))
                .sorted(comparing((Then then) -> then.file().receivedOn())
                        .thenComparing(Then::position)
                        .reversed())
                .toList();
        var what = "%s asOf=%s knownAt=%s %s seed %s".formatted(viewer, asOf, knownAt, filter.query(), SEED);
        var items =
                pages(as(viewer.user()), "/api/complaints?" + times(asOf, knownAt) + filter.query(), expected, what);
        assertThat(ids(items))
                .as(what)
                .containsExactlyElementsOf(expected.stream().map(Then::id).toList());
        for (int i = 0; i < items.size(); i++) {
            same(items.get(i), expected.get(i), what);
        }
        if (!expected.isEmpty()) {
            var seen =
                    then(viewer, LocalDate.MAX, Instant.MAX, all).map(Then::id).collect(toSet());
            var some = expected.stream()
                    .filter(then -> hiddenLinks(then.told(), asOf, knownAt, seen) > 0)
                    .findFirst()
                    .orElseGet(() -> one(expected));
            var shown = as(viewer.user())
                    .get("/api/complaints/" + some.id() + "?" + times(asOf, knownAt))
                    .expect(200);
            assertThat(shown.at("/status"))
                    .as(what)
                    .isEqualTo(some.file().status().name());
            assertThat(shown.version())
                    .as(what)
                    .isEqualTo(some.file().version() - hiddenLinks(some.told(), asOf, knownAt, seen));
        }
        return (int) expected.stream()
                .filter(then -> !then.file().equals(then.told().now()))
                .count();
    }

    /** A link to a case that somebody must not know of has not happened for them, where one case is shown. */
    private static long hiddenLinks(Told told, LocalDate asOf, Instant knownAt, Set<String> seen) {
        return told.until(asOf, knownAt)
                .filter(event -> event instanceof ComplaintLinked link && !seen.contains(link.other()))
                .count();
    }

    private void compareWorklists(Actor viewer, LocalDate asOf, Instant knownAt, List<Told> all) {
        var soon = calendars.of("NI").plusWorkingDays(asOf, 2);
        var due = one(List.of("all", "overdue", "today", "soon"));
        var mine = viewer.role() == Role.TEAM_LEAD && random.nextBoolean();
        var expected = then(viewer, asOf, knownAt, all)
                .filter(then -> !then.file().outstanding().isEmpty())
                .filter(then -> !mine || viewer.user().equals(then.file().person()))
                .filter(then -> isDue(due, then.file().outstanding(), asOf, soon))
                .sorted(comparing(Then::urgency)
                        .thenComparing(Then::dueOn)
                        .thenComparing(then -> then.file().receivedOn())
                        .thenComparing(Then::position))
                .toList();
        var query = times(asOf, knownAt) + "&due=" + due + "&mine=" + mine;
        var what = viewer + " worklist " + query + " seed " + SEED;
        var items = pages(as(viewer.user()), "/api/worklist?" + query, expected, what);
        assertThat(ids(items))
                .as(what)
                .containsExactlyElementsOf(expected.stream().map(Then::id).toList());
        for (int i = 0; i < items.size(); i++) {
            same(items.get(i), expected.get(i), what);
            assertThat(items.get(i).at("/nextDeadline/dueOn").stringValue())
                    .as(what)
                    .isEqualTo(expected.get(i).dueOn().toString());
        }
    }

    private static boolean isDue(String due, List<Outstanding> open, LocalDate asOf, LocalDate soon) {
        if (due.equals("all")) {
            return true;
        }
        if (open.stream().anyMatch(d -> d.missedAfter().isBefore(asOf))) {
            return due.equals("overdue");
        }
        var next = open.stream()
                .map(Outstanding::dueOn)
                .filter(day -> !day.isBefore(asOf))
                .min(Comparator.naturalOrder());
        return switch (due) {
            case "today" -> next.filter(asOf::equals).isPresent();
            case "soon" ->
                next.filter(day -> day.isAfter(asOf) && !day.isAfter(soon)).isPresent();
            default -> false;
        };
    }

    private static void same(JsonNode item, Then then, String what) {
        var file = then.file();
        assertThat(item.at("/status").stringValue())
                .as(what)
                .isEqualTo(file.status().name());
        assertThat(item.at("/kind").stringValue())
                .as(what)
                .isEqualTo(file.kind().name());
        assertThat(item.at("/priority").stringValue())
                .as(what)
                .isEqualTo(file.priority().name());
        assertThat(item.at("/team").asString(null)).as(what).isEqualTo(file.team());
        assertThat(item.at("/receivedOn").stringValue())
                .as(what)
                .isEqualTo(file.receivedOn().toString());
        assertThat(item.at("/version").intValue()).as(what).isEqualTo(file.version());
    }

    /** Every page of it, some of them short ones; each says the same total. */
    private List<JsonNode> pages(Somebody viewer, String address, List<Then> expected, String what) {
        var total = expected.size();
        var size = random.nextInt(4) == 0 ? 7 : 200;
        var items = new ArrayList<JsonNode>();
        for (int page = 0; ; page++) {
            Answer answer =
                    viewer.get(address + "&size=" + size + "&page=" + page).expect(200);
            assertThat(answer.json().at("/total").intValue())
                    .as(() -> what + "; other than expected: " + different(answer, expected))
                    .isEqualTo(total);
            answer.json().at("/items").forEach(items::add);
            assertThat(answer.json().at("/hasMore").booleanValue()).as(what).isEqualTo(items.size() < total);
            if (items.size() >= total || page * size > total) {
                return items;
            }
        }
    }

    /** Of the first page: what is there and should not be, with its history. */
    private String different(Answer answer, List<Then> expected) {
        var known = expected.stream().map(Then::id).toList();
        return answer.each("/items", "/id").stream()
                .filter(id -> !known.contains(id))
                .map(id -> log.ofAggregate(UUID.fromString(id), 0).stream()
                        .map(e -> e.occurredOn() + " " + e.name() + " " + e.payload())
                        .collect(java.util.stream.Collectors.joining("\n  ", id + "\n  ", "")))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.at("/id").stringValue()).toList();
    }

    private static String times(LocalDate asOf, Instant knownAt) {
        return "asOf=" + asOf + "&knownAt=" + knownAt;
    }

    private static Stream<Then> then(Actor viewer, LocalDate asOf, Instant knownAt, List<Told> all) {
        return all.stream()
                .filter(told -> Access.seeing(viewer, told.now().facts()) == Access.Verdict.ALLOWED)
                .flatMap(told -> told.fold(asOf, knownAt).map(file -> new Then(told, file)).stream());
    }

    private record Asked(String query, Predicate<ComplaintFile> matches) {}

    private List<Asked> filters(LocalDate asOf) {
        var status = one(List.of(Status.values()));
        var type = one(List.of(DeadlineType.values()));
        var state = one(List.of(DeadlineState.values()));
        var from = ago(random.nextInt(700));
        return List.of(
                new Asked("", _ -> true),
                new Asked("", _ -> true),
                new Asked("&status=" + status, file -> file.status() == status),
                new Asked("&kind=COMPLAINT", file -> file.kind() == ComplaintKind.COMPLAINT),
                new Asked("&channel=E_MAIL", file -> file.channel() == Channel.E_MAIL),
                new Asked("&customerGroup=EMPLOYER", file -> file.customerGroup() == CustomerGroup.EMPLOYER),
                new Asked("&specialGroup=OVER_50", file -> file.specialGroups().contains(SpecialGroup.OVER_50)),
                new Asked("&topic=CONDUCT", file -> file.topics().contains("CONDUCT")),
                new Asked("&area=SUBJECT", file -> file.areas().contains(Area.SUBJECT)),
                new Asked("&team=LEISTUNG", file -> "LEISTUNG".equals(file.team())),
                new Asked("&receivedFrom=" + from, file -> !file.receivedOn().isBefore(from)),
                new Asked("&receivedTo=" + from, file -> !file.receivedOn().isAfter(from)),
                new Asked(
                        "&deadline=" + type + "&state=" + state,
                        file -> file.deadlines(asOf, calendars.of("NI")).stream()
                                .anyMatch(view -> view.type() == type && view.state() == state)),
                new Asked(
                        "&state=" + state,
                        file -> file.deadlines(asOf, calendars.of("NI")).stream()
                                .anyMatch(view -> view.state() == state)),
                new Asked(
                        "&deadline=" + type,
                        file -> file.deadlines(asOf, calendars.of("NI")).stream()
                                .anyMatch(
                                        view -> view.type() == type && view.state() != DeadlineState.NOT_APPLICABLE)));
    }

    private List<Told> told() {
        return db
                .sql("select aggregate_id from events.event where name = 'ComplaintReceived'")
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> log.ofAggregate(id, 0))
                .map(stored -> new Told(
                        stored,
                        stored.stream().map(e -> (ComplaintEvent) codec.read(e)).toList()))
                .toList();
    }

    private Instant someInstant(List<Told> all) {
        var recorded = one(one(all).stored()).recordedAt();
        return recorded.plusNanos(random.nextInt(3_000) - 1_000L);
    }

    /** Steps of many days ago, recorded now, some of them put right afterwards. */
    private void anEventfulCase() {
        var received = ago(40 + random.nextInt(300));
        var id = received(Form.letter()
                .with("receivedOn", received)
                .with("specialGroups", random.nextBoolean() ? List.of("OVER_50") : List.of())
                .with("risks", random.nextInt(4) == 0 ? List.of("EMERGENCY") : List.of()));
        if (random.nextInt(3) == 0) {
            correct(id, "receivedOn", received.minusDays(1 + random.nextInt(9)).toString());
        }
        if (random.nextInt(3) == 0) {
            correct(id, "customerGroup", "EMPLOYER");
        }
        var day = received.plusDays(random.nextInt(3));
        step(
                id,
                "forward",
                Form.forwarding("LEISTUNG").with("person", "team.leistung").with("occurredOn", day));
        if (random.nextBoolean()) {
            step(id, "acknowledge", Form.acknowledgement().with("occurredOn", day));
        }
        if (random.nextBoolean()) {
            step(id, one(List.of("expect-in-time", "foresee-delay")), Form.of("occurredOn", day.plusDays(3)));
        }
        if (random.nextInt(3) == 0) {
            step(
                    id,
                    "follow-ups",
                    Form.of("dueOn", today().plusDays(random.nextInt(3)), "for", "krm", "what", "ansehen"));
        }
        if (random.nextInt(3) > 0) {
            day = day.plusDays(5 + random.nextInt(12));
            step(id, "answer", Form.answer().with("occurredOn", day).with("final", random.nextInt(4) > 0));
            step(id, "rate", Form.rating().with("occurredOn", day));
            step(id, "close", Form.closing().with("occurredOn", day.plusDays(1)));
        }
        if (random.nextInt(3) == 0) {
            step(id, "reopen", Form.of("occurredOn", day.plusDays(5), "reason", "neue Tatsachen"));
        }
        if (random.nextBoolean() && !made.isEmpty()) {
            step(id, "link", Form.of("other", one(made)));
        }
        made.add(id);
        if (random.nextInt(3) == 0) {
            correct(one(made), "kind", "DISCIPLINARY_COMPLAINT");
        }
    }

    private void correct(String id, String field, String value) {
        step(id, "correct", Form.of("field", field, "value", value, "reason", "verlesen"));
    }

    /** A step that the state forbids is no step. */
    private void step(String id, String step, Form body) {
        assertThat(officer().step(id, step, body).status()).as(step).isIn(200, 404, 409, 422);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

package krm.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import krm.app.web.AtTheDoors;
import org.junit.jupiter.api.Test;

/** The house that a first start invents: two years old, with both times true, and with something to do today. */
class TheDemoHouseTest extends AtTheDoors {

    private record Stored(Instant recordedAt, LocalDate occurredOn, int sequence) {}

    @Test
    void what_happened_was_recorded_when_somebody_would_have() {
        var events = db.sql("""
            select recorded_at, occurred_on, sequence from events.event
             where recorded_at < now() - interval '1 hour' order by position
            """).query(Stored.class).list();
        assertThat(events.stream().filter(e -> e.sequence() == 0).count()).isBetween(280L, 300L);
        assertThat(events)
                .as("in the order of time")
                .isSortedAccordingTo((a, b) -> a.recordedAt().compareTo(b.recordedAt()));
        assertThat(events.getFirst().recordedAt()).isBefore(Instant.now().minusSeconds(690L * 24 * 3600));
        assertThat(events)
                .allSatisfy(e -> assertThat(e.occurredOn())
                        .isBeforeOrEqualTo(LocalDate.ofInstant(e.recordedAt(), java.time.ZoneId.of("Europe/Berlin"))));
    }

    @Test
    void something_is_overdue_something_is_due_today_and_most_is_done() {
        var officer = officer().patient();
        assertThat(officer.get("/api/worklist?due=overdue").expect(200).each("/items", "/id"))
                .hasSizeBetween(3, 100);
        assertThat(officer.get("/api/worklist?due=today").expect(200).each("/items", "/id"))
                .isNotEmpty();
        assertThat(officer.get("/api/complaints?status=CLOSED")
                        .expect(200)
                        .json()
                        .at("/total")
                        .intValue())
                .isGreaterThan(200);
    }

    @Test
    void the_house_was_known_differently_a_year_ago() {
        var old = db.sql("""
            select aggregate_id::text from events.event
             where sequence = 0 and occurred_on < current_date - 400 and payload::json ->> 'channel' = 'LETTER'
               and recorded_at < now() - interval '1 hour'
               and aggregate_id not in (select aggregate_id from events.event where name = 'ComplaintRedirected')
             order by position limit 1
            """).query(String.class).single();
        var closed = officer().look(old).expect(200);
        assertThat(closed.at("/status")).isIn("CLOSED", "RATED");
        var received = java.time.OffsetDateTime.parse(closed.at("/recordedAt"));
        var then = officer().look(old + "?knownAt=" + received.toInstant()).expect(200);
        assertThat(then.at("/status")).isEqualTo("RECEIVED");
    }

    @Test
    void nobody_in_it_is_real() {
        var names = db.sql("""
            select aggregate_id::text from events.event
             where sequence = 0 and recorded_at < now() - interval '1 hour' order by position desc limit 30
            """).query(String.class).list().stream()
                .map(id -> officer().look(id).expect(200).at("/complainant/name"))
                .filter(name -> name != null)
                .toList();
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(List.of(
                                "Muster",
                                "Beispiel",
                                "Normalverbraucher",
                                "Erfunden",
                                "Kunstfigur",
                                "Platzhalter",
                                "Fiktiv",
                                "Probe"))
                        .anyMatch(name::contains));
    }
}

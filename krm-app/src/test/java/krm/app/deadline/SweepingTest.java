package krm.app.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was missed is recorded by the system, once, at any hour and from any node (rules.md §4). */
class SweepingTest extends AtTheDoors {

    @Autowired
    private MissedDeadlinesSweep sweep;

    @Test
    void a_miss_is_recorded_once_however_many_look_at_the_same_time() throws InterruptedException {
        var id = received(Form.letter().with("receivedOn", ago(6)));
        projected(id);

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(_ -> CompletableFuture.runAsync(() -> sweep.recordUpTo(today())))
                        .toArray(CompletableFuture[]::new))
                .join();
        sweep.recordUpTo(today());

        var history = officer().get("/api/complaints/" + id + "/history").expect(200);
        assertThat(history.each("/items", "/type"))
                .containsExactly("ComplaintReceived", "DeadlinesSet", "DeadlineMissed");
        assertThat(history.at("/items/2/data/type")).isEqualTo("ACKNOWLEDGEMENT");
        assertThat(history.at("/items/2/actor")).isEqualTo("SYSTEM");
        assertThat(history.at("/items/2/role")).isEqualTo("SYSTEM");
        assertThat(officer().look(id).version())
                .as("the system's events do not count")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("S2.28 who is to look is reminded once on the day of the follow-up, and the case says so")
    void a_follow_up_reminds_once() throws InterruptedException {
        var id = received(Form.letter().with("receivedOn", today()));
        for (var day : List.of(today(), today().plusDays(1))) {
            officer()
                    .step(id, "follow-ups", Form.of("dueOn", day, "for", "krm", "what", "Nach dem Gutachten fragen"))
                    .expect(200);
        }
        projected(id);

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(_ -> CompletableFuture.runAsync(() -> sweep.recordUpTo(today())))
                        .toArray(CompletableFuture[]::new))
                .join();

        var history = officer().get("/api/complaints/" + id + "/history").expect(200);
        assertThat(history.each("/items", "/type"))
                .containsExactly(
                        "ComplaintReceived", "DeadlinesSet", "FollowUpScheduled", "FollowUpScheduled", "ReminderSent");
        assertThat(history.at("/items/4/actor")).isEqualTo("SYSTEM");
        assertThat(history.at("/items/4/data/no")).isEqualTo("1");
        assertThat(history.at("/items/4/data/whom")).isEqualTo("krm");
        assertThat(history.at("/items/4/data/way")).isEqualTo("WORKLIST");
        assertThat(history.json().at("/items/4/data").toString()).doesNotContain("Gutachten");
        var shown = officer().look(id).expect(200);
        assertThat(shown.each("/followUps", "/remindedOn")).containsExactly(today().toString(), null);
        assertThat(shown.version()).as("the system's events do not count").isEqualTo(3);
    }

    @Test
    void days_of_downtime_are_made_up_for() throws InterruptedException {
        var id = received(Form.letter().with("receivedOn", ago(40)));
        projected(id);

        sweep.recordUpTo(today());

        assertThat(officer()
                        .get("/api/complaints/" + id + "/history")
                        .expect(200)
                        .each("/items", "/data/type"))
                .containsSubsequence("ACKNOWLEDGEMENT", "INTERIM_NOTICE", "ANSWER", "COMPLETION");
    }

    /** Waits until the read side knows all of the case. */
    private void projected(String id) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (System.nanoTime() < until
                && !db.sql("""
                    select exists (select from read_side.case_list where complaint_id = :id::uuid and sequence =
                        (select max(sequence) from events.event where aggregate_id = :id::uuid))
                    """).param("id", id).query(Boolean.class).single()) {
            Thread.sleep(50);
        }
    }
}

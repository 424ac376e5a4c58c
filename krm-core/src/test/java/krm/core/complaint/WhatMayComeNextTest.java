package krm.core.complaint;

import static krm.core.complaint.Desk.ADMIN;
import static krm.core.complaint.Desk.AUDITOR;
import static krm.core.complaint.Desk.EMPLOYEE;
import static krm.core.complaint.Desk.LEAD;
import static krm.core.complaint.Desk.MANAGER;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.OTHER_HOUSE;
import static krm.core.complaint.Desk.OTHER_LEAD;
import static krm.core.complaint.Desk.REPORTING;
import static krm.core.complaint.Desk.acknowledged;
import static krm.core.complaint.Desk.answered;
import static krm.core.complaint.Desk.closed;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.forwarded;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.noticed;
import static krm.core.complaint.Desk.rated;
import static krm.core.complaint.Desk.received;
import static krm.core.complaint.Desk.thrownBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import krm.core.access.Actor;
import krm.core.access.NotAllowed;
import krm.core.access.NotVisible;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.Petition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The permitted next steps ({@code actions}) and the status along a case's way. */
class WhatMayComeNextTest {

    private static final int SCALE = Integer.getInteger("krm.test.scale", 1);

    private static final Set<Step> SEVEN =
            EnumSet.of(Step.ACKNOWLEDGE, Step.FORWARD, Step.INTERIM_NOTICE, Step.ANSWER, Step.RATE, Step.CLOSE);

    private static final List<Actor> PEOPLE = List.of(
            OFFICER,
            Desk.actor("krm2", Role.KRM_OFFICER, "LEISTUNG"),
            MANAGER,
            LEAD,
            OTHER_LEAD,
            EMPLOYEE,
            AUDITOR,
            REPORTING,
            ADMIN,
            OTHER_HOUSE);

    @Test
    @DisplayName("the seven steps in their order, each with its status and what may come next")
    void the_seven_steps_in_their_order() {
        assertNext(Status.RECEIVED, "ACKNOWLEDGE FORWARD INTERIM_NOTICE ANSWER", received());
        assertNext(Status.ACKNOWLEDGED, "FORWARD INTERIM_NOTICE ANSWER", received(), acknowledged());
        assertNext(Status.FORWARDED, "FORWARD INTERIM_NOTICE ANSWER", received(), acknowledged(), forwarded());
        assertNext(
                Status.INTERIM_NOTICE_SENT,
                "FORWARD INTERIM_NOTICE ANSWER",
                received(),
                acknowledged(),
                forwarded(),
                noticed());
        assertNext(Status.ANSWERED, "RATE", received(), acknowledged(), forwarded(), noticed(), answered());
        assertNext(Status.RATED, "CLOSE", received(), acknowledged(), forwarded(), noticed(), answered(), rated());
        assertNext(
                Status.CLOSED, "", received(), acknowledged(), forwarded(), noticed(), answered(), rated(), closed());
    }

    @Test
    @DisplayName("what actions offers is what is not refused, over generated histories, people and steps")
    void actions_and_refusals_agree() {
        long seed = Long.getLong("krm.test.seed", System.nanoTime());
        System.out.println("WhatMayComeNextTest: -Dkrm.test.seed=" + seed);
        var random = new Random(seed);
        for (int i = 0; i < 15 * SCALE; i++) {
            var history = history(random);
            var file = Desk.file(history);
            for (var actor : PEOPLE) {
                for (var step : Step.values()) {
                    if (step != Step.RECEIVE) {
                        var refused = refused(history, Desk.step(step, actor, file));
                        assertThat(file.actions(actor).contains(step))
                                .as("seed %d: %s by %s after %s", seed, step, actor, history)
                                .isEqualTo(!refused);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName(
            "rule 1 after closing there are reopening, correction, link and erasure; after redirecting no reopening")
    void after_the_end_little_is_left() {
        assertThat(Desk.file(received(), answered(), rated(), closed()).actions(OFFICER))
                .containsExactly(Step.REOPEN, Step.LINK, Step.CORRECT, Step.ERASE, Step.HOLD_ERASURE);
        assertThat(Desk.file(received(), Desk.redirected()).actions(OFFICER))
                .containsExactly(Step.LINK, Step.CORRECT, Step.ERASE, Step.HOLD_ERASURE);
        assertThat(Desk.file(received(), answered(), rated(), closed(), Desk.erased())
                        .actions(OFFICER))
                .isEmpty();
        assertThat(Desk.file(received(), answered(), rated(), closed(), Desk.held())
                        .actions(OFFICER))
                .contains(Step.RELEASE_ERASURE)
                .doesNotContain(Step.ERASE, Step.HOLD_ERASURE);
    }

    @Test
    @DisplayName("rules.md §3 after reopening the status is FORWARDED if a team has it, else ACKNOWLEDGED or RECEIVED")
    void after_reopening_it_is_where_it_was() {
        assertThat(Desk.file(received(), forwarded(), answered(), rated(), closed(), Desk.reopened())
                        .status())
                .isEqualTo(Status.FORWARDED);
        assertThat(Desk.file(received(), acknowledged(), answered(), rated(), closed(), Desk.reopened())
                        .status())
                .isEqualTo(Status.ACKNOWLEDGED);
        assertThat(Desk.file(received(), answered(), rated(), closed(), Desk.reopened())
                        .status())
                .isEqualTo(Status.RECEIVED);
    }

    /** Refused for who asks or for the state; these steps have no wrong values, so nothing else may be refused. */
    private static boolean refused(List<ComplaintEvent> history, ComplaintCommand step) {
        var thrown = thrownBy(complaint().given(history).when(step));
        thrown.ifPresent(t -> assertThat(t)
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(NotVisible.class),
                        e -> assertThat(e).isInstanceOf(NotAllowed.class),
                        e -> assertThat(((Refusal) e).kind()).isEqualTo(Refusal.Kind.CONFLICT)));
        return thrown.isPresent();
    }

    /** Any reception, and then some of the steps in an order that may have come about. */
    private static List<ComplaintEvent> history(Random random) {
        var kind = pick(
                random,
                ComplaintKind.COMPLAINT,
                ComplaintKind.PRAISE,
                ComplaintKind.PETITION,
                ComplaintKind.DISCIPLINARY_COMPLAINT);
        var reception = new Desk.Received()
                .kind(kind)
                .channel(pick(random, Channel.LETTER, Channel.PHONE))
                .recordedBy(pick(random, "krm", "mitarbeit"))
                .from(complainant(random));
        if (kind == ComplaintKind.DISCIPLINARY_COMPLAINT) {
            reception.accused(pick(random, "team.leistung", "krm", "gf"));
        }
        if (kind == ComplaintKind.PETITION) {
            reception.petition(new Petition(false, june(20), null, null, null));
        }
        var history = new ArrayList<ComplaintEvent>(List.of(reception.event()));
        var team = kind == ComplaintKind.DISCIPLINARY_COMPLAINT ? "GF" : pick(random, "LEISTUNG", "VERMITTLUNG");
        var answeredBy = random.nextBoolean() ? team : null;
        var steps = List.of(
                acknowledged(),
                Desk.raised(),
                Desk.lowered(),
                Desk.followUp(1),
                Desk.followedUp(1),
                forwarded(team),
                noticed(),
                answered(june(10), false, answeredBy),
                answered(june(15), true, answeredBy),
                rated(),
                closed(),
                pick(random, Desk.held(), Desk.erased(), Desk.reopened(), Desk.redirected()));
        var length = random.nextInt(steps.size() + 1);
        steps.stream().limit(length).filter(_ -> random.nextInt(4) > 0).forEach(history::add);
        return history;
    }

    private static @Nullable Complainant complainant(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new Complainant("Erika Muster", null, null, "05331 1234", null);
            default -> new Complainant("Erika Muster", "Am Markt 1", null, null, null);
        };
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... some) {
        return some[random.nextInt(some.length)];
    }

    private static void assertNext(Status status, String steps, ComplaintEvent... history) {
        var file = Desk.file(history);
        assertThat(file.status()).isEqualTo(status);
        assertThat(file.actions(OFFICER).stream().filter(SEVEN::contains).map(Step::name))
                .containsExactlyElementsOf(Arrays.stream(steps.split(" "))
                        .filter(s -> !s.isEmpty())
                        .toList());
    }
}

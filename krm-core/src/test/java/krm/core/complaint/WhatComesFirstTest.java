package krm.core.complaint;

import static krm.core.complaint.Desk.EMPLOYEE;
import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.OTHER_HOUSE;
import static krm.core.complaint.Desk.TODAY;
import static krm.core.complaint.Desk.acknowledged;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.forwarded;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.received;
import static krm.core.complaint.Desk.thrownBy;
import static org.assertj.core.api.Assertions.assertThat;

import krm.core.access.Actor;
import krm.core.access.NotAllowed;
import krm.core.access.NotVisible;
import krm.core.complaint.ComplaintCommand.AcknowledgeComplaint;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.Medium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where several refusals apply, the first of: 404, 403, 412, 409, 422 (rules.md §7). */
class WhatComesFirstTest {

    private static final ComplaintEvent RECORDED_BY_STAFF =
            new Desk.Received().recordedBy("mitarbeit").event();

    @Test
    void who_must_not_know_of_it_hears_nothing_else() {
        assertThat(refusal(RECORDED_BY_STAFF, OTHER_HOUSE, 99)).isInstanceOf(NotVisible.class);
    }

    @Test
    void who_may_not_hears_that_before_anything_about_the_case() {
        assertThat(refusal(RECORDED_BY_STAFF, EMPLOYEE, 99)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void a_stale_picture_comes_before_the_state() {
        assertThat(refusal(RECORDED_BY_STAFF, OFFICER, 1)).isInstanceOf(StaleVersion.class);
    }

    @Test
    void the_state_comes_before_the_values() {
        assertThat(refusal(RECORDED_BY_STAFF, OFFICER, 2)).hasMessage("ALREADY_ACKNOWLEDGED");
        assertThat(refusal(RECORDED_BY_STAFF, OFFICER, null)).hasMessage("ALREADY_ACKNOWLEDGED");
    }

    @Test
    @DisplayName("the version counts what people did, not what the system did")
    void the_version_counts_what_people_did() {
        var file = Desk.file(received(), deadlinesSet(june(1)), acknowledged(), deadlinesSet(june(2)), forwarded());

        assertThat(file.version()).isEqualTo(3);
        assertThat(ComplaintFile.EMPTY.version()).isZero();
    }

    @Test
    void a_stale_picture_says_which_version_is_which() {
        var stale = (StaleVersion) refusal(RECORDED_BY_STAFF, OFFICER, 1);

        assertThat(stale.expected()).isEqualTo(1);
        assertThat(stale.actual()).isEqualTo(2);
    }

    /** A second acknowledgement with a day in the future: wrong in every respect that is left. */
    private static Throwable refusal(ComplaintEvent reception, Actor actor, @Nullable Integer expectedVersion) {
        var acting = new Acting(actor, TODAY.atTime(10, 0), expectedVersion);
        return thrownBy(complaint()
                        .given(reception, deadlinesSet(june(1)), acknowledged())
                        .when(new AcknowledgeComplaint(ID, acting, TODAY.plusDays(1), Medium.LETTER, null)))
                .orElseThrow();
    }
}

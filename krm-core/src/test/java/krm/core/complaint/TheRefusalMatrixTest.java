package krm.core.complaint;

import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.acknowledged;
import static krm.core.complaint.Desk.answered;
import static krm.core.complaint.Desk.closed;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.forwarded;
import static krm.core.complaint.Desk.noticed;
import static krm.core.complaint.Desk.rated;
import static krm.core.complaint.Desk.received;
import static krm.core.complaint.Desk.thrownBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import krm.core.access.Step;
import krm.core.complaint.event.ComplaintEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every step of the officer's in every status: what is refused with which code, and that nothing is stored then. */
class TheRefusalMatrixTest {

    private static final Map<String, List<ComplaintEvent>> CASES = cases();

    private static Map<String, List<ComplaintEvent>> cases() {
        var cases = new LinkedHashMap<String, List<ComplaintEvent>>();
        cases.put("received", List.of(received()));
        cases.put("acknowledged", List.of(received(), acknowledged()));
        cases.put("forwarded", List.of(received(), acknowledged(), forwarded()));
        cases.put("noticed", List.of(received(), acknowledged(), forwarded(), noticed()));
        cases.put("answered", List.of(received(), answered()));
        cases.put("rated", List.of(received(), answered(), rated()));
        cases.put("closed", List.of(received(), answered(), rated(), closed()));
        cases.put("redirected", List.of(received(), Desk.redirected()));
        cases.put("erased", List.of(received(), answered(), rated(), closed(), Desk.erased()));
        cases.put("petition", List.of(Desk.petition()));
        return cases;
    }

    private static final String MATRIX = """
        ACKNOWLEDGE
          passes: received petition
          ALREADY_ACKNOWLEDGED: acknowledged forwarded noticed
          ALREADY_ANSWERED: answered rated
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        FORWARD
          passes: received acknowledged forwarded noticed petition
          ALREADY_ANSWERED: answered rated
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        PRESENT
          passes: received acknowledged forwarded noticed answered rated petition
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        RELIEF
          passes: received acknowledged forwarded noticed answered rated petition
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        FORESEE_DELAY
          passes: received acknowledged forwarded noticed
          ALREADY_ANSWERED: answered rated
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
          NOT_FOR_PETITIONS: petition
        EXPECT_IN_TIME
          passes: received acknowledged forwarded noticed
          ALREADY_ANSWERED: answered rated
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
          NOT_FOR_PETITIONS: petition
        INTERIM_NOTICE
          passes: received acknowledged forwarded noticed petition
          ALREADY_ANSWERED: answered rated
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        ANSWER
          passes: received acknowledged forwarded noticed
          ALREADY_ANSWERED: answered rated
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
          NOT_FOR_PETITIONS: petition
        STATEMENT_DISPATCH
          ONLY_FOR_PETITIONS: received acknowledged forwarded noticed answered rated
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
          passes: petition
        RATE
          NOT_ANSWERED: received acknowledged forwarded noticed petition
          passes: answered
          ALREADY_RATED: rated
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        CLOSE
          NOT_ANSWERED: received acknowledged forwarded noticed petition
          NOT_RATED: answered
          passes: rated
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        REOPEN
          NOT_CLOSED: received acknowledged forwarded noticed answered rated petition
          passes: closed
          CASE_REDIRECTED: redirected
          CASE_ERASED: erased
        REDIRECT
          passes: received acknowledged forwarded noticed answered rated petition
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        LINK
          passes: received acknowledged forwarded noticed answered rated closed redirected petition
          CASE_ERASED: erased
        CORRECT
          passes: received acknowledged forwarded noticed answered rated closed redirected petition
          CASE_ERASED: erased
        RAISE_PRIORITY
          passes: received acknowledged forwarded noticed answered rated petition
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        LOWER_PRIORITY
          NOT_RAISED: received acknowledged forwarded noticed answered rated
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
          PRIORITY_IS_FIXED: petition
        FOLLOW_UP
          passes: received acknowledged forwarded noticed answered rated petition
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        FOLLOW_UP_DONE
          NO_OPEN_FOLLOW_UP: received acknowledged forwarded noticed answered rated petition
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        NOTE
          passes: received acknowledged forwarded noticed answered rated petition
          CASE_CLOSED: closed erased
          CASE_REDIRECTED: redirected
        ERASE
          CASE_OPEN: received acknowledged forwarded noticed answered rated petition
          passes: closed redirected
          CASE_ERASED: erased
        HOLD_ERASURE
          passes: received acknowledged forwarded noticed answered rated closed redirected petition
          CASE_ERASED: erased
        RELEASE_ERASURE
          ERASURE_NOT_HELD: received acknowledged forwarded noticed answered rated closed redirected petition
          CASE_ERASED: erased
        """;

    @Test
    @DisplayName("rules 1 to 12: each step in each status")
    void each_step_in_each_status() {
        var found = Arrays.stream(Step.values())
                .filter(step -> step != Step.RECEIVE)
                .map(step -> step + "\n" + outcomes(step))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(found).isEqualTo(MATRIX);
    }

    /** Each outcome with the cases that have it. */
    private static String outcomes(Step step) {
        var byOutcome = new LinkedHashMap<String, String>();
        CASES.forEach(
                (name, history) -> byOutcome.merge(outcome(step, history), name, (some, one) -> some + " " + one));
        return byOutcome.entrySet().stream()
                .map(e -> "  " + e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String outcome(Step step, List<ComplaintEvent> history) {
        var result = complaint().given(history).when(Desk.step(step, OFFICER, Desk.file(history)));
        return thrownBy(result)
                .map(refusal -> {
                    result.expectNoEvents();
                    return ((Refusal) refusal).code();
                })
                .orElse("passes");
    }
}

package krm.app.complaint;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import krm.core.access.Step;

/**
 * What the end of an address names: a step on a case that exists.
 *
 * @param no which follow-up; 0 for every other step
 */
record StepAddress(Step step, int no) {

    private static final Map<String, Step> STEPS = Arrays.stream(Step.values())
            .filter(step -> step != Step.RECEIVE && step != Step.FOLLOW_UP_DONE)
            .collect(Collectors.toMap(Step::path, Function.identity()));

    private static final Pattern FOLLOW_UP_DONE = Pattern.compile("follow-ups/([1-9][0-9]{0,5})/done");

    /** @param path what stands behind the case's id, such as {@code statement/dispatch} */
    static Optional<StepAddress> of(String path) {
        var followUp = FOLLOW_UP_DONE.matcher(path);
        return followUp.matches()
                ? Optional.of(new StepAddress(Step.FOLLOW_UP_DONE, Integer.parseInt(followUp.group(1))))
                : Optional.ofNullable(STEPS.get(path)).map(step -> new StepAddress(step, 0));
    }
}

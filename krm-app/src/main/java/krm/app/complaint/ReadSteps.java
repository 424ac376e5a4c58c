package krm.app.complaint;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import krm.app.people.People;
import krm.app.web.Problem;
import krm.app.web.StepReader;
import krm.app.web.StrictJson;
import krm.core.access.Step;
import krm.core.complaint.Acting;
import krm.core.complaint.ComplaintCommand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The steps of the doors for who has them from elsewhere. */
@Component
final class ReadSteps implements StepReader {

    private static final Map<String, Step> STEPS =
            Arrays.stream(Step.values()).collect(Collectors.toMap(Step::path, Function.identity()));

    private final StrictJson json;
    private final People people;

    ReadSteps(StrictJson json, People people) {
        this.json = json;
        this.people = people;
    }

    @Override
    public boolean knows(String step) {
        return STEPS.containsKey(step);
    }

    @Override
    public ComplaintCommand read(
            UUID complaint, Acting acting, String step, LocalDate on, ObjectNode body, @Nullable String sourceKey) {
        var taken = STEPS.get(step);
        if (taken == null) {
            throw Problem.field("UNKNOWN_STEP", "step");
        }
        var read = json.read(dated(body, taken == Step.RECEIVE ? "receivedOn" : "occurredOn", on), Steps.bodyOf(taken));
        TextLimits.check(read);
        if (!(read instanceof Bodies.Receive receive)) {
            return Steps.command(complaint, acting, read);
        }
        if (receive.receivedAt() != null) {
            throw invalid("receivedAt", "EITHER_DAY_OR_INSTANT");
        }
        return Steps.receive(complaint, acting, people.landOf(acting.by().jobcenter()), on, receive, sourceKey);
    }

    private static ObjectNode dated(ObjectNode body, String field, LocalDate on) {
        var said = body.get(field);
        if (said != null && !said.isNull() && !said.asString("").equals(on.toString())) {
            throw invalid(field, "INVALID_VALUE");
        }
        return body.deepCopy().put(field, on.toString());
    }

    private static Problem invalid(String field, String code) {
        return new Problem("INVALID_FIELDS", List.of(new Problem.FieldError(field, code, List.of())));
    }
}

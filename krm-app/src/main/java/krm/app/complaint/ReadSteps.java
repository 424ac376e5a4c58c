package krm.app.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import krm.app.complaint.Bodies.StepBody;
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

    private final StrictJson json;

    ReadSteps(StrictJson json) {
        this.json = json;
    }

    @Override
    public boolean knows(String step) {
        return step.equals(Step.RECEIVE.path()) || StepAddress.of(step).isPresent();
    }

    @Override
    public ComplaintCommand read(
            UUID complaint, Acting acting, String step, LocalDate on, ObjectNode body, @Nullable String sourceKey) {
        return step.equals(Step.RECEIVE.path())
                ? reception(complaint, acting, on, body, sourceKey)
                : StepAddress.of(step)
                        .map(address -> step(complaint, acting, address, on, body))
                        .orElseThrow(() -> Problem.field("UNKNOWN_STEP", "step"));
    }

    private ComplaintCommand step(UUID complaint, Acting acting, StepAddress address, LocalDate on, ObjectNode body) {
        var read = json.read(dated(body, "occurredOn", on), Steps.bodyOf(address.step()));
        TextLimits.check(read);
        return Steps.command(complaint, acting, (StepBody) read, address.no(), json);
    }

    private ComplaintCommand reception(
            UUID complaint, Acting acting, LocalDate on, ObjectNode body, @Nullable String sourceKey) {
        var read = json.read(dated(body, "receivedOn", on), Bodies.Receive.class);
        TextLimits.check(read);
        if (read.receivedAt() != null) {
            throw invalid("receivedAt", "EITHER_DAY_OR_INSTANT");
        }
        return Steps.receive(complaint, acting, on, read, sourceKey);
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

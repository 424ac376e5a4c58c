package krm.app.complaint;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import krm.app.complaint.StepForm.Field;
import krm.app.complaint.StepForm.Input;
import krm.app.web.FormBody;
import krm.app.web.Problem;
import krm.app.web.Shown;
import krm.app.web.Shown.Option;
import krm.app.web.TopicNames;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.SpecialGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The form of a correction (Berichtigung): what may be corrected, then the fields of the one that was chosen. */
@Component
class CorrectionForm {

    private static final String VALUE = "value";
    private static final String FIELD = "field";

    private final Shown shown;
    private final TopicNames topics;

    CorrectionForm(Shown shown, TopicNames topics) {
        this.shown = shown;
        this.topics = topics;
    }

    /** What of this case can be corrected, by the names that the door has for it. */
    List<Option> choices(CaseView complaint) {
        var ofTheCase = Stream.of("receivedOn", "channel", "customerGroup", "specialGroups", "complainant")
                .map(name -> new Option(name, shown.word(FIELD, name)));
        // Rule 12: not from or to a petition or submission.
        var kind = complaint.kind().isFormal()
                ? Stream.<Option>of()
                : Stream.of(new Option("kind", shown.word(FIELD, "kind")));
        var ofConcerns = complaint.concerns().stream()
                .flatMap(concern -> Stream.of("topic", "area")
                        .map(part -> new Option(
                                "concerns[" + concern.no() + "]." + part,
                                shown.word(FIELD, part) + " (" + shown.word(FIELD, "concerns.text") + " " + concern.no()
                                        + ")")));
        return Stream.of(ofTheCase, kind, ofConcerns)
                .flatMap(options -> options)
                .toList();
    }

    /** The fields of the value that is to stand there, with what stands there now. */
    List<Field> fields(String chosen, CaseView complaint, LocalDate today, Map<String, String[]> typed) {
        var fresh = !typed.containsKey("reason");
        var value = switch (chosen) {
            case "receivedOn" ->
                List.of(required(Input.DAY, List.of(), complaint.receivedOn().toString()));
            case "channel" -> List.of(oneOf(List.of(Channel.values()), complaint.channel()));
            case "customerGroup" -> List.of(oneOf(List.of(CustomerGroup.values()), complaint.customerGroup()));
            case "specialGroups" ->
                List.of(one(
                        Input.SEVERAL,
                        shown.options(List.of(SpecialGroup.values())),
                        String.join(
                                " ",
                                complaint.specialGroups().stream()
                                        .map(Enum::name)
                                        .toList())));
            case "kind" ->
                List.of(oneOf(
                        Arrays.stream(ComplaintKind.values())
                                .filter(kind -> !kind.isFormal())
                                .toList(),
                        complaint.kind()));
            case "complainant" -> complainant(complaint.complainant());
            default -> List.of(ofConcern(chosen, complaint));
        };
        return Stream.concat(
                        value.stream(),
                        Stream.of(
                                new Field("reason", shown.word(FIELD, "reason"), Input.TEXT, true, List.of(), ""),
                                new Field(
                                        "occurredOn",
                                        shown.word(FIELD, "occurredOn"),
                                        Input.DAY,
                                        false,
                                        List.of(),
                                        today.toString())))
                .map(field ->
                        fresh ? field : field.with(String.join(" ", typed.getOrDefault(field.name(), new String[0]))))
                .toList();
    }

    private Field ofConcern(String chosen, CaseView complaint) {
        var concern = complaint.concerns().stream()
                .filter(some -> chosen.startsWith("concerns[" + some.no() + "]"))
                .findFirst()
                .orElseThrow(() -> new Problem("NOT_FOUND"));
        return chosen.endsWith(".area")
                ? one(
                        Input.ONE_OF_MANY,
                        shown.options(List.of(Area.values())),
                        concern.area() == null ? "" : concern.area().name())
                : one(
                        Input.ONE_OF_MANY,
                        topics.choices(complaint.jobcenter()),
                        concern.topic() == null ? "" : concern.topic());
    }

    private List<Field> complainant(@Nullable Complainant now) {
        var c = now == null ? new Complainant(null, null, null, null, null) : now;
        return List.of(
                line("name", c.name()),
                line("address", c.address()),
                line("customerNumber", c.customerNumber()),
                line("phone", c.phone()),
                line("email", c.email()));
    }

    private Field line(String name, @Nullable String now) {
        return new Field(
                VALUE + "." + name, shown.word(FIELD, name), Input.LINE, false, List.of(), now == null ? "" : now);
    }

    /** What may be taken back, so that nothing stands there. */
    private Field one(Input input, List<Option> options, String now) {
        return new Field(VALUE, shown.word(FIELD, VALUE), input, false, options, now);
    }

    private Field required(Input input, List<Option> options, String now) {
        return new Field(VALUE, shown.word(FIELD, VALUE), input, true, options, now);
    }

    private Field oneOf(List<? extends Enum<?>> values, Enum<?> now) {
        return required(Input.ONE_OF_MANY, shown.options(values), now.name());
    }

    /** The value in the shape that the door wants for the field: a text, a list, a complainant, or null for nothing. */
    static ObjectNode body(Map<String, String[]> typed) {
        var body = FormBody.of(Bodies.Correct.class, typed);
        switch (body.path(FIELD).asString("")) {
            case "complainant" -> body.set(VALUE, FormBody.of(Bodies.Complainant.class, VALUE + ".", typed));
            case "specialGroups" -> {
                var several = body.putArray(VALUE);
                Arrays.stream(typed.getOrDefault(VALUE, new String[0])).forEach(several::add);
            }
            default -> {
                if (!body.has(VALUE)) {
                    body.putNull(VALUE);
                }
            }
        }
        return body;
    }
}

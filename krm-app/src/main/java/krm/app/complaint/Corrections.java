package krm.app.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import krm.app.web.Problem;
import krm.app.web.StrictJson;
import krm.core.complaint.Correction;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.SpecialGroup;

/**
 * What a correction names: {@code receivedOn}, {@code channel}, {@code customerGroup}, {@code specialGroups},
 * {@code complainant}, {@code kind}, {@code concerns[1].topic} or {@code concerns[1].area} (the concern's number), and
 * the value that belongs there.
 */
final class Corrections {

    private static final Pattern CONCERN = Pattern.compile("concerns\\[([1-9][0-9]?)]\\.(topic|area)");
    private static final String VALUE = "value";

    private Corrections() {}

    /** @throws Problem 400 for another field, or a value that cannot stand there */
    static Correction of(Bodies.Correct body, StrictJson json) {
        var value = body.value();
        return switch (body.field()) {
            case "receivedOn" -> new Correction.ReceivedOn(json.value(value, LocalDate.class, VALUE));
            case "channel" -> new Correction.Channel(json.value(value, Channel.class, VALUE));
            case "customerGroup" -> new Correction.Group(json.value(value, CustomerGroup.class, VALUE));
            case "specialGroups" ->
                new Correction.SpecialGroups(List.of(json.value(value, SpecialGroup[].class, VALUE)));
            case "complainant" ->
                new Correction.Complainant(
                        value.isNull() ? null : Steps.complainant(json.value(value, Bodies.Complainant.class, VALUE)));
            case "kind" -> new Correction.Kind(json.value(value, ComplaintKind.class, VALUE));
            default -> ofConcern(body, json);
        };
    }

    private static Correction ofConcern(Bodies.Correct body, StrictJson json) {
        var named = CONCERN.matcher(body.field());
        if (!named.matches()) {
            throw new Problem("INVALID_FIELDS", List.of(new Problem.FieldError("field", "INVALID_VALUE", List.of())));
        }
        var no = Integer.parseInt(named.group(1));
        var value = body.value();
        return named.group(2).equals("topic")
                ? new Correction.Topic(no, value.isNull() ? null : json.value(value, String.class, VALUE))
                : new Correction.Area(no, value.isNull() ? null : json.value(value, Area.class, VALUE));
    }
}

package krm.app.web;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A body as somebody fills it in, field by field. */
public final class Form {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode fields;

    private Form(ObjectNode fields) {
        this.fields = fields;
    }

    public static Form of(Object... namesAndValues) {
        var form = new Form(JSON.createObjectNode());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form = form.with((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    /** A letter of ten days ago by somebody with an address. */
    public static Form letter() {
        return of(
                "kind",
                "COMPLAINT",
                "channel",
                "LETTER",
                "receivedOn",
                AtTheDoors.ago(10),
                "customerGroup",
                "EMPLOYEE",
                "concerns",
                List.of(of("text", "Niemand ruft zurück.", "area", "SUBJECT")),
                "complainant",
                of("name", "Erika Beispiel", "address", "Musterweg 1, 38300 Wolfenbüttel"));
    }

    public static Form disciplinary() {
        return letter().with("kind", "DISCIPLINARY_COMPLAINT");
    }

    public static Form acknowledgement() {
        return of("occurredOn", AtTheDoors.ago(9), "medium", "LETTER");
    }

    public static Form forwarding(String team) {
        return of("occurredOn", AtTheDoors.ago(9), "team", team);
    }

    public static Form interimNotice() {
        return of(
                "occurredOn",
                AtTheDoors.ago(4),
                "medium",
                "LETTER",
                "reason",
                "Auskunft steht aus",
                "announcedAnswerOn",
                AtTheDoors.today().plusDays(3));
    }

    public static Form answer() {
        return of("occurredOn", AtTheDoors.ago(2), "medium", "LETTER", "outcome", "REMEDY", "text", "Sie haben recht.");
    }

    public static Form rating() {
        return of("occurredOn", AtTheDoors.ago(1), "rating", "JUSTIFIED", "agreement", "YES");
    }

    public static Form closing() {
        return of("occurredOn", AtTheDoors.today(), "originalsAt", "Leistungsakte");
    }

    public Form with(String field, Object value) {
        var more = fields.deepCopy();
        more.set(field, node(value));
        return new Form(more);
    }

    public Form without(String field) {
        var less = fields.deepCopy();
        less.remove(field);
        return new Form(less);
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case Form form -> form.fields;
            case List<?> several -> {
                var all = JSON.createArrayNode();
                several.forEach(one -> all.add(node(one)));
                yield all;
            }
            case java.time.LocalDate day -> JSON.stringNode(day.toString());
            default -> JSON.valueToTree(value);
        };
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}

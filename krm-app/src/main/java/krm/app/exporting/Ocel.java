package krm.app.exporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * OCEL 2.0 as JSON: the events, then the objects they speak of, which are gone through a second time for that. The types
 * come behind both, since only then all are known; a reader of JSON does not mind the order.
 */
record Ocel(JsonMapper json) implements Format {

    /** A type and the attributes that were met in it, by name. */
    private static final class Types {

        private final Map<String, Map<String, String>> attributes = new TreeMap<>();

        void met(String type, List<? extends OcelAttribute> some) {
            var known = attributes.computeIfAbsent(type, _ -> new TreeMap<>());
            some.forEach(one -> known.putIfAbsent(one.name(), one.type()));
        }

        List<Map<String, Object>> declared() {
            var types = new ArrayList<Map<String, Object>>();
            attributes.forEach((type, known) -> types.add(Map.of(
                    "name",
                    type,
                    "attributes",
                    known.entrySet().stream()
                            .map(one -> Map.of("name", one.getKey(), "type", one.getValue()))
                            .toList())));
            return types;
        }
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    /** Events, then objects. */
    @Override
    public int rounds() {
        return 2;
    }

    @Override
    public void write(Exported cases, OutputStream out) throws IOException {
        var lines = new Lines(out);
        var eventTypes = new Types();
        var objectTypes = new Types();
        var people = new TreeSet<String>();
        var units = new TreeSet<String>();
        lines.begin("{\"events\":[");
        cases.each(some -> {
            for (var event : some.events()) {
                var shown = OcelEvent.of(some, event, cases);
                eventTypes.met(shown.type(), shown.attributes());
                shown.relationships().forEach(relation -> {
                    OcelObject.person(relation.objectId()).ifPresent(people::add);
                    OcelObject.unit(relation.objectId()).ifPresent(units::add);
                });
                lines.add(json.writeValueAsBytes(shown));
            }
        });
        lines.begin("],\n\"objects\":[");
        cases.each(some -> {
            for (var object : OcelObject.of(some, cases)) {
                objectTypes.met(object.type(), object.attributes());
                lines.add(json.writeValueAsBytes(object));
            }
        });
        for (var person : people) {
            objectTypes.met(OcelObject.STAFF, List.of());
            lines.add(json.writeValueAsBytes(OcelObject.ofPerson(person)));
        }
        for (var unit : units) {
            objectTypes.met(OcelObject.UNIT, List.of());
            lines.add(json.writeValueAsBytes(OcelObject.ofUnit(unit)));
        }
        lines.begin("],\n\"eventTypes\":");
        out.write(json.writeValueAsBytes(eventTypes.declared()));
        lines.begin(",\n\"objectTypes\":");
        out.write(json.writeValueAsBytes(objectTypes.declared()));
        out.write('\n');
    }

    /** One more property, and the end of the object. */
    @Override
    public String lastLine(Seal seal) {
        return ",\"krm:end\":" + json.writeValueAsString(seal) + "}";
    }

    /** The elements of an array, one a line. */
    private static final class Lines {

        private final OutputStream out;
        private boolean first = true;

        Lines(OutputStream out) {
            this.out = out;
        }

        void begin(String text) throws IOException {
            out.write(text.getBytes(UTF_8));
            first = true;
        }

        void add(byte[] element) throws IOException {
            if (!first) {
                out.write(',');
            }
            first = false;
            out.write('\n');
            out.write(element);
        }
    }
}

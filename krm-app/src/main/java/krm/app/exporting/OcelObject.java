package krm.app.exporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.ComplaintReceived;
import org.jspecify.annotations.Nullable;

/** An object of OCEL: what events speak of, with the history of its attributes. */
record OcelObject(String id, String type, List<OcelAttribute> attributes, List<OcelRelation> relationships) {

    static final String STAFF = "Bearbeiter";
    static final String UNIT = "Organisationseinheit";

    private static final String PERSON_PREFIX = "person/";
    private static final String UNIT_PREFIX = "unit/";
    private static final String PART_OF = "Teil von";

    static String idOfPerson(String pseudonym) {
        return PERSON_PREFIX + pseudonym;
    }

    static String idOfUnit(String team) {
        return UNIT_PREFIX + team;
    }

    static String idOfConcern(ExportedCase some, int no) {
        return some.id() + "/concern/" + no;
    }

    static String idOfPetition(ExportedCase some) {
        return some.id() + "/petition";
    }

    static Optional<String> person(String id) {
        return Optional.of(id).filter(known -> known.startsWith(PERSON_PREFIX));
    }

    static Optional<String> unit(String id) {
        return Optional.of(id).filter(known -> known.startsWith(UNIT_PREFIX));
    }

    static OcelObject ofPerson(String id) {
        return new OcelObject(id, STAFF, List.of(), List.of());
    }

    static OcelObject ofUnit(String id) {
        return new OcelObject(id, UNIT, List.of(), List.of());
    }

    /** The case, its concerns, its deadlines, its petition. */
    static List<OcelObject> of(ExportedCase some, Exported cases) {
        var objects = new LinkedHashMap<String, OcelObject>();
        var complaint = objects.computeIfAbsent(some.id().toString(), id -> object(id, "Kundenreaktion"));
        for (var event : some.events()) {
            complaint.now("reference", some.reference(), event, cases);
            complaint.now(event.after(), event, cases);
            concerns(some, event, cases, objects);
            OcelDeadline.setBy(event.event())
                    .forEach(deadline -> part(objects, deadline.id(some), "Frist", some)
                            .now("type", deadline.type().name(), event, cases)
                            .now("dueOn", deadline.dueOn(), event, cases));
        }
        return List.copyOf(objects.values());
    }

    private static void concerns(
            ExportedCase some, ExportedEvent event, Exported cases, Map<String, OcelObject> objects) {
        var facts = event.after().concerns();
        for (int i = 0; i < facts.size(); i++) {
            part(objects, idOfConcern(some, i + 1), "Anliegen", some)
                    .now("topic", facts.get(i).topic(), event, cases)
                    .now("area", facts.get(i).area(), event, cases);
        }
        if (event.event() instanceof ComplaintReceived received && received.petition() != null) {
            part(objects, idOfPetition(some), "Petition", some)
                    .now("assembly", received.petition().assembly(), event, cases)
                    .now("dueOn", received.petition().dueOn(), event, cases);
        }
    }

    private static OcelObject object(String id, String type) {
        return new OcelObject(id, type, new ArrayList<>(), new ArrayList<>());
    }

    private static OcelObject part(Map<String, OcelObject> objects, String id, String type, ExportedCase some) {
        return objects.computeIfAbsent(id, _ -> {
            var part = object(id, type);
            part.relationships.add(new OcelRelation(some.id().toString(), PART_OF));
            return part;
        });
    }

    private void now(ComplaintFile file, ExportedEvent event, Exported cases) {
        now("kind", file.kind(), event, cases);
        now("channel", file.channel(), event, cases);
        now("customerGroup", file.customerGroup(), event, cases);
        now("status", file.status(), event, cases);
        now("priority", file.priority(), event, cases);
        now("unit", file.team(), event, cases);
    }

    /** One more line of its history, if this is new. */
    private OcelObject now(String name, @Nullable Object value, ExportedEvent event, Exported cases) {
        if (value != null) {
            var attribute = OcelAttribute.of(name, value, event.at(), cases);
            var last = attributes.stream()
                    .filter(known -> known.name().equals(name))
                    .reduce((_, later) -> later)
                    .map(OcelAttribute::value);
            if (!last.equals(Optional.of(attribute.value()))) {
                attributes.add(attribute);
            }
        }
        return this;
    }
}

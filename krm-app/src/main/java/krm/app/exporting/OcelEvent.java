package krm.app.exporting;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import krm.core.complaint.event.ComplaintReceived;

/** An event of OCEL: every one has to do with its case and with who acted. */
record OcelEvent(
        UUID id, String type, OffsetDateTime time, List<OcelAttribute> attributes, List<OcelRelation> relationships) {

    static OcelEvent of(ExportedCase some, ExportedEvent event, Exported cases) {
        var attributes = new ArrayList<OcelAttribute>();
        attributes.add(OcelAttribute.of("sequence", event.sequence(), null, cases));
        attributes.add(OcelAttribute.of("occurredOn", event.event().occurredOn(), null, cases));
        attributes.add(OcelAttribute.of("recordedAt", event.recordedAt(), null, cases));
        attributes.add(OcelAttribute.of("role", event.role(), null, cases));
        event.facts().forEach((name, value) -> attributes.add(OcelAttribute.of(name, value, null, cases)));
        return new OcelEvent(event.id(), event.activity(), event.at(), attributes, relationships(some, event));
    }

    private static List<OcelRelation> relationships(ExportedCase some, ExportedEvent event) {
        var relations = new ArrayList<OcelRelation>();
        relations.add(new OcelRelation(some.id().toString(), "betrifft"));
        if (!event.event().bySystem()) {
            relations.add(new OcelRelation(OcelObject.idOfPerson(event.resource()), "bearbeitet von"));
        }
        var team = event.after().team();
        if (team != null) {
            relations.add(new OcelRelation(OcelObject.idOfUnit(team), "betrifft"));
        }
        if (event.event() instanceof ComplaintReceived received) {
            received.concerns()
                    .forEach(concern ->
                            relations.add(new OcelRelation(OcelObject.idOfConcern(some, concern.no()), "erzeugt")));
            if (received.petition() != null) {
                relations.add(new OcelRelation(OcelObject.idOfPetition(some), "erzeugt"));
            }
        }
        OcelDeadline.setBy(event.event())
                .map(deadline -> new OcelRelation(deadline.id(some), "setzt Frist"))
                .distinct()
                .forEach(relations::add);
        OcelDeadline.missedIn(event.event())
                .map(deadline -> new OcelRelation(deadline.id(some), "betrifft"))
                .forEach(relations::add);
        return relations;
    }
}

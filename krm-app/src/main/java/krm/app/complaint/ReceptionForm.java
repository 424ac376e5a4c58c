package krm.app.complaint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import krm.app.web.FormBody;
import krm.app.web.Typed;
import tools.jackson.databind.node.ObjectNode;

/** What somebody fills in to record a reaction: as the body that the door reads, and back to the fields of the form. */
final class ReceptionForm {

    /** What the form asks, and what the body says of it. */
    private static final String HOW_IT_GOES_ON = "goesOn";

    /** The fields that stand for whole parts of the body. */
    private static final Map<String, String> PARTS = Map.of(
            "concerns",
            "concerns[0].text",
            "petition",
            "petition.dueOn",
            "accused",
            "accused[0].name",
            "settledOnTheSpot",
            HOW_IT_GOES_ON,
            "forwardTo",
            HOW_IT_GOES_ON,
            "redirectTo",
            HOW_IT_GOES_ON);

    /** As many concerns as the form has room for. */
    private static final int CONCERNS = 3;

    private static final List<String> CONCERN = List.of("text", "topic", "area");

    private ReceptionForm() {}

    /** Of settled, handed over and redirected only what was chosen is sent; what stands in the other fields is not meant. */
    static ObjectNode body(Map<String, String[]> typed) {
        var meant = new HashMap<>(typed);
        var how = typed.getOrDefault(HOW_IT_GOES_ON, new String[] {""})[0];
        if (how.equals("settled")) {
            meant.put("settledOnTheSpot", new String[] {"true"});
        }
        if (!how.equals("forward")) {
            meant.keySet().removeIf(name -> name.startsWith("forwardTo."));
        }
        if (!how.equals("redirect")) {
            meant.keySet().removeIf(name -> name.startsWith("redirectTo."));
        }
        var body = FormBody.of(Bodies.Receive.class, meant);
        if (how.equals("forward") && !body.has("forwardTo")) {
            // To no team yet: what is missing is the team, not the choice.
            body.putObject("forwardTo");
        }
        return body;
    }

    /**
     * Where in the form stands what the body calls otherwise. A concern that was left out is not sent, and those behind it
     * move up.
     */
    static Map<String, String> places(Map<String, String[]> typed) {
        var places = new HashMap<>(PARTS);
        int sent = 0;
        for (int i = 0; i < CONCERNS; i++) {
            var concern = "concerns[" + i + "].";
            if (CONCERN.stream()
                    .anyMatch(part -> !new Typed(typed).of(concern + part).isBlank())) {
                for (var part : CONCERN) {
                    places.put("concerns[" + sent + "]." + part, concern + part);
                }
                sent++;
            }
        }
        return places;
    }
}

package krm.app.web;

import java.util.List;
import java.util.Map;

/** What stands in the fields of a form that is shown again; of a fresh one nothing, so that each has what is usual. */
public record Typed(Map<String, String[]> fields) {

    public static final Typed NOTHING = new Typed(Map.of());

    public String of(String name) {
        return of(name, "");
    }

    /** @param usual where nothing has been typed yet */
    public String of(String name, String usual) {
        var said = fields.get(name);
        return said == null || said.length == 0 ? fields.isEmpty() ? usual : "" : said[0];
    }

    public boolean has(String name, String value) {
        return List.of(fields.getOrDefault(name, new String[0])).contains(value);
    }
}

package krm.app.complaint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What two pictures of a case do not share, field by field. */
record Difference(List<Change> items) {

    /**
     * One field.
     *
     * @param path a JSON Pointer (RFC 6901) into the case
     * @param before null where it was not there
     * @param after null where it is not there any more
     */
    record Change(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    static Difference between(JsonNode before, JsonNode after) {
        var changes = new ArrayList<Change>();
        compare("", before, after, changes);
        return new Difference(changes);
    }

    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<Change> changes) {
        if (before != null && before.equals(after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            var names = new LinkedHashSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            for (var name : names) {
                compare(path + "/" + escaped(name), before.get(name), after.get(name), changes);
            }
        } else if (before != null && after != null && holdsObjects(before) && holdsObjects(after)) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(path + "/" + i, before.get(i), after.get(i), changes);
            }
        } else {
            changes.add(new Change(path, before, after));
        }
    }

    /** A list of plain values is one field: what matters is what is in it, not at which place. */
    private static boolean holdsObjects(JsonNode list) {
        return list.isArray() && !list.isEmpty() && list.get(0).isObject();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

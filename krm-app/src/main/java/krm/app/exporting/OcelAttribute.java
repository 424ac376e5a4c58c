package krm.app.exporting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of OCEL: a text, and as what it is to be read.
 *
 * @param time of an object's attribute: from when on it has this value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OcelAttribute(
        String name,
        String value,
        @Nullable OffsetDateTime time,
        @JsonIgnore String type) {

    static OcelAttribute of(String name, Object value, @Nullable OffsetDateTime time, Exported cases) {
        return switch (value) {
            case Integer number -> new OcelAttribute(name, number.toString(), time, "integer");
            case Boolean yes -> new OcelAttribute(name, yes.toString(), time, "boolean");
            case LocalDate day -> new OcelAttribute(name, Exported.text(cases.at(day)), time, "time");
            case OffsetDateTime instant -> new OcelAttribute(name, Exported.text(instant), time, "time");
            case List<?> several ->
                new OcelAttribute(
                        name,
                        String.join(", ", several.stream().map(Object::toString).toList()),
                        time,
                        "string");
            default -> new OcelAttribute(name, value.toString(), time, "string");
        };
    }
}

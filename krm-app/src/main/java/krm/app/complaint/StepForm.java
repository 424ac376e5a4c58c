package krm.app.complaint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import krm.app.web.Shown.Option;

/**
 * What somebody fills in to take a step, field by field as in the step's body.
 *
 * @param asked what a usual case needs
 * @param besides what may be added, out of the way until then
 */
record StepForm(List<Field> asked, List<Field> besides) {

    /** How a value is given. */
    enum Input {
        DAY,
        LINE,
        TEXT,
        ONE_OF_FEW,
        ONE_OF_MANY,
        /** The value holds those that are chosen, with blanks between. */
        SEVERAL
    }

    /**
     * One field.
     *
     * @param name as in the body, so that what the door says about it finds it
     * @param label in words
     * @param value what stands in it now; empty for nothing
     */
    record Field(String name, String label, Input input, boolean required, List<Option> options, String value) {

        Field with(String other) {
            return new Field(name, label, input, required, options, other);
        }

        /** By what they belong to, in their order. */
        public List<List<Option>> groups() {
            return options.stream()
                    .collect(Collectors.groupingBy(
                            option -> String.valueOf(option.belongsTo()), LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .toList();
        }

        /** For labels and error messages to point to; brackets and points mean other things in a page. */
        public String id() {
            return "f-" + name.replaceAll("[^A-Za-z0-9]", "-");
        }
    }
}

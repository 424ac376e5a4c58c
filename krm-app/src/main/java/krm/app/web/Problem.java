package krm.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A door's own refusal: a stable code, whose status and sentence {@link Problems} knows. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** One field that is wrong, by the name it has in the body. */
    public record FieldError(String field, String code, List<Object> args) {}

    private final String code;
    private final transient List<FieldError> errors;

    public Problem(String code) {
        this(code, List.of());
    }

    public Problem(String code, List<FieldError> errors) {
        super(code, null, false, false);
        this.code = code;
        this.errors = errors;
    }

    public static Problem field(String code, @Nullable String field, Object... args) {
        return new Problem(code, field == null ? List.of() : List.of(new FieldError(field, code, List.of(args))));
    }

    public String code() {
        return code;
    }

    /** What the sentence mentions: the facts of the one field that the refusal is about. */
    List<Object> args() {
        return errors.size() == 1 && errors.getFirst().code().equals(code)
                ? errors.getFirst().args()
                : List.of();
    }

    public List<FieldError> errors() {
        return errors;
    }
}

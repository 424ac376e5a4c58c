package krm.core.complaint;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule refuses the step and nothing is stored: an ordinary answer with a stable code, so without a stack trace. */
public final class Refusal extends RuntimeException {

    /** Against the state of the case (409), or a value that is not valid here (422). */
    public enum Kind {
        CONFLICT,
        INVALID
    }

    private final RefusalCode code;
    private final @Nullable String field;
    private final transient List<Object> args;

    private Refusal(RefusalCode code, @Nullable String field, List<Object> args) {
        super(code.name(), null, false, false);
        this.code = code;
        this.field = field;
        this.args = args;
    }

    static Refusal of(RefusalCode code) {
        return new Refusal(code, null, List.of());
    }

    static void refuseIf(boolean broken, RefusalCode code, String field, Object... args) {
        if (broken) {
            throw new Refusal(code, field, List.of(args));
        }
    }

    public Kind kind() {
        return code.kind();
    }

    public String code() {
        return code.name();
    }

    /** The field whose value is refused, as the doors name it. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** What the sentence at the door mentions: days, numbers, codes; never personal text. */
    public List<Object> args() {
        return args;
    }
}

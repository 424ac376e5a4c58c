package krm.core.house;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule refuses a change and nothing is stored: an ordinary answer with a stable code, so without a stack trace. */
public final class HouseRefusal extends RuntimeException {

    private final HouseRefusalCode code;
    private final @Nullable String field;
    private final transient List<Object> args;

    private HouseRefusal(HouseRefusalCode code, @Nullable String field, List<Object> args) {
        super(code.name(), null, false, false);
        this.code = code;
        this.field = field;
        this.args = args;
    }

    static void refuseIf(boolean broken, HouseRefusalCode code, @Nullable String field, Object... args) {
        if (broken) {
            throw new HouseRefusal(code, field, List.of(args));
        }
    }

    public HouseRefusalCode code() {
        return code;
    }

    /** The field whose value is refused, as the door names it. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** What the sentence at the door mentions: numbers and codes. */
    public List<Object> args() {
        return args;
    }
}

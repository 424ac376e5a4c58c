package krm.core.complaint.event;

import org.jspecify.annotations.Nullable;

/** What a text says, whoever has written it with whatever keyboard. */
public final class Texts {

    /** Letters to Unicode, but nobody sees them: fillers of Hangul, and the empty pattern of Braille. */
    private static final String UNSEEN = "\u115F\u1160\u3164\uFFA0\u2800";

    private Texts() {}

    /** Whether it says nothing: blanks of any width, breaks, and signs that nobody sees. */
    public static boolean blank(@Nullable String text) {
        return text == null || text.codePoints().allMatch(Texts::unseen);
    }

    private static boolean unseen(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> UNSEEN.indexOf(c) >= 0;
        };
    }
}

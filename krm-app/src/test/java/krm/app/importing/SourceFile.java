package krm.app.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import krm.app.web.Form;

/** What an older system might hand over: whole lives, interleaved, and now and then a line that no rule lets pass. */
public final class SourceFile {

    private static final int SIDE_BY_SIDE = 40;

    private final Random random;
    private final List<String> lines = new ArrayList<>();

    private SourceFile(long seed) {
        random = new Random(seed);
    }

    /** At least so many lines; the same for the same seed. */
    public static List<String> of(int lines, long seed) {
        var file = new SourceFile(seed);
        var open = new ArrayList<ArrayList<String>>();
        for (int n = 0; file.lines.size() + open.stream().mapToInt(List::size).sum() < lines; n++) {
            open.add(file.life("Q-" + seed + "-" + n));
            while (open.size() >= SIDE_BY_SIDE) {
                file.takeOneOf(open);
            }
        }
        while (!open.isEmpty()) {
            file.takeOneOf(open);
        }
        return file.lines;
    }

    private void takeOneOf(List<ArrayList<String>> open) {
        var some = random.nextInt(open.size());
        lines.add(open.get(some).removeFirst());
        if (open.get(some).isEmpty()) {
            open.remove(some);
        }
    }

    private ArrayList<String> life(String key) {
        var month = 1 + random.nextInt(12);
        var life = new ArrayList<String>();
        life.add(line(key, "receive", day(month, 1), reception().with("remarks", "Nr. " + key)));
        life.add(line(key, "acknowledge", day(month, 3), Form.of("medium", "LETTER")));
        life.add(line(key, "forward", day(month, 4), Form.of("team", random.nextInt(40) == 0 ? "NONE" : "LEISTUNG")));
        if (random.nextBoolean()) {
            life.add(line(
                    key,
                    "interim-notice",
                    day(month, 8),
                    Form.of(
                            "medium",
                            "LETTER",
                            "reason",
                            "Auskunft steht aus",
                            "announcedAnswerOn",
                            random.nextInt(30) == 0 ? day(month, 8) : day(month, 20))));
        }
        life.add(line(
                key,
                "answer",
                day(month, 12),
                Form.of("medium", "LETTER", "outcome", "REMEDY", "text", "Antwort zu " + key)));
        life.add(line(key, "rate", day(month, 13), Form.of("rating", "JUSTIFIED", "agreement", "YES")));
        if (random.nextInt(4) > 0) {
            life.add(line(key, "close", day(month, 14), Form.of("originalsAt", "Leistungsakte")));
        }
        return life;
    }

    /** A letter, without a day: that stands on the line. */
    public static Form reception() {
        return Form.letter().without("receivedOn");
    }

    public static String line(String key, String step, Object on, Form data) {
        return Form.of("case", key, "step", step, "occurredOn", on, "data", data)
                .toString();
    }

    private static String day(int month, int day) {
        return "2024-%02d-%02d".formatted(month, day);
    }
}

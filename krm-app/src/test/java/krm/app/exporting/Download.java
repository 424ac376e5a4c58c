package krm.app.exporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** A file as it came, and how its reader checks it: by its last line (docs/operations.md). */
record Download(String text) {

    private static final Pattern SEAL =
            Pattern.compile("cases\\W+(\\d+)\\W+events\\W+(\\d+)\\W+sha256\\W+([0-9a-f]{64})\\b.*");

    private String lastLine() {
        return text.substring(text.stripTrailing().lastIndexOf('\n') + 1);
    }

    String before() {
        return text.substring(0, text.length() - lastLine().length());
    }

    List<String> lines() {
        return before().lines().toList();
    }

    long cases() {
        return number(1);
    }

    long events() {
        return number(2);
    }

    String sha256() {
        var seal = SEAL.matcher(lastLine());
        return seal.find() ? seal.group(3) : "";
    }

    private long number(int group) {
        var seal = SEAL.matcher(lastLine());
        return seal.find() ? Long.parseLong(seal.group(group)) : -1;
    }

    boolean isWhole() {
        var seal = SEAL.matcher(lastLine());
        return seal.find() && seal.group(3).equals(sha256(before()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

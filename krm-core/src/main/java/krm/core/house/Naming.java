package krm.core.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static krm.core.house.HouseRefusal.refuseIf;

import java.util.UUID;
import java.util.regex.Pattern;
import krm.core.complaint.event.Texts;
import krm.core.privacy.Labels;

/** How Jobcenters, teams, topics, rule books and users are called, and under which ids they are stored. */
final class Naming {

    private static final int LONGEST = 200;
    private static final Pattern JOBCENTER = Pattern.compile("[A-Z][A-Z0-9]{0,9}");
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");
    private static final Pattern REFERENCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}./@_-]{0,63}");
    private static final Pattern USER = Pattern.compile("[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?");

    private Naming() {}

    /** The same for the same name on every node, so that the event store itself lets a name be given once. */
    static String id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + '\0' + name).getBytes(UTF_8)).toString();
    }

    static void jobcenterCode(String code) {
        code(JOBCENTER, code);
    }

    static void teamCode(String code) {
        code(WORD, code);
    }

    static void topicCode(String code) {
        code(WORD, code);
    }

    /** How cases name a version of the rules. */
    static void reference(String reference) {
        refuseIf(!REFERENCE.matcher(reference).matches(), HouseRefusalCode.INVALID_REFERENCE, "reference");
        label(reference, "reference");
    }

    private static void code(Pattern form, String code) {
        refuseIf(!form.matcher(code).matches(), HouseRefusalCode.INVALID_CODE, "code");
        label(code, "code");
    }

    static void name(String name) {
        refuseIf(Texts.blank(name), HouseRefusalCode.EMPTY_NAME, "name");
        refuseIf(name.codePointCount(0, name.length()) > LONGEST, HouseRefusalCode.TEXT_TOO_LONG, "name", LONGEST);
        label(name, "name");
    }

    /** Nor does a user's name sort people into kinds: it is shown beside all that somebody does. */
    static void userName(String name) {
        refuseIf(!isUserName(name), HouseRefusalCode.INVALID_USER_NAME, "name");
        label(name, "name");
    }

    static boolean isUserName(String name) {
        return USER.matcher(name).matches();
    }

    private static void label(String label, String field) {
        refuseIf(Labels.classifiesPersons(label), HouseRefusalCode.LABEL_CLASSIFIES_PERSONS, field);
    }
}

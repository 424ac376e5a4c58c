package krm.app.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Names, streets and words that nobody takes for real ones. */
final class Invented {

    /** A concern as people put it, with its topic and area. */
    record Words(String topic, String area, String text) {}

    private static final List<String> FIRST_NAMES = List.of(
            "Erika",
            "Max",
            "Otto",
            "Lieschen",
            "Karla",
            "Ali",
            "Olga",
            "Jürgen",
            "Fatma",
            "Sören",
            "Mareike",
            "Goran",
            "Petra",
            "Hüseyin",
            "Ingeborg",
            "Tomasz",
            "Nele",
            "Dieter",
            "Amira",
            "Björn");
    private static final List<String> LAST_NAMES = List.of(
            "Mustermann",
            "Beispiel",
            "Probst-Muster",
            "Normalverbraucher",
            "Musterfrau",
            "Erfunden",
            "Kunstfigur",
            "Müller-Muster",
            "Platzhalter",
            "von Beispielhausen",
            "Fiktiv",
            "Probemann");
    private static final List<String> STREETS =
            List.of("Musterweg", "Beispielstraße", "Erfundene Gasse", "Platzhalterallee", "Am Probefeld", "Fiktivufer");
    private static final List<String> TOWNS =
            List.of("38300 Wolfenbüttel", "38302 Wolfenbüttel", "38304 Wolfenbüttel", "38312 Musterdorf");

    private static final List<Words> COMPLAINTS = List.of(
            words("BENEFIT_PROCESSING_TIME", "Mein Weiterbewilligungsantrag liegt seit acht Wochen unbearbeitet."),
            words(
                    "BENEFIT_PROCESSING_TIME",
                    "Seit dem Umzug warte ich auf die Entscheidung über die Kosten der Wohnung."),
            words("BENEFIT_PROCESSING_TIME", "Die Unterlagen habe ich dreimal eingereicht, es geschieht nichts."),
            words("BENEFIT_AMOUNT", "Die Heizkosten sind nur zur Hälfte berücksichtigt."),
            words("BENEFIT_AMOUNT", "Für mein Kind fehlt der Betrag für den Schulbedarf."),
            words("BENEFIT_INCOME", "Das Einkommen wurde doppelt angerechnet."),
            words("BENEFIT_INCOME", "Das Kindergeld wurde mir angerechnet, obwohl es nicht bei mir ankommt."),
            words("BENEFIT_NOTICE", "Der Bescheid ist nicht zu verstehen."),
            words("BENEFIT_NOTICE", "In einem Brief stehen drei verschiedene Beträge."),
            words("PLACEMENT", "Die Stelle, die mir vorgeschlagen wurde, gab es schon nicht mehr."),
            words("PLACEMENT", "Der Kurs passt nicht zu meinem Beruf."),
            words("REACHABILITY", "Niemand ruft zurück."),
            words("REACHABILITY", "In der Telefonschleife wurde ich dreimal getrennt."),
            new Words("CONDUCT", "CONDUCT", "Am Empfang hat man mich vor allen anderen zurechtgewiesen."),
            new Words("CONDUCT", "CONDUCT", "Der Termin wurde abgebrochen, bevor ich ausgeredet hatte."),
            words("DATA_PROTECTION", "Mein Kontoauszug lag im Wartebereich auf dem Kopierer."),
            words("PREMISES", "Der Aufzug ist seit Wochen kaputt, mit dem Rollstuhl komme ich nicht hinauf."),
            words("OTHER", "Die Bescheinigung für die Stadtwerke kam zu spät."));
    private static final List<Words> PRAISE = List.of(
            words("OTHER", "Am Empfang war man sehr freundlich."),
            words("PLACEMENT", "Mit der Hilfe der Vermittlung habe ich eine Stelle gefunden, danke!"),
            words("BENEFIT_PROCESSING_TIME", "Mein Antrag war nach vier Tagen entschieden."));
    private static final List<Words> SUGGESTIONS = List.of(
            words("REACHABILITY", "Ein Rückruf zu einer verabredeten Zeit wäre eine Hilfe."),
            words("PREMISES", "Im Wartebereich fehlt eine Ecke für Kinder."),
            words("BENEFIT_NOTICE", "Auf der ersten Seite sollte stehen, wie viel Geld wann kommt."));
    private static final List<Words> DISCIPLINARY = List.of(
            new Words(
                    "CONDUCT",
                    "CONDUCT",
                    "Ich beschwere mich über das Verhalten im Gespräch und verlange eine Prüfung."),
            new Words("CONDUCT", "CONDUCT", "Meine Angaben wurden im Beisein anderer laut vorgelesen."));
    private static final List<String> ANSWERS = List.of(
            "Sie haben recht; der Bescheid wurde geändert.",
            "Wir haben Ihren Antrag heute entschieden; der Bescheid geht Ihnen gesondert zu.",
            "Die Rechtslage lässt keine andere Entscheidung zu; wir erläutern sie Ihnen hier.",
            "Wir haben mit allen Beteiligten gesprochen und bitten um Entschuldigung.",
            "Ein Teil der Kosten wird nachgezahlt, für den anderen fehlt die Grundlage.");
    private static final List<String> THANKS =
            List.of("Vielen Dank, wir haben das gern weitergegeben.", "Danke für die Anregung, wir prüfen sie.");
    private static final List<String> DELAYS = List.of(
            "Die Auskunft des Vermieters steht aus.",
            "Die Akte ist bei der Widerspruchsstelle.",
            "Wir warten auf eine Auskunft der Rentenversicherung.");
    private static final List<String> LESSONS = List.of(
            "Anrechnung vor Versand gegenlesen",
            "Rückrufe am selben Tag",
            "Merkblatt überarbeiten",
            "Vertretung regeln");

    private Invented() {}

    private static Words words(String topic, String text) {
        return new Words(topic, "SUBJECT", text);
    }

    static String name(RandomGenerator dice) {
        return one(FIRST_NAMES, dice) + " " + one(LAST_NAMES, dice);
    }

    static String address(RandomGenerator dice) {
        return one(STREETS, dice) + " " + (1 + dice.nextInt(120)) + ", " + one(TOWNS, dice);
    }

    /** Of a domain that is reserved for examples (RFC 2606). */
    static String email(String name) {
        return name.toLowerCase(java.util.Locale.ROOT)
                        .replace(' ', '.')
                        .replace("ü", "ue")
                        .replace("ö", "oe") + "@beispiel.example";
    }

    /** Numbers that are kept free for films and books. */
    static String phone(RandomGenerator dice) {
        return "030 23125 %03d".formatted(dice.nextInt(1_000));
    }

    static Words words(String kind, RandomGenerator dice) {
        return one(
                switch (kind) {
                    case "PRAISE" -> PRAISE;
                    case "SUGGESTION" -> SUGGESTIONS;
                    case "DISCIPLINARY_COMPLAINT" -> DISCIPLINARY;
                    default -> COMPLAINTS;
                },
                dice);
    }

    static String answer(boolean thanks, RandomGenerator dice) {
        return one(thanks ? THANKS : ANSWERS, dice);
    }

    static String delay(RandomGenerator dice) {
        return one(DELAYS, dice);
    }

    static @Nullable String lesson(RandomGenerator dice) {
        return dice.nextInt(4) == 0 ? one(LESSONS, dice) : null;
    }

    private static <T> T one(List<T> of, RandomGenerator dice) {
        return of.get(dice.nextInt(of.size()));
    }
}

package krm.app.house;

/** How many events something has, as an ETag says it. */
final class Version {

    private Version() {}

    static String tag(int version) {
        return "\"" + version + "\"";
    }
}

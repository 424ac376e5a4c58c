package krm.app.command;

import java.util.Objects;

/** Which krm this is: from the jar. */
final class Version {

    private Version() {}

    static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(development)");
    }
}

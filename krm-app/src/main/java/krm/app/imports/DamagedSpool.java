package krm.app.imports;

/** What was spooled is not what was sent: a part is missing, changed or out of its place. */
public final class DamagedSpool extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedSpool(String message) {
        super(message);
    }
}

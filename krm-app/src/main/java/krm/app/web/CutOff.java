package krm.app.web;

/** Something failed when half of an answer had gone out: the connection is cut, so that nobody takes it for whole. */
public final class CutOff extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CutOff(RuntimeException why) {
        super(why);
    }
}

package krm.projections;

/** Which tables of a projection: those that everybody reads, or those that a rebuild fills beside them. */
enum Generation {
    READ("read_side", 0),
    NEXT("read_side_next", 1);

    private final String schema;
    private final int ahead;

    Generation(String schema, int ahead) {
        this.schema = schema;
        this.ahead = ahead;
    }

    String schema() {
        return schema;
    }

    /** By how much its number is higher than that of the one that is read. */
    int ahead() {
        return ahead;
    }
}

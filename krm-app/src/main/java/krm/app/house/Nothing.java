package krm.app.house;

/** A body with nothing in it: the address says it all. */
record Nothing() {}

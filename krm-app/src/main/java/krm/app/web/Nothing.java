package krm.app.web;

/** A body with nothing in it: the address says it all. */
public record Nothing() {}

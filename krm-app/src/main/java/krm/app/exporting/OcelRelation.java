package krm.app.exporting;

/** That an event or object has to do with an object, and in which way. */
record OcelRelation(String objectId, String qualifier) {}

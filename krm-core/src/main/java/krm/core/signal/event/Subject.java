package krm.core.signal.event;

/** By what the seismograph counts complaints: what they are about, or who works on them. */
public enum Subject {
    /** Anlass, Ursache: each complaint counts once for each topic of its concerns. */
    TOPIC,
    /** The team that has the complaint now. */
    TEAM
}

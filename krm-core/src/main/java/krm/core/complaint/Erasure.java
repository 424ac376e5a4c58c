package krm.core.complaint;

/** Whether the personal data are there, must be kept, or are gone for ever (Löschung; rules.md §6). */
enum Erasure {
    POSSIBLE,
    HELD,
    ERASED
}

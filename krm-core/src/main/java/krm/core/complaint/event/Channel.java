package krm.core.complaint.event;

/** The way in (Eingangsweg; S1.15 to S1.17, S2.06). */
public enum Channel {
    IN_PERSON(false),
    PHONE(false),
    LETTER(true),
    E_MAIL(true),
    OPINION_CARD(true),
    /** A ticket of the Service Center. */
    SERVICE_CENTER(false),
    /** Dienstweg. */
    OFFICIAL_CHANNEL(true);

    private final boolean written;

    Channel(boolean written) {
        this.written = written;
    }

    /** Written reactions (schriftlich, einschließlich E-Mail; S2.65) have more deadlines than oral ones. */
    public boolean isWritten() {
        return written;
    }
}

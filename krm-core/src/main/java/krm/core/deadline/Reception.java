package krm.core.deadline;

import java.time.LocalDate;

/** What the rules about deadlines must know of a reception (Eingang), and nothing about the person. */
public record Reception(
        LocalDate receivedOn,
        boolean written,
        boolean reachable,
        boolean reachableInWriting,
        boolean settledOnTheSpot,
        boolean atRisk) {}

package krm.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import krm.core.access.Actor;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of an invented case, in the words of the doors.
 *
 * @param at when it is recorded
 * @param on when it happened
 */
record Act(UUID complaint, Instant at, Actor by, String step, LocalDate on, ObjectNode data) {}

/**
 * A storage engine for Axon on PostgreSQL: durable before it answers, encrypted field by field, and provable. It knows
 * events, aggregates and JDBC, and nothing of what the events are about.
 */
@NullMarked
package krm.eventstore;

import org.jspecify.annotations.NullMarked;

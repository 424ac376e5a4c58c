/**
 * Seals: signed records that say which events there were, kept in the database and in a file outside of it, so that a
 * removed case or a cut tail shows.
 */
@NullMarked
package krm.eventstore.seal;

import org.jspecify.annotations.NullMarked;

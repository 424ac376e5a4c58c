/** What can have happened to a house and to the people who work there; stored for ever. */
@NullMarked
package krm.core.house.event;

import org.jspecify.annotations.NullMarked;

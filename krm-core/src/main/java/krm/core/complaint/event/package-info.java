/** What can have happened to a complaint; stored for ever. */
@NullMarked
package krm.core.complaint.event;

import org.jspecify.annotations.NullMarked;

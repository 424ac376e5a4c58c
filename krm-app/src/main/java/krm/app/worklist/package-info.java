/** The worklist's door. */
@NullMarked
package krm.app.worklist;

import org.jspecify.annotations.NullMarked;

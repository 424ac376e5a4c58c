/** Who may see a case, and who may take which step on it. */
@NullMarked
package krm.core.access;

import org.jspecify.annotations.NullMarked;

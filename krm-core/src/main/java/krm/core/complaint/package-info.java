/** The complaint (Kundenreaktion): its acts, its state, what is allowed when. */
@NullMarked
package krm.core.complaint;

import org.jspecify.annotations.NullMarked;

/** What all read models share. */
@NullMarked
package krm.projections;

import org.jspecify.annotations.NullMarked;

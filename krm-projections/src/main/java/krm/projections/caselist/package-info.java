/** The list of cases and the worklist: one row a case, one a deadline that is still to be met. */
@NullMarked
package krm.projections.caselist;

import org.jspecify.annotations.NullMarked;

/** Doors for who runs krm: how the projections stand. No case content. */
@NullMarked
package krm.app.operations;

import org.jspecify.annotations.NullMarked;

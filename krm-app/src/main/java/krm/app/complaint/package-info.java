/** The complaint's doors: receive, the steps, the case, its history, the list. */
@NullMarked
package krm.app.complaint;

import org.jspecify.annotations.NullMarked;

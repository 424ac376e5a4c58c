/** The preview of deadlines. */
@NullMarked
package krm.app.deadline;

import org.jspecify.annotations.NullMarked;

/** The doors of the figures: statistics for any period, and a parliament's questions. */
@NullMarked
package krm.app.statistics;

import org.jspecify.annotations.NullMarked;

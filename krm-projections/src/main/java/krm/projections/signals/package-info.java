/** What the seismograph counts, and the signals that it has given (S1.12). */
@NullMarked
package krm.projections.signals;

import org.jspecify.annotations.NullMarked;

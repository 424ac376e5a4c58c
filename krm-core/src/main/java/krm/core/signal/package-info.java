/** The seismograph (Seismograph; S1.12): what is usual, what is not, and the signals it gives. */
@NullMarked
package krm.core.signal;

import org.jspecify.annotations.NullMarked;

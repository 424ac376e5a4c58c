/** The seismograph (S1.12): the look at each house, and the door of its signals. */
@NullMarked
package krm.app.signals;

import org.jspecify.annotations.NullMarked;

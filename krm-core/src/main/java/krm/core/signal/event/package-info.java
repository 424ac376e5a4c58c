/** What the seismograph has said; stored for ever. */
@NullMarked
package krm.core.signal.event;

import org.jspecify.annotations.NullMarked;

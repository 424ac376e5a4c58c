/** Working days and public holidays by federal state (Land). */
@NullMarked
package krm.core.calendar;

import org.jspecify.annotations.NullMarked;

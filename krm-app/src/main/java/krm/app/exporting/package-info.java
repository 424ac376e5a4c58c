/** Whole histories of a house for the auditor's own tools (Prüfung, Prozessanalyse), without anything personal. */
@NullMarked
package krm.app.exporting;

import org.jspecify.annotations.NullMarked;

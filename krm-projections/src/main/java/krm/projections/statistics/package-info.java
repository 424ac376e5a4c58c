/**
 * Figures (Statistik; rules.md §5): what each case adds to them, kept per case; and the sums of the cases that have ended,
 * so that a year is added up from months. Other rules are tried on the cases themselves.
 */
@NullMarked
package krm.projections.statistics;

import org.jspecify.annotations.NullMarked;

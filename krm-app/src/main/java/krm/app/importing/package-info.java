/** Takes over the cases of an older system, step by step, by the rules of the doors (rules.md §7). */
@NullMarked
package krm.app.importing;

import org.jspecify.annotations.NullMarked;

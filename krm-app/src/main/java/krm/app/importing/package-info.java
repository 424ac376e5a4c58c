/** Takes over the cases of an older system, step by step, by the rules of the doors (api.md, «Imports»). */
@NullMarked
package krm.app.importing;

import org.jspecify.annotations.NullMarked;

/** The doors to houses and people. */
@NullMarked
package krm.app.house;

import org.jspecify.annotations.NullMarked;

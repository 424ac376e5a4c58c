/** Which facts are personal (personenbezogen): marks only, no cryptography. */
@NullMarked
package krm.core.privacy;

import org.jspecify.annotations.NullMarked;

/** Where the files of imports wait, encrypted, and what has become of each. */
@NullMarked
package krm.app.imports;

import org.jspecify.annotations.NullMarked;

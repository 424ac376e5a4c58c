@NullMarked
package krm.app;

import org.jspecify.annotations.NullMarked;

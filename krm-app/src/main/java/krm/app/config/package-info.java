/** Wires core, store and read side together. */
@NullMarked
package krm.app.config;

import org.jspecify.annotations.NullMarked;

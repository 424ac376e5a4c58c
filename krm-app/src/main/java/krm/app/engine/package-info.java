/** Hands the framework-free core and the event store to Axon. */
@NullMarked
package krm.app.engine;

import org.jspecify.annotations.NullMarked;

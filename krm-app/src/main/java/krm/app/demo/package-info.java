/** What the demo profile brings. */
@NullMarked
package krm.app.demo;

import org.jspecify.annotations.NullMarked;

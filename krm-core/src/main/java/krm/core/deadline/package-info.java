/** Every period of the directive on one page, and how a period ends (Frist). Told facts, never a file. */
@NullMarked
package krm.core.deadline;

import org.jspecify.annotations.NullMarked;

/** What auditors look into besides the events: who read which case, and how verifications of the log ended. */
@NullMarked
package krm.app.auditlog;

import org.jspecify.annotations.NullMarked;

/** What auditors look into besides the events: who read which case, and what became of exports and verifications. */
@NullMarked
package krm.app.auditlog;

import org.jspecify.annotations.NullMarked;

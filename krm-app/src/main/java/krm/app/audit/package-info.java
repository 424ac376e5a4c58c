/** The auditor's doors (Revision): verifications, seals, and who read what. */
@NullMarked
package krm.app.audit;

import org.jspecify.annotations.NullMarked;

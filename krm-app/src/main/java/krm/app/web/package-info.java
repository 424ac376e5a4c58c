/** What all doors share: bodies, problems, idempotency, language. */
@NullMarked
package krm.app.web;

import org.jspecify.annotations.NullMarked;

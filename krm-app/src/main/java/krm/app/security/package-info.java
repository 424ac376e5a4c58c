/** Who is signed in, and what that lets them do. */
@NullMarked
package krm.app.security;

import org.jspecify.annotations.NullMarked;

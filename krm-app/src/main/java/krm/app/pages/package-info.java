/** What all pages share: the frame around them, the way in, language, help, and what is said when something fails. */
@NullMarked
package krm.app.pages;

import org.jspecify.annotations.NullMarked;

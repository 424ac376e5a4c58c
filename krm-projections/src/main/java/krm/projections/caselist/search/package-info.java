/**
 * By which words a case is found. Nothing personal rests in plain text: words become keyed tokens before they are
 * stored, and a query's words become the same tokens.
 */
@NullMarked
package krm.projections.caselist.search;

import org.jspecify.annotations.NullMarked;

/** Describes the doors in OpenAPI, from the code that makes them. */
@NullMarked
package krm.app.openapi;

import org.jspecify.annotations.NullMarked;

/** Who works in which house: Jobcenters, teams, accounts. */
@NullMarked
package krm.app.people;

import org.jspecify.annotations.NullMarked;

/** Houses and people: Jobcenters with their teams, users with role, team and deputies (rules.md §2). */
@NullMarked
package krm.core.house;

import org.jspecify.annotations.NullMarked;

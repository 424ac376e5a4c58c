/** The command line: start, migrate, create-admin, backup, restore; and what the operator is told. */
@NullMarked
package krm.app.command;

import org.jspecify.annotations.NullMarked;

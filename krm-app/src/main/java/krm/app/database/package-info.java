/** The database that krm runs on: its settings, the embedded one, migrations, backup and restore. */
@NullMarked
package krm.app.database;

import org.jspecify.annotations.NullMarked;

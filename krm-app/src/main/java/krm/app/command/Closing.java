package krm.app.command;

import krm.app.database.Database;

/** A database that is closed at the end of a command, also when it is broken off with Ctrl-C. */
final class Closing implements AutoCloseable {

    private final Database database;
    private final Thread atExit;

    private Closing(Database database) {
        this.database = database;
        this.atExit = new Thread(database::close);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static Closing atExit(Database database) {
        return new Closing(database);
    }

    Database get() {
        return database;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
            database.close();
        } catch (IllegalStateException e) {
            // The process is ending, and the hook closes.
        }
    }
}

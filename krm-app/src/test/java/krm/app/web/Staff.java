package krm.app.web;

import java.util.concurrent.atomic.AtomicInteger;

/** Names and passwords for people whom a test admits, each used once. */
public final class Staff {

    public static final String FIRST_PASSWORD = "erstes Passwort 1";
    public static final String OWN_PASSWORD = "eigenes Passwort 2";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Staff() {}

    public static String name() {
        return "p" + NUMBER.incrementAndGet() + "." + Long.toString(System.nanoTime(), 36);
    }

    /** A code that no Jobcenter or team has. */
    public static String code() {
        return "T" + NUMBER.incrementAndGet();
    }

    public static Form form(String name, String role, String team) {
        return Form.of("name", name, "role", role, "team", team, "password", FIRST_PASSWORD);
    }
}

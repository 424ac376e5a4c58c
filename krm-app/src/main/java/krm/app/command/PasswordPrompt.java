package krm.app.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import krm.app.database.Exit;
import krm.app.database.Lookup;
import krm.app.database.StartFailure;

/** Gets a new password: from KRM_ADMIN_PASSWORD, from somebody at a terminal (twice), or from the standard input. */
final class PasswordPrompt {

    private final Lookup settings;

    PasswordPrompt(Lookup settings) {
        this.settings = settings;
    }

    String ask(String name) {
        return settings.find("krm.admin.password").orElseGet(() -> {
            var console = System.console();
            return console != null && console.isTerminal() ? typed(console, name) : firstLine();
        });
    }

    private static String typed(Console console, String name) {
        var first = read(console, "Password for " + name + ": ");
        if (!first.equals(read(console, "Again: "))) {
            throw new StartFailure(Exit.REFUSED, "The two passwords differ.");
        }
        return first;
    }

    private static String read(Console console, String prompt) {
        var typed = console.readPassword("%s", prompt);
        return typed == null ? "" : new String(typed);
    }

    private static String firstLine() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return Objects.requireNonNullElse(line, "");
        } catch (IOException e) {
            return "";
        }
    }
}

package krm.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Finds a setting: {@code krm.db.password} is the variable {@code KRM_DB_PASSWORD}, or what the file named by
 * {@code KRM_DB_PASSWORD_FILE} holds (container secrets), or a property.
 */
public final class Lookup {

    private final Function<String, @Nullable String> values;

    Lookup(Function<String, @Nullable String> values) {
        this.values = values;
    }

    /** For commands that need no Spring. */
    public static Lookup ofProcess() {
        return new Lookup(name -> {
            var property = System.getProperty(name);
            return property != null ? property : System.getenv(variable(name));
        });
    }

    /** Values as they stand: Spring would take a "${" in a password for a placeholder. */
    public static Lookup of(ConfigurableEnvironment environment) {
        return new Lookup(name -> environment.getPropertySources().stream()
                .map(source -> source.getProperty(name))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse(null));
    }

    public Optional<String> find(String name) {
        var value = given(name);
        var file = given(name + ".file");
        if (value.isPresent() && file.isPresent()) {
            throw new StartFailure(
                    Exit.CONFIGURATION, variable(name) + " and " + variable(name) + "_FILE are both set; keep one.");
        }
        return value.or(() -> file.map(path -> content(name, Path.of(path))));
    }

    public String required(String name, String because) {
        return find(name)
                .orElseThrow(() -> new StartFailure(
                        Exit.CONFIGURATION, variable(name) + " is not set, and is needed because " + because + "."));
    }

    /** The value itself, even where it only names a file. */
    Optional<String> given(String name) {
        return Optional.ofNullable(values.apply(name)).filter(value -> !value.isBlank());
    }

    private static String content(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartFailure(
                    Exit.CONFIGURATION, variable(name) + "_FILE names " + file + ", which cannot be read.", e);
        }
    }

    /** As an operator writes it. */
    public static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}

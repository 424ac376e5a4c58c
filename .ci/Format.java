import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Palantir's style, 120 columns, over every Java file of the project: {@code check} names those that differ and leaves
 * their list in a file, {@code apply} rewrites them. The root POM runs it once a build, on the toolchain's JDK.
 */
final class Format {

    private static final Set<String> NOT_SOURCES = Set.of("target", "build", "data", "node_modules");

    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    public static void main(String[] arguments) throws IOException {
        var root = Path.of(arguments[0]).toAbsolutePath().normalize();
        var apply = arguments[1].equals("apply");
        var different = sources(root).parallelStream()
                .map(file -> formatted(root, file, apply))
                .filter(Objects::nonNull)
                .toList();
        different.forEach(file -> System.out.println((apply ? "formatted: " : "not formatted: ") + file));
        var finding = Path.of(arguments[2]);
        Files.deleteIfExists(finding);
        if (!apply && !different.isEmpty()) {
            Files.createDirectories(finding.getParent());
            Files.write(finding, different.stream().map(Path::toString).toList());
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isLeftOut(root.relativize(folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Below src every folder is a package, whatever it is called. */
    private static boolean isLeftOut(Path folder) {
        var name = folder.getFileName().toString();
        var hidden = name.startsWith(".") && !name.equals(".ci");
        var underSource = folder.toString().replace('\\', '/').matches("(.*/)?src/.*");
        return hidden || !underSource && NOT_SOURCES.contains(name);
    }

    /** Where the file stood otherwise than it should: its path. */
    private static Path formatted(Path root, Path file, boolean apply) {
        try {
            var before = Files.readString(file);
            var after = FORMATTER.formatSourceAndFixImports(before);
            if (after.equals(before)) {
                return null;
            }
            if (apply) {
                Files.writeString(file, after);
            }
            return root.relativize(file);
        } catch (FormatterException e) {
            throw new IllegalArgumentException(root.relativize(file) + " cannot be formatted: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

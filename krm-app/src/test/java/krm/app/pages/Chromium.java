package krm.app.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One browser for all tests of a run: an installed Chromium if there is one, else the one of the npm package. */
final class Chromium {

    private static final Path PACKAGE = Path.of("src", "test", "browser").toAbsolutePath();
    private static final Path UNPACKED = Path.of("target", "chromium").toAbsolutePath();

    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Browser BROWSER = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setEnv(inGerman())
                    .setExecutablePath(installed().orElseGet(Chromium::unpacked))
                    .setArgs(List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--lang=de")));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
    }

    private Chromium() {}

    static Browser browser() {
        return BROWSER;
    }

    /** Fields for a day are written as the browser's own language does. */
    private static Map<String, String> inGerman() {
        var environment = new HashMap<>(System.getenv());
        environment.put("LANG", "de_DE.UTF-8");
        environment.put("LANGUAGE", "de");
        return environment;
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path unpacked() {
        if (!Files.exists(UNPACKED)) {
            if (!Files.exists(PACKAGE.resolve("node_modules"))) {
                run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            }
            run("node", "unpack.mjs", UNPACKED.toString());
        }
        return UNPACKED;
    }

    private static void run(String... command) {
        try {
            var status = new ProcessBuilder(command)
                    .directory(PACKAGE.toFile())
                    // Not its input: the test runner is told by it what to do.
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

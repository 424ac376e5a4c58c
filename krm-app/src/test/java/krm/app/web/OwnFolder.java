package krm.app.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** A data folder for this run alone; what the server is unpacked from is kept for the next. */
final class OwnFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path SERVER = Path.of("target", "postgres").toAbsolutePath();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var folder = Files.createTempDirectory("krm-doors");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "own-folder",
                            Map.of("krm.data", folder.toString(), "krm.postgres.binaries", SERVER.toString())));
            // The first bean to come is the last to go: after the database.
            ((DefaultListableBeanFactory) context.getBeanFactory())
                    .registerDisposableBean("ownFolder", () -> FileSystemUtils.deleteRecursively(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package krm.app.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import krm.app.database.Exit;
import krm.app.database.Lookup;
import krm.app.database.StartFailure;
import org.springframework.util.unit.DataSize;

/** What Spring would refuse with a stack trace is refused with a sentence: settings of which it makes numbers and addresses. */
final class StartSettings {

    private static final int HIGHEST_PORT = 65_535;
    private static final List<String> LOG_FORMATS = List.of("ecs", "logstash", "gelf");

    private interface Reading {
        /** @throws IllegalArgumentException if it cannot be that */
        boolean fits(String value) throws IOException;
    }

    private StartSettings() {}

    /** @throws StartFailure 19, naming the variable */
    static void check(Lookup settings) {
        check(settings, "krm.port", "a port", value -> {
            var port = Integer.parseInt(value);
            return port >= 0 && port <= HIGHEST_PORT;
        });
        check(settings, "krm.address", "an address of this machine", value -> {
            var address = InetAddress.getByName(value);
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        });
        check(settings, "krm.log.format", "one of " + String.join(", ", LOG_FORMATS), LOG_FORMATS::contains);
        check(
                settings,
                "krm.import.max.size",
                "a size as 500MB",
                value -> DataSize.parse(value).toBytes() > 0);
    }

    private static void check(Lookup settings, String name, String what, Reading reading) {
        settings.find(name).ifPresent(value -> {
            boolean fits;
            try {
                fits = reading.fits(value);
            } catch (IllegalArgumentException | IOException e) {
                fits = false;
            }
            if (!fits) {
                throw new StartFailure(
                        Exit.CONFIGURATION, Lookup.variable(name) + " is not " + what + ": " + value + ".");
            }
        });
    }
}

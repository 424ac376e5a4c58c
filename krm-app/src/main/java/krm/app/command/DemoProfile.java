package krm.app.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import krm.app.database.DatabaseSettings;
import krm.app.database.Exit;
import krm.app.database.Lookup;
import krm.app.database.StartFailure;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Demo users with a password that everybody knows: by default where nobody else can reach krm and nothing real is kept,
 * and never where krm can be reached from outside.
 */
final class DemoProfile implements EnvironmentPostProcessor, Ordered {

    static final String NAME = "demo";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var address = environment.getProperty("server.address", "");
        var local = isLoopback(address);
        if (local
                && environment.getActiveProfiles().length == 0
                && DatabaseSettings.given(Lookup.of(environment)).isEmpty()) {
            environment.addActiveProfile(NAME);
        }
        if (!local && environment.acceptsProfiles(Profiles.of(NAME))) {
            throw new StartFailure(
                    Exit.CONFIGURATION,
                    "The profile demo has users whose password everybody knows, so krm does not start with it on "
                            + (address.isEmpty() ? "all addresses" : address)
                            + "; use KRM_ADDRESS=127.0.0.1, or leave the profile out.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Last: when all settings are known. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}

package krm.app.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import krm.app.database.Database;
import krm.app.database.Lookup;
import krm.app.database.SealSettings;
import krm.eventstore.seal.Integrity;
import krm.eventstore.seal.Sealer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.ConfigurableEnvironment;

/** Seals and their verification: what shows that no event was changed, put in or taken out. */
@Configuration(proxyBeanMethods = false)
class SealingConfig {

    /** After the master key: without that nothing is made. */
    @Bean
    @DependsOn("dataKeys")
    SealSettings sealSettings(ConfigurableEnvironment environment, Database database) {
        return SealSettings.of(Lookup.of(environment), database);
    }

    @Bean
    Sealer sealer(DataSource pool, SealSettings settings, Clock clock) {
        return new Sealer(pool, settings.file(), settings.key(), settings.earlier(), clock);
    }

    @Bean
    Integrity integrity(DataSource pool, SealSettings settings) {
        return new Integrity(pool, settings.file(), settings.trusted());
    }

    /** An alarm belongs on it: an hour means that sealing has stopped. */
    @Bean
    MeterBinder unsealedAge(Sealer sealer, Clock clock) {
        return metrics -> Gauge.builder("krm.seal.unsealed.age", () -> {
                    var oldest = sealer.state().oldestUnsealed();
                    return oldest == null
                            ? 0
                            : Math.max(
                                    0, Duration.between(oldest, clock.instant()).toSeconds());
                })
                .description("How long the oldest event without a seal has been waiting for one")
                .baseUnit("seconds")
                .register(metrics);
    }
}

package krm.app.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import krm.app.database.DatabaseConfig;
import krm.app.database.Exit;
import krm.app.database.MasterKeySource;
import krm.app.database.StartFailure;
import krm.app.engine.Commands;
import krm.app.engine.Engine;
import krm.app.engine.KeyDestruction;
import krm.app.engine.StoredEvents;
import krm.app.people.People;
import krm.core.calendar.Calendars;
import krm.core.complaint.OtherCases;
import krm.core.house.Houses;
import krm.eventstore.DataKeys;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.MasterKey;
import krm.eventstore.PostgresEventStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The write side: master key, keys, event store, Axon. */
@Configuration(proxyBeanMethods = false)
class EngineConfig {

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Europe/Berlin"));
    }

    @Bean
    MasterKey masterKey(MasterKeySource source) {
        return new MasterKey(source.key());
    }

    @Bean
    DataKeys dataKeys(@Qualifier(DatabaseConfig.KEYS) DataSource keys, MasterKey master, Clock clock) {
        var dataKeys = new DataKeys(keys, master, clock);
        if (!dataKeys.masterKeyFits()) {
            throw new StartFailure(
                    Exit.MASTER_KEY, "The master key is not the one that this database was written with.");
        }
        return dataKeys;
    }

    @Bean
    KeyDestruction keyDestruction(DataKeys keys) {
        return new KeyDestruction(keys);
    }

    @Bean
    EventCodec eventCodec() {
        return StoredEvents.codec();
    }

    @Bean
    EventLog eventLog(DataSource pool) {
        return new EventLog(pool);
    }

    @Bean(destroyMethod = "close")
    PostgresEventStore eventStore(
            DataSource pool,
            @Qualifier(DatabaseConfig.LONG_LIVED) DataSource longLived,
            EventCodec codec,
            DataKeys keys,
            MeterRegistry metrics,
            Clock clock) {
        return PostgresEventStore.open(pool, longLived, codec, keys, metrics, clock);
    }

    @Bean
    Calendars calendars() {
        return new Calendars();
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    org.axonframework.config.Configuration axon(
            PostgresEventStore store, Houses houses, People people, OtherCases others) {
        var axon = Engine.configure(store, houses, people, people, others);
        Engine.withHouses(axon, people);
        Engine.withSignals(axon);
        return axon.buildConfiguration();
    }

    @Bean
    Commands commands(org.axonframework.config.Configuration axon, MeterRegistry metrics) {
        return Engine.commands(axon, metrics);
    }
}

package krm.app.config;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import krm.app.database.DatabaseConfig;
import krm.app.demo.SimulatedEngine;
import krm.app.engine.Commands;
import krm.app.engine.Engine;
import krm.app.people.People;
import krm.core.complaint.OtherCases;
import krm.core.house.Houses;
import krm.eventstore.DataKeys;
import krm.eventstore.EventCodec;
import krm.eventstore.PostgresEventStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The engine of invented cases: as the real one, but for its clock and its haste. Only where the profile is demo. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class SimulationConfig {

    @Bean
    SimulatedEngine simulatedEngine(
            DataSource pool,
            @Qualifier(DatabaseConfig.LONG_LIVED) DataSource longLived,
            EventCodec codec,
            DataKeys keys,
            Houses houses,
            People people,
            OtherCases others) {
        return clock -> {
            var metrics = new SimpleMeterRegistry();
            var store = PostgresEventStore.open(pool, hasty(longLived), codec, keys, metrics, clock);
            var axon = Engine.configure(store, houses, people, people, others).buildConfiguration();
            axon.start();
            var commands = Engine.commands(axon, metrics);
            return new SimulatedEngine.Run() {
                @Override
                public Commands commands() {
                    return commands;
                }

                @Override
                public void close() {
                    axon.shutdown();
                    store.close();
                }
            };
        };
    }

    /** Nobody waits for an invented case to be durable: a crash of the server may cost the last second of them. */
    private static DataSource hasty(DataSource longLived) {
        return new DelegatingDataSource(longLived) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                try (var statement = connection.createStatement()) {
                    statement.execute("set synchronous_commit = off");
                }
                return connection;
            }
        };
    }
}

package krm.app.engine;

import javax.sql.DataSource;
import krm.core.complaint.Approvers;
import krm.core.complaint.OtherCases;
import krm.core.complaint.Teams;
import krm.core.house.Houses;
import krm.eventstore.AggregateCache;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.Configurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** krm's wiring, its cache included, on Axon's own JDBC engine: for comparison, and nowhere else. */
public final class StockEngine {

    private static final int CACHED_COMPLAINTS = 20_000;

    private StockEngine() {}

    public static Configurer configure(
            DataSource database, Houses houses, Teams teams, Approvers approvers, OtherCases others) {
        createSchema(database);
        return Engine.configure(
                store(database), houses, teams, approvers, others, new AggregateCache(CACHED_COMPLAINTS));
    }

    public static void createSchema(DataSource database) {
        engine(database).createSchema(PostgresEventTableFactory.INSTANCE);
    }

    public static EmbeddedEventStore store(DataSource database) {
        return EmbeddedEventStore.builder().storageEngine(engine(database)).build();
    }

    private static JdbcEventStorageEngine engine(DataSource database) {
        var json = JacksonSerializer.defaultSerializer();
        return JdbcEventStorageEngine.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(database)))
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(database)))
                .eventSerializer(json)
                .snapshotSerializer(json)
                .build();
    }
}

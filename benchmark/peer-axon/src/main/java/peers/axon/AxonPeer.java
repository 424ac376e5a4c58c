package peers.axon;

import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Axon Framework as documented for JDBC: nothing tuned. */
public class AxonPeer extends CommandBusPeer {

    @Override
    public void open(DataSource database, String jdbcUrl) {
        var transactions = transactions(database);
        var engine = engine(connections(database), transactions);
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        start(configurer()
                .configureTransactionManager(_ -> transactions)
                .configureEmbeddedEventStore(_ -> engine)
                .configureAggregate(aggregate()));
    }

    AggregateConfigurer<Complaint> aggregate() {
        return AggregateConfigurer.defaultConfiguration(Complaint.class);
    }

    static TransactionManager transactions(DataSource database) {
        return new SpringTransactionManager(new DataSourceTransactionManager(database));
    }

    static ConnectionProvider connections(DataSource database) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(database));
    }

    static JdbcEventStorageEngine engine(ConnectionProvider connections, TransactionManager transactions) {
        var json = JacksonSerializer.defaultSerializer();
        return JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(json)
                .snapshotSerializer(json)
                .build();
    }

    @Override
    public String countSql() {
        return "select count(*) from domainevententry";
    }
}

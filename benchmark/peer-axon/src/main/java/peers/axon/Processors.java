package peers.axon;

import java.util.function.Consumer;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import peers.Db;
import peers.Rates.Measured;

/** Axon's own streaming processors, a usual projection behind them. One that is not done in time is rated as it got. */
final class Processors {

    private static final String NAME = "projection";
    private static final long LIMIT_NANOS = Db.number("PEERS_REPLAY_SECONDS", 25) * 1_000_000_000L;
    private static final int SEGMENTS = 16;

    private final ConnectionProvider connections;
    private final TransactionManager transactions;

    Processors(History history) {
        connections = AxonPeer.connections(history.database);
        transactions = AxonPeer.transactions(history.database);
    }

    /** The engine's stream of events, without a processor. */
    long stream() {
        try (var events = AxonPeer.engine(connections, transactions).readEvents(null, false)) {
            return events.filter(event -> event.getPayload() != null).count();
        }
    }

    Measured tracking(int batch) throws InterruptedException {
        return replay(processing -> processing.registerTrackingEventProcessor(
                NAME,
                Configuration::eventStore,
                _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(batch)));
    }

    Measured pooled(int batch) throws InterruptedException {
        return replay(processing -> processing.registerPooledStreamingEventProcessor(
                NAME,
                Configuration::eventStore,
                (_, processor) -> processor.batchSize(batch).initialSegmentCount(SEGMENTS)));
    }

    private Measured replay(Consumer<EventProcessingConfigurer> processor) throws InterruptedException {
        var tokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(JacksonSerializer.defaultSerializer())
                .build();
        transactions.executeInTransaction(() -> tokens.createSchema(PostgresTokenTableFactory.INSTANCE));
        var readModel = new ReadModel(connections);
        var configurer = CommandBusPeer.configurer()
                .configureTransactionManager(_ -> transactions)
                .configureEmbeddedEventStore(_ -> AxonPeer.engine(connections, transactions))
                .registerComponent(TokenStore.class, _ -> tokens);
        var processing = configurer.eventProcessing();
        processing
                .registerEventHandler(_ -> readModel)
                .byDefaultAssignTo(NAME)
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
        processor.accept(processing);
        var axon = configurer.start();
        try {
            return watch(readModel);
        } finally {
            axon.shutdown();
        }
    }

    /** From the first event on: starting the processor does not count. */
    private static Measured watch(ReadModel readModel) throws InterruptedException {
        var limit = System.nanoTime() + LIMIT_NANOS;
        while (readModel.seen.get() == 0 && System.nanoTime() < limit) {
            Thread.sleep(1);
        }
        var first = System.nanoTime();
        var before = readModel.seen.get();
        while (readModel.seen.get() < Replay.EVENTS && System.nanoTime() < limit) {
            Thread.sleep(2);
        }
        return new Measured(readModel.seen.get() - before, (System.nanoTime() - first) / 1e9);
    }
}

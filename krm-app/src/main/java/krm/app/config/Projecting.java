package krm.app.config;

import java.time.Duration;
import javax.sql.DataSource;
import krm.app.engine.KeyDestruction;
import krm.projections.caselist.CaseListProjection;
import krm.projections.caselist.search.SearchProjection;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.Configurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The read side: each projection's rows and its position are written in one transaction. */
final class Projecting {

    private static final int BATCH = 200;
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private Projecting() {}

    static void configure(
            Configurer axon,
            DataSource pool,
            PlatformTransactionManager transactions,
            CaseListProjection caseList,
            SearchProjection search,
            KeyDestruction keyDestruction) {
        var transactionManager = new SpringTransactionManager(transactions);
        var tokens = tokens(new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(pool)));
        EventProcessingConfigurer projections = axon.eventProcessing();
        projections
                .usingPooledStreamingEventProcessors()
                .registerTokenStore(_ -> tokens)
                // Axon would log a failing event and go on without it: here it is tried again until it is in.
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerTransactionManager(CaseListProjection.NAME, _ -> transactionManager)
                .registerPooledStreamingEventProcessorConfiguration((_, processor) -> processor
                        .transactionManager(transactionManager)
                        .initialSegmentCount(1)
                        .batchSize(BATCH)
                        .initialToken(StreamableMessageSource::createTailToken))
                .registerEventHandler(_ -> caseList)
                .registerEventHandler(_ -> search)
                .registerEventHandler(_ -> keyDestruction);
    }

    static TokenStore tokens(ConnectionProvider connections) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer())
                .claimTimeout(CLAIM)
                .schema(TokenSchema.builder()
                        .setTokenTable("read_side.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    /** Without the validator Axon could write the token of a replay, but not read it again. */
    private static Jackson3Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build()))
                .build();
    }
}

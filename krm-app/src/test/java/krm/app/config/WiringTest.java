package krm.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import krm.app.web.AtTheDoors;
import krm.eventstore.PostgresEventStore;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.ClassUtils;

/** Axon is wired by hand; what it would pick silently otherwise would lose data. */
class WiringTest extends AtTheDoors {

    @Autowired
    private Configuration axon;

    @Test
    void events_go_into_our_own_store() {
        assertThat(axon.eventStore()).isInstanceOf(PostgresEventStore.class);
    }

    @Test
    void commands_run_without_a_transaction_of_their_own() {
        assertThat(axon.commandBus()).isInstanceOf(SimpleCommandBus.class);
        assertThat(ReflectionTestUtils.getField(axon.commandBus(), "transactionManager"))
                .isSameAs(NoTransactionManager.instance());
    }

    /** Projections are ours: Axon's processors would follow the log a second time. */
    @Test
    void axon_handles_no_events() {
        assertThat(axon.eventProcessingConfiguration()).isNull();
    }

    @Test
    void nothing_is_ever_written_as_the_xml_of_classes() {
        assertThat(axon.serializer()).isInstanceOf(Jackson3Serializer.class);
        assertThat(axon.eventSerializer()).isInstanceOf(Jackson3Serializer.class);
        assertThat(axon.messageSerializer()).isInstanceOf(Jackson3Serializer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.axonframework.axonserver.connector.AxonServerConfiguration",
                "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
                "jakarta.persistence.EntityManager"
            })
    void nobody_else_can_take_over(String className) {
        assertThat(ClassUtils.isPresent(className, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void the_database_keeps_what_it_has_confirmed(String setting) {
        assertThat(db.sql("show " + setting).query(String.class).single()).isEqualTo("on");
    }
}

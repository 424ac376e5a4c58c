package krm.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** An event store on a database of the test server, and the small vocabulary of these tests. Several make several nodes. */
public final class TestStore implements AutoCloseable {

    @Retention(RetentionPolicy.RUNTIME)
    @interface Secret {}

    record Person(@Secret String name, String town) {}

    /** Something was said on a day; who and what is secret. */
    record Said(LocalDate on, String topic, @Secret String words, List<Person> by) {}

    static final UUID CALL = UUID.randomUUID();
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static final EventTypes TYPES =
            new EventTypes(List.of(new EventType<>("Said", 1, Said.class, "Talk", Said::on)));
    private static final byte[] MASTER = new byte[MasterKey.BYTES];

    static {
        Arrays.fill(MASTER, (byte) 7);
    }

    public final HikariDataSource pool;
    final EventLog log;
    final EventCodec codec = new EventCodec(TYPES, Secret.class, Map.of("on", StoredEvent::occurredOn));
    final DataKeys keys;
    final PostgresEventStore store;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    public TestStore(String database) {
        var config = new HikariConfig();
        config.setDataSource(TestServer.program(database));
        config.setMaximumPoolSize(8);
        pool = new HikariDataSource(config);
        log = new EventLog(pool);
        keys = new DataKeys(pool, new MasterKey(MASTER), Clock.systemUTC());
        store = PostgresEventStore.open(pool, TestServer.program(database), codec, keys, metrics);
    }

    static Said said(String words) {
        return new Said(DAY, "weather", words, List.of(new Person("Erika Beispiel", "Wolfenbüttel")));
    }

    static EventMessage<?> message(UUID aggregate, long sequence, Object event) {
        return new GenericDomainEventMessage<>(
                "Talk",
                aggregate.toString(),
                sequence,
                event,
                MetaData.from(Map.of("actor", "krm", "correlationId", CALL.toString())),
                UUID.randomUUID().toString(),
                Instant.now());
    }

    /** One command: its events one after the other, from a sequence on. */
    public void append(UUID aggregate, long sequence, String... words) {
        append(aggregate, sequence, _ -> {}, words);
    }

    void append(UUID aggregate, long sequence, AppendWith with, String... words) {
        append(aggregate, sequence, with::attachTo, words);
    }

    void append(UUID aggregate, long sequence, Consumer<DefaultUnitOfWork<?>> prepare, String... words) {
        var events = new ArrayList<EventMessage<?>>();
        for (int i = 0; i < words.length; i++) {
            events.add(message(aggregate, sequence + i, said(words[i])));
        }
        var work = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        prepare.accept(work);
        work.executeWithResult(() -> {
                    store.publish(events);
                    return null;
                })
                .isExceptional();
        if (work.getExecutionResult() != null && work.getExecutionResult().isExceptionResult()) {
            throw (RuntimeException) work.getExecutionResult().getExceptionResult();
        }
    }

    /** What an aggregate has said, in the clear. */
    List<String> words(UUID aggregate) {
        return log.ofAggregate(aggregate, 0).stream()
                .map(e -> ((Said) codec.reveal(e, keys.find(List.of(e.keyId())).get(e.keyId()))).words())
                .toList();
    }

    Verification.Result verify() {
        return new Verification(pool).verify(0, Long.MAX_VALUE, _ -> {});
    }

    @Override
    public void close() {
        store.close();
        pool.close();
    }
}

package peers.pekko;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.jdbc.testkit.javadsl.SchemaUtils;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import peers.Peer;
import peers.Step;

/** Pekko Persistence JDBC, the natural way: the entity stays in memory from its first to its last step. */
public final class PekkoPeer implements Peer {

    record Stored(int no, String json) {}

    private record Command(Step step, ActorRef<String> replyTo) {}

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ConcurrentHashMap<String, ActorRef<Command>> live = new ConcurrentHashMap<>();
    private ActorSystem<SpawnProtocol.Command> system;

    private static final class Entity extends EventSourcedBehavior<Command, Stored, Integer> {

        Entity(String id) {
            super(PersistenceId.ofUniqueId(id));
        }

        @Override
        public Integer emptyState() {
            return -1;
        }

        @Override
        public EventHandler<Integer, Stored> eventHandler() {
            return (_, event) -> event.no();
        }

        @Override
        public CommandHandler<Command, Stored, Integer> commandHandler() {
            return (at, command) -> {
                var step = command.step;
                if (at != step.no() - 1) {
                    return Effect().none().thenReply(command.replyTo, _ -> "The case is at " + at);
                }
                var persist = Effect().persist(new Stored(step.no(), step.all()));
                return step.no() == Step.COUNT - 1
                        ? persist.thenStop().thenReply(command.replyTo, _ -> "")
                        : persist.thenReply(command.replyTo, _ -> "");
            };
        }
    }

    @Override
    public void open(DataSource database, String jdbcUrl) throws Exception {
        var plugin = " { slick.db.url = \"" + jdbcUrl.substring(0, jdbcUrl.indexOf('?')) + "\" }\n";
        var config = ConfigFactory.parseString(
                        "jdbc-journal" + plugin + "jdbc-snapshot-store" + plugin + "jdbc-read-journal" + plugin)
                .withFallback(ConfigFactory.load());
        system = ActorSystem.create(SpawnProtocol.create(), "peers", config);
        SchemaUtils.createIfNotExists(system.classicSystem())
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    @Override
    public void step(Step step) throws Exception {
        var entity = live.get(step.caseId());
        if (entity == null) {
            entity = spawn(step.caseId());
            live.put(step.caseId(), entity);
        }
        var refusal = AskPattern.<Command, String>ask(
                        entity, replyTo -> new Command(step, replyTo), LIMIT, system.scheduler())
                .toCompletableFuture()
                .get();
        if (!refusal.isEmpty()) {
            throw new IllegalStateException(refusal);
        }
        if (step.no() == Step.COUNT - 1) {
            live.remove(step.caseId());
        }
    }

    private ActorRef<Command> spawn(String id) throws ExecutionException, InterruptedException {
        return AskPattern.<SpawnProtocol.Command, ActorRef<Command>>ask(
                        system,
                        replyTo -> new SpawnProtocol.Spawn<>(new Entity(id), "", Props.empty(), replyTo),
                        LIMIT,
                        system.scheduler())
                .toCompletableFuture()
                .get();
    }

    @Override
    public String countSql() {
        return "select count(*) from event_journal";
    }

    @Override
    public void close() {
        system.terminate();
    }
}

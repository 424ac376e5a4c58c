package krm.app.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import krm.core.complaint.Approvers;
import krm.core.complaint.Complaint;
import krm.core.complaint.ComplaintCommand;
import krm.core.complaint.OtherCases;
import krm.core.complaint.Teams;
import krm.core.house.Directory;
import krm.core.house.HouseCommand;
import krm.core.house.Houses;
import krm.core.house.Jobcenter;
import krm.core.house.User;
import krm.core.signal.SignalCommand;
import krm.core.signal.Watch;
import krm.eventstore.AggregateCache;
import krm.eventstore.AppendWith;
import krm.eventstore.PostgresEventStore;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Axon, wired by hand: no auto-configuration that picks something silently. The command bus has no transaction on
 * purpose: the event store makes events durable by itself, and a command is answered after that.
 */
public final class Engine {

    /** How many complaints are kept as they were after their last command; a case's state has about 1 KB. */
    private static final int CACHED_COMPLAINTS = 20_000;

    private static final List<String> COPIED = List.of("actor", "role", "onBehalfOf", "jobcenter", "correlationId");

    private Engine() {}

    /** Everything but the projections, which the caller adds before it starts the result. */
    public static Configurer configure(
            PostgresEventStore store, Houses houses, Teams teams, Approvers approvers, OtherCases others) {
        return configure(store, houses, teams, approvers, others, new AggregateCache(CACHED_COMPLAINTS));
    }

    static Configurer configure(
            EventStore store,
            Houses houses,
            Teams teams,
            Approvers approvers,
            OtherCases others,
            AggregateCache cache) {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(_ -> store)
                .configureCommandBus(_ -> commandBus())
                .configureSerializer(_ -> Jackson3Serializer.builder().build())
                .registerComponent(Houses.class, _ -> houses)
                .registerComponent(Teams.class, _ -> teams)
                .registerComponent(Approvers.class, _ -> approvers)
                .registerComponent(OtherCases.class, _ -> others)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Complaint.class)
                        .configureCache(_ -> cache)
                        .configureCommandTargetResolver(_ -> Engine::target));
    }

    /** Houses and people too. Their changes are rare, so each is judged on the events, without a cache. */
    public static Configurer withHouses(Configurer axon, Directory directory) {
        return axon.registerComponent(Directory.class, _ -> directory)
                .configureAggregate(house(Jobcenter.class))
                .configureAggregate(house(User.class));
    }

    /** The seismograph too. Its signals are rare, so each is judged on the events, without a cache. */
    public static Configurer withSignals(Configurer axon) {
        return axon.configureAggregate(AggregateConfigurer.defaultConfiguration(Watch.class)
                .configureCommandTargetResolver(_ -> command ->
                        new VersionedAggregateIdentifier((Object) ((SignalCommand) command.getPayload()).id(), null)));
    }

    static Configuration housesOnly(PostgresEventStore store, Directory directory) {
        var axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(_ -> store)
                .configureCommandBus(_ -> commandBus())
                .configureSerializer(_ -> Jackson3Serializer.builder().build());
        return withHouses(axon, directory).buildConfiguration();
    }

    private static <A> AggregateConfigurer<A> house(Class<A> aggregate) {
        return AggregateConfigurer.defaultConfiguration(aggregate)
                .configureCommandTargetResolver(_ -> command ->
                        new VersionedAggregateIdentifier((Object) ((HouseCommand) command.getPayload()).id(), null));
    }

    public static Commands commands(Configuration axon, MeterRegistry metrics) {
        return new Commands(axon.commandBus(), metrics);
    }

    private static SimpleCommandBus commandBus() {
        var bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(Engine::whoAndWhy)));
        bus.registerHandlerInterceptor((work, chain) -> {
            var with = (AppendWith) work.getMessage().getMetaData().get(Commands.APPEND_WITH);
            if (with != null) {
                with.attachTo(work);
            }
            return chain.proceed();
        });
        return bus;
    }

    /** As the annotation says, without looking it up by reflection for each command. */
    private static VersionedAggregateIdentifier target(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier((Object) ((ComplaintCommand) command.getPayload()).complaintId(), null);
    }

    /** What every event says of its command (domain rule 16). */
    private static Map<String, ?> whoAndWhy(Message<?> command) {
        var data = new LinkedHashMap<String, Object>();
        for (var key : COPIED) {
            var value = command.getMetaData().get(key);
            if (value != null) {
                data.put(key, value);
            }
        }
        data.put("causationId", command.getIdentifier());
        return data;
    }
}

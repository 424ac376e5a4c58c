package krm.eventstore;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of the log. Aggregates' ids are UUIDs. Events come out with their personal fields encrypted. There are no
 * snapshots: a case has some ten events, and a cache of aggregates does more.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {

    private static final int HEADS = 50_000;
    private static final int BATCH = 500;

    /** The last event of an aggregate: what the next one is chained to. */
    private record Head(int sequence, byte[] hash, UUID keyId) {

        static Head of(StoredEvent event) {
            return new Head(event.sequence(), event.hash(), event.keyId());
        }
    }

    private final EventLog log;
    private final EventCodec codec;
    private final DataKeys keys;
    private final Appender appender;
    private final Clock clock;
    private final Map<UUID, Head> heads = Collections.synchronizedMap(new Bounded<>(HEADS));

    PostgresEventStorageEngine(EventLog log, EventCodec codec, DataKeys keys, Appender appender, Clock clock) {
        this.log = log;
        this.codec = codec;
        this.keys = keys;
        this.appender = appender;
        this.clock = clock;
    }

    /**
     * All events of one command, of one aggregate. Returns when they are durable.
     *
     * @throws ConcurrentChange if the aggregate has changed since it was read, or what else it rests on ({@link Deciding})
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var first = (DomainEventMessage<?>) messages.getFirst();
        var aggregateId = UUID.fromString(first.getAggregateIdentifier());
        var head = head(aggregateId, (int) first.getSequenceNumber() - 1);
        var with = CurrentUnitOfWork.map(AppendWith::of).orElse(AppendWith.NOTHING);
        var restsOn = Deciding.now().map(Deciding::restsOn).orElse(Map.of());
        var events = LogWriter.chained(rows(messages, aggregateId, head.keyId(), with.idempotency()), head.hash());
        try {
            var append = new Append(events, head.hash(), with, restsOn);
            appender.append(append);
            if (append.outcomeUnknown) {
                // What was stored may be an earlier try, with another number and so another hash.
                heads.remove(aggregateId);
            } else {
                heads.put(aggregateId, Head.of(append.last()));
            }
        } catch (RuntimeException e) {
            heads.remove(aggregateId);
            throw e;
        }
    }

    private Head head(UUID aggregateId, int sequence) {
        if (sequence < 0) {
            return new Head(-1, EventHash.GENESIS, keys.next().id());
        }
        var known = heads.get(aggregateId);
        if (known != null && known.sequence() == sequence) {
            return known;
        }
        return log.ofAggregate(aggregateId, sequence).stream()
                .findFirst()
                .filter(e -> e.sequence() == sequence)
                .map(Head::of)
                .orElseThrow(() -> new IllegalStateException("No event " + sequence + " of " + aggregateId));
    }

    private List<StoredEvent> rows(
            List<? extends EventMessage<?>> messages,
            UUID aggregateId,
            UUID keyId,
            @Nullable IdempotencyEntry idempotency) {
        var key = keys.forWriting(keyId);
        // One for all: nobody who looks back sees half of what a command did.
        var recordedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var rows = new ArrayList<StoredEvent>(messages.size());
        for (var message : messages) {
            var event = (DomainEventMessage<?>) message;
            if (!event.getAggregateIdentifier().equals(aggregateId.toString())) {
                throw new IllegalArgumentException("One command changes one aggregate");
            }
            var type = codec.typeOf(event.getPayload());
            int sequence = Math.toIntExact(event.getSequenceNumber());
            rows.add(new StoredEvent(
                    0,
                    aggregateId,
                    UUID.fromString(event.getIdentifier()),
                    keyId,
                    sequence,
                    recordedAt,
                    type.businessDayOf(event.getPayload()),
                    type.name(),
                    type.revision(),
                    EventCodec.correlationOf(event.getMetaData()),
                    EventCodec.causationOf(event.getMetaData()),
                    codec.write(event.getPayload(), aggregateId, sequence, key),
                    codec.writeMetadata(event.getMetaData()),
                    rows.isEmpty() ? idempotency : null,
                    EventHash.GENESIS));
        }
        return rows;
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        var aggregateId = UUID.fromString(aggregateIdentifier);
        var stored = log.ofAggregate(aggregateId, firstSequenceNumber);
        if (!stored.isEmpty()) {
            heads.put(aggregateId, Head.of(stored.getLast()));
        }
        return DomainEventStream.of(stored.stream().map(this::domainEvent).toList());
    }

    private DomainEventMessage<?> domainEvent(StoredEvent stored) {
        return new GenericDomainEventMessage<>(
                codec.typeOf(stored).aggregateType(),
                stored.aggregateId().toString(),
                stored.sequence(),
                codec.read(stored),
                MetaData.from(codec.readMetadata(stored)),
                stored.eventId().toString(),
                stored.recordedAt());
    }

    TrackedEventMessage<?> trackedEvent(StoredEvent stored) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(stored.position()), domainEvent(stored));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return Stream.iterate(
                        log.after(position(token), BATCH),
                        batch -> !batch.isEmpty(),
                        batch -> log.after(batch.getLast().position(), BATCH))
                .flatMap(List::stream)
                .map(this::trackedEvent);
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return log.lastSequence(UUID.fromString(aggregateIdentifier));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return new GlobalSequenceTrackingToken(log.headAt(OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)));
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("There are no snapshots");
    }
}

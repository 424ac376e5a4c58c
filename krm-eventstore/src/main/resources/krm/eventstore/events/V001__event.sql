-- The event log. Append-only: rows are added; nothing changes, nothing goes.
create schema if not exists events;

create table events.event (
    -- Global position: the order in which events became visible (V002 says why). Gaps are lawful.
    position     bigint generated always as identity primary key,
    recorded_at  timestamptz not null,
    aggregate_id uuid        not null,
    event_id     uuid        not null,
    -- The key that its personal fields are encrypted with (keys.data_key); the same for all events of an aggregate.
    key_id       uuid        not null,
    sequence     integer     not null,
    occurred_on  date        not null,
    revision     smallint    not null,
    -- Logical name, for ever; never the name of a class.
    name         text        not null,
    -- What binds together all that one call caused; the command that this event came from.
    correlation_id uuid,
    causation_id uuid,
    -- JSON as it was written, byte for byte: text, because jsonb would normalise it and break the hash. What stands in a column
    -- is not written again.
    payload      text        not null,
    metadata     text        not null,
    -- On the first event of a command that came with an idempotency key, for ever: HMAC of who, where and the key that the
    -- caller chose, and HMAC of the body. Nothing of either can be read back.
    request      bytea,
    fingerprint  bytea,
    -- SHA-256 over all columns above but the position, and over the hash of the event before it in the aggregate.
    hash         bytea       not null,
    -- Optimistic concurrency: who loses the race gets no row. Reading an aggregate in order.
    constraint event_of_aggregate unique (aggregate_id, sequence)
);

-- The same request is stored once.
create unique index event_of_request on events.event (request) where request is not null;

-- DataKeys.sweep: is a key in use? An aggregate's first event tells.
create index event_key on events.event (key_id) where sequence = 0;

create function events.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'events.% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only
    before update or delete or truncate on events.event
    for each statement execute function events.refuse_change();

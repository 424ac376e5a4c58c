-- What travels with events into their transaction: the entry that makes a repeated request harmless, and the running
-- number of a counter.

create table events.idempotency (
    -- HMAC of who, where and the key that the caller chose; nothing of it can be read back.
    request      bytea primary key,
    -- HMAC of the body: the same key with another body is refused.
    fingerprint  bytea       not null,
    aggregate_id uuid        not null,
    created_at   timestamptz not null default now()
);

create table events.counter (
    scope text primary key,
    last  bigint not null
);

-- Held by every append until its end, so that positions are given in the order in which events become visible: a
-- reader that has seen position n will never see a smaller one appear. Long transactions elsewhere do not hold it back,
-- and it survives a restore into another cluster. An append is one statement, so no client can hold it by dying.
create function events.lock_appends() returns void
    language sql as
$$
    select pg_catalog.pg_advisory_xact_lock(5209863327451)
$$;

-- The only way to add events: all of them or none.
--   events: one element an event, in the order of their positions
--   requests …: one element an idempotency entry
--   counters …: one element a counter: the value that it must have, and the one that it gets
-- Errors: 23505 on event_of_aggregate (lost the race) or idempotency_pkey (request known), KRM01 (a counter has moved on).
create function events.append(
    aggregate_ids uuid[], event_ids uuid[], key_ids uuid[], sequences integer[], recorded_ats timestamptz[],
    occurred_ons date[], names text[], revisions smallint[], payloads text[], metadatas text[], hashes bytea[],
    requests bytea[], fingerprints bytea[], request_aggregates uuid[],
    counters text[], counters_from bigint[], counters_to bigint[]) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp as
$$
declare
    moved integer;
begin
    perform events.lock_appends();

    insert into events.event (aggregate_id, event_id, key_id, sequence, recorded_at, occurred_on, name, revision,
                              payload, metadata, hash)
    select * from unnest(aggregate_ids, event_ids, key_ids, sequences, recorded_ats, occurred_ons, names, revisions,
                         payloads, metadatas, hashes);

    if cardinality(requests) > 0 then
        insert into events.idempotency (request, fingerprint, aggregate_id)
        select * from unnest(requests, fingerprints, request_aggregates);
    end if;

    if cardinality(counters) > 0 then
        with expected as (
            select * from unnest(counters, counters_from, counters_to) as c(scope, value, next)
        ), updated as (
            update events.counter
               set last = e.next
              from expected e
             where counter.scope = e.scope and counter.last = e.value
            returning counter.scope
        ), created as (
            insert into events.counter (scope, last)
            select scope, next from expected where value = 0
            on conflict do nothing
            returning scope
        )
        select (select count(*) from updated) + (select count(*) from created) into moved;
        if moved <> cardinality(counters) then
            raise exception 'a counter has moved on' using errcode = 'KRM01';
        end if;
    end if;
end
$$;

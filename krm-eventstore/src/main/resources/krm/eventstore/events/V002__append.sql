-- Positions are given in the order in which events become visible: whoever inserts holds this lock to the end of the
-- transaction, so a reader that has seen position n will never see a smaller one appear. Long transactions elsewhere do not
-- hold it back, and it survives a restore into another cluster. An append is one statement, so no client can hold it by dying.
create function events.lock_appends() returns void
    language sql as
$$
    select pg_catalog.pg_advisory_xact_lock(5209863327451)
$$;

create function events.one_after_the_other() returns trigger
    language plpgsql as
$$
begin
    perform pg_catalog.pg_advisory_xact_lock(5209863327451);
    return null;
end
$$;

create trigger one_after_the_other
    before insert on events.event
    for each statement execute function events.one_after_the_other();

-- The last running number of each counter; a new one travels with the events that bear it.
create table events.counter (
    scope text primary key,
    last  bigint not null
);

-- Takes numbers: one element a counter, the value that it must have and the one that it gets.
-- Errors: KRM01 (a counter has moved on).
create function events.take_numbers(counters text[], counters_from bigint[], counters_to bigint[]) returns boolean
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp as
$$
declare
    moved integer;
begin
    with expected as (
        select * from unnest(counters, counters_from, counters_to) as c(scope, value, next)
    ), updated as (
        update events.counter
           set last = e.next
          from expected e
         where counter.scope = e.scope and counter.last = e.value and e.next > e.value
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
    return true;
end
$$;

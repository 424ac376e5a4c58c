-- What a command rests on besides its own aggregate must still be so when its events are stored: each of these
-- aggregates still has just so many events. Nobody can add one between this look and the commit: the lock is held already,
-- and a volatile function sees what was committed before it. One look by the index each: a join's plan, kept from when the log
-- was small, would read all of it.
-- Errors: KRM02 (one of them has more).
create function events.require_unchanged(aggregates uuid[], counts integer[]) returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set enable_seqscan = off as
$$
begin
    perform events.lock_appends();
    for i in 1 .. cardinality(aggregates) loop
        if exists (select from events.event where aggregate_id = aggregates[i] and sequence = counts[i]) then
            raise exception 'what this rests on has changed since' using errcode = 'KRM02';
        end if;
    end loop;
    return true;
end
$$;

revoke all on function events.require_unchanged from public;
grant execute on function events.require_unchanged to ${program};

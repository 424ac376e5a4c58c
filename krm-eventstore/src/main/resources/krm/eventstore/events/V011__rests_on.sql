-- What a command rests on besides its own aggregate must still be so when its events are stored: each of these
-- aggregates still has just so many events. Nobody can add one between this look and the commit: the lock is held already,
-- and a volatile function sees what was committed before it.
-- Errors: KRM02 (one of them has more).
create function events.require_unchanged(aggregates uuid[], counts integer[]) returns boolean
    language plpgsql
    set search_path = pg_catalog, pg_temp as
$$
begin
    perform events.lock_appends();
    if exists (select from unnest(aggregates, counts) as known(id, count)
                 join events.event on event.aggregate_id = known.id and event.sequence = known.count) then
        raise exception 'what this rests on has changed since' using errcode = 'KRM02';
    end if;
    return true;
end
$$;

revoke all on function events.require_unchanged from public;
grant execute on function events.require_unchanged to ${program};

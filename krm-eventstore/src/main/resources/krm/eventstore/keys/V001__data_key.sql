-- Keys that encrypt personal fields, one an aggregate, each wrapped by the master key, which is never stored here.
create schema if not exists keys;

create table keys.data_key (
    key_id       uuid primary key,
    -- Null once destroyed: then nothing can bring the person's data back.
    wrapped      bytea,
    created_at   timestamptz not null default now(),
    destroyed_at timestamptz,
    constraint destroyed_or_not check ((wrapped is null) = (destroyed_at is not null))
);

-- Tells a wrong master key at start, before anything is written with it.
create table keys.master_key (
    one         boolean primary key default true check (one),
    fingerprint bytea not null
);

-- Destroys keys, for ever; a destroyed or unknown one is left as it is.
create function keys.destroy(ids uuid[]) returns void
    language sql
    security definer
    set search_path = pg_catalog, pg_temp as
$$
    update keys.data_key set wrapped = null, destroyed_at = now() where key_id = any (ids) and wrapped is not null
$$;

-- Removes keys that no event came to use; the caller has looked.
create function keys.discard(ids uuid[]) returns void
    language sql
    security definer
    set search_path = pg_catalog, pg_temp as
$$
    delete from keys.data_key where key_id = any (ids) and wrapped is not null and created_at < now() - interval '7 days'
$$;

revoke all on all functions in schema keys from public;
grant usage on schema keys to ${program};
grant select, insert on keys.data_key, keys.master_key to ${program};
grant execute on function keys.destroy, keys.discard to ${program};

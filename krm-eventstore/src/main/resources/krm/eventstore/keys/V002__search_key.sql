-- The key of the search words, one for the installation, wrapped by the master key: whoever has the words alone cannot even
-- guess at them. Made once; with another one the read side has to be rebuilt.
create table keys.search_key (
    one        boolean     primary key default true check (one),
    key_id     uuid        not null,
    wrapped    bytea       not null,
    created_at timestamptz not null default now()
);

grant select, insert on keys.search_key to ${program};

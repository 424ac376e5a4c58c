-- Cases of an older system on their way in. What was sent waits here, encrypted, until every line of it is done, and is then
-- deleted; what was refused stays, encrypted too. Events know nothing of this schema, and no backup holds it.
create schema if not exists imports;

create table imports.import (
    id           uuid primary key,
    jobcenter    text        not null,
    started_by   text        not null,
    on_behalf_of text,
    started_at   timestamptz not null,
    -- UPLOADING: not all of it is here yet, nobody has been told that it is accepted.
    state        text        not null check (state in ('UPLOADING', 'RUNNING', 'DONE', 'FAILED')),
    -- Key of the chunks and refusals, wrapped by the master key.
    wrapped_key  bytea       not null,
    chunks       integer     not null default 0,
    lines_total  bigint      not null default 0,
    -- Everything up to this line is done; a restart goes on behind it.
    lines_read   bigint      not null default 0,
    -- As on events.event: HMAC of who, where and the caller's idempotency key, and of the body.
    request      bytea unique,
    fingerprint  bytea
);

-- Imports.take: which are to be worked on?
create index import_to_do on imports.import (started_at) where state in ('UPLOADING', 'RUNNING');

create table imports.chunk (
    import uuid    not null references imports.import on delete cascade,
    number integer not null,
    sealed bytea   not null,
    primary key (import, number)
);

-- Ciphertext cannot be compressed.
alter table imports.chunk alter column sealed set storage external;

create table imports.refusal (
    import uuid   not null references imports.import on delete cascade,
    line   bigint not null,
    sealed bytea  not null,
    primary key (import, line)
);

grant usage on schema imports to ${program};
grant select, insert, update, delete on imports.import, imports.chunk, imports.refusal to ${program};

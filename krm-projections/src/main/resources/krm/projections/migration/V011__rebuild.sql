-- The last rebuild of each projection, and how far it is. Who does it holds an advisory lock (Rebuilds.LOCK) as long as it
-- lives: without that a rebuild that has not ended never will.
create table read_side.rebuild (
    projection text        primary key,
    generation integer     not null,
    started_at timestamptz not null default now(),
    ended_at   timestamptz,
    -- Of the event log: how far the new tables are, and how far they have to come.
    position   bigint      not null default 0,
    head       bigint      not null,
    -- Events told so far.
    events     bigint      not null default 0,
    -- Why it has failed: what kind of failure, never a message.
    error      text
);

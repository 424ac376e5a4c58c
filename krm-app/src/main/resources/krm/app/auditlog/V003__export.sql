-- An export reads many cases at once and leaves one row for all of them, which says which ones: those of a house, received
-- in a period. Such a row names no case.
alter table audit.access
    alter column complaint drop not null,
    -- Whose case it was, or cases; null where the house has nothing of the kind.
    add column house         text,
    -- Only of exports: the file, the first and the last day of reception (null: open), and how much there was to come.
    add column file          text,
    add column received_from date,
    add column received_to   date,
    add column cases         bigint,
    add column events        bigint,
    add constraint says_what check (complaint is not null or file is not null);

-- AccessLog.of: which exports took the cases of a house along?
create index access_by_export on audit.access (house, id) where complaint is null;
-- AccessLog.inHouse: who has read anything of a house?
create index access_in_house on audit.access (house, id);

grant insert (house, file, received_from, received_to, cases, events) on audit.access to ${program};

-- How an export goes on, by its row in audit.access. It changes while the file is sent; in no backup.
create table audit.export (
    access   bigint      primary key,
    -- When it was last heard of. One that has not ended and is silent for long has died with its node.
    told_at  timestamptz not null,
    -- Of the events that were announced.
    sent     bigint      not null default 0,
    ended_at timestamptz,
    -- Of all bytes before the last line; only of a file that was sent to its end.
    sha256   text
);

grant select, insert, update on audit.export to ${program};

-- How far each projection has come. A rebuild is a new generation of its tables, beside the one that is read.
create table read_side.projection (
    name       text    primary key,
    -- The one that is read.
    generation integer not null
);

-- The work of a projection, divided by the ids of the cases. Whoever holds the row's lock does the work: rows and position
-- change in one transaction, and a dead node's claim is gone with its connection.
create table read_side.segment (
    projection text     not null references read_side.projection,
    generation integer  not null,
    segment    smallint not null,
    -- Of the event log: everything up to it is in the tables, or parked.
    position   bigint   not null,
    primary key (projection, generation, segment)
) with (fillfactor = 50);

-- Cases of which an event could not be projected: it and the later ones of its case wait, everything else goes on. Says
-- where the event is, not what it holds.
create table read_side.dead_letter (
    id           uuid        primary key default gen_random_uuid(),
    projection   text        not null,
    generation   integer     not null,
    segment      smallint    not null,
    aggregate_id uuid        not null,
    -- The first event that waits.
    position     bigint      not null,
    sequence     integer     not null,
    -- What kind of failure; never a message, which may hold content.
    error        text        not null,
    tries        integer     not null default 1,
    parked_at    timestamptz not null default now(),
    tried_at     timestamptz not null default now(),
    unique (projection, generation, aggregate_id)
);

drop table read_side.token_entry;

-- Projections begin anew under the new positions. No table of a read model has triggers or points at another: a rebuild
-- fills each by itself.
truncate read_side.case_list, read_side.case_deadline, read_side.case_word, read_side.case_search;
alter table read_side.case_deadline drop constraint case_deadline_complaint_id_fkey;
drop trigger count_new on read_side.case_list;
drop trigger count_changed on read_side.case_list;
drop function read_side.count_case();

-- How many cases there are of each sort: a list of a million is not counted for each of its pages. Each segment of the
-- projection counts in rows of its own, so that none waits for another.
drop table read_side.case_count;
create table read_side.case_count (
    segment        smallint not null,
    jobcenter      text     not null,
    disciplinary   boolean  not null,
    status         text     not null,
    kind           text     not null,
    channel        text     not null,
    customer_group text     not null,
    team           text,
    cases          bigint   not null,
    unique nulls not distinct (segment, jobcenter, disciplinary, status, kind, channel, customer_group, team)
);

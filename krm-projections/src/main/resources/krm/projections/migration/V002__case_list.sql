-- Read model: the list with everything that is asked of it, and every deadline with the days on which it was open. Holds
-- nothing the events do not, and no personal text; may be emptied and replayed at any time.
create table read_side.case_list (
    complaint_id   uuid        primary key,
    -- Where it stands in a list: day of reception, then order of recording, in one number (Newest). Names the case in case_word.
    newest         bigint      not null unique,
    reference      text        not null,
    jobcenter      text        not null,
    kind           text        not null,
    channel        text        not null,
    customer_group text        not null,
    special_groups text[]      not null,
    topics         text[]      not null,
    areas          text[]      not null,
    received_on    date        not null,
    recorded_at    timestamptz not null,
    recorded_by    text        not null,
    disciplinary   boolean     not null,
    accused_users  text[]      not null,
    status         text        not null,
    priority       text        not null,
    -- In the worklist: 0 a risk, 1 a petition or submission, 2 the rest.
    urgency        smallint    not null,
    team           text,
    person         text,
    -- Types of deadline that the kind knows and that do not apply to this case.
    not_applicable text[]      not null,
    version        integer     not null,
    -- Sequence of the last event that is in the row: an event that comes twice does nothing.
    sequence       integer     not null,
    -- The first day at whose beginning there is a miss to record, if nothing more is done until then.
    next_miss_on   date,
    -- What the next event is folded into (krm.core.complaint.ComplaintFile). Out of line, so that lists read short rows.
    file           text        not null
) with (toast_tuple_target = 128);

-- CaseList: a house's cases newest first, by what is asked for most; and how many there are. Disciplinary complaints are
-- few and seen by few: apart, so that the rest is counted in the index alone.
create index case_list_newest on read_side.case_list (jobcenter, newest) where not disciplinary;
create index case_list_status on read_side.case_list (jobcenter, status, newest) where not disciplinary;
create index case_list_kind on read_side.case_list (jobcenter, kind, newest) where not disciplinary;
create index case_list_channel on read_side.case_list (jobcenter, channel, newest) where not disciplinary;
create index case_list_group on read_side.case_list (jobcenter, customer_group, newest) where not disciplinary;
create index case_list_team on read_side.case_list (jobcenter, team, newest) where not disciplinary;
create index case_list_recorded_by on read_side.case_list (jobcenter, recorded_by, newest) where not disciplinary;
create index case_list_disciplinary on read_side.case_list (jobcenter, newest) where disciplinary;
-- CaseList: rare topics, areas, special groups; for frequent ones the list is read newest first until the page is full.
create index case_list_facets on read_side.case_list using gin (topics, areas, special_groups);

-- MissedDeadlines.unrecorded.
create index case_list_next_miss on read_side.case_list (next_miss_on) where next_miss_on is not null;

-- How many cases there are of each sort: a list of a million is not counted for each of its pages.
create table read_side.case_count (
    jobcenter      text    not null,
    disciplinary   boolean not null,
    status         text    not null,
    kind           text    not null,
    channel        text    not null,
    customer_group text    not null,
    team           text,
    cases          bigint  not null,
    unique nulls not distinct (jobcenter, disciplinary, status, kind, channel, customer_group, team)
);

create function read_side.count_case() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'UPDATE' then
        update read_side.case_count
           set cases = cases - 1
         where jobcenter = old.jobcenter and disciplinary = old.disciplinary and status = old.status
           and kind = old.kind and channel = old.channel and customer_group = old.customer_group
           and team is not distinct from old.team;
    end if;
    insert into read_side.case_count (jobcenter, disciplinary, status, kind, channel, customer_group, team, cases)
    values (new.jobcenter, new.disciplinary, new.status, new.kind, new.channel, new.customer_group, new.team, 1)
    on conflict (jobcenter, disciplinary, status, kind, channel, customer_group, team)
    do update set cases = case_count.cases + 1;
    return null;
end
$$;

create trigger count_new
    after insert on read_side.case_list
    for each row execute function read_side.count_case();

create trigger count_changed
    after update on read_side.case_list
    for each row
    when ((old.jobcenter, old.disciplinary, old.status, old.kind, old.channel, old.customer_group, old.team)
          is distinct from
          (new.jobcenter, new.disciplinary, new.status, new.kind, new.channel, new.customer_group, new.team))
    execute function read_side.count_case();

create table read_side.case_deadline (
    complaint_id uuid     not null references read_side.case_list on delete cascade,
    no           smallint not null,
    type         text     not null,
    run          integer  not null,
    set_on       date     not null,
    due_on       date     not null,
    -- At the end of this day it is missed; for an interim notice that nobody has forecast later than the due day.
    missed_after date     not null,
    act_by       date     not null,
    -- The day since which nobody has to do it any more; null: somebody has to.
    ended_on     date,
    -- The days on which somebody had to do it.
    open         daterange not null generated always as (
        case when ended_on is null or ended_on > set_on then daterange(set_on, ended_on) else 'empty' end) stored,
    -- Its state where no day changes that any more; null: pending up to missed_after, missed afterwards.
    settled      text,
    primary key (complaint_id, no)
);

-- Worklist: what was open on a day.
create index case_deadline_open on read_side.case_deadline using gist (open);
-- CaseList: cases with a deadline of a type in a state.
create index case_deadline_state on read_side.case_deadline (type, settled, missed_after);

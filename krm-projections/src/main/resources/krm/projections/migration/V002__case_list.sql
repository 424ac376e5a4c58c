-- Read model: one row a case, and its deadlines that are still to be met. Holds nothing the events do not, and no
-- personal text; may be emptied and replayed at any time.
create table read_side.case_list (
    complaint_id   uuid        primary key,
    reference      text        not null,
    jobcenter      text        not null,
    kind           text        not null,
    channel        text        not null,
    customer_group text        not null,
    received_on    date        not null,
    recorded_at    timestamptz not null,
    recorded_by    text        not null,
    disciplinary   boolean     not null,
    accused_users  text[]      not null,
    status         text        not null,
    priority       text        not null,
    team           text,
    person         text,
    version        integer     not null,
    -- Sequence of the last event that is in the row: an event that comes twice does nothing.
    sequence       integer     not null,
    -- The first day at whose beginning there is a miss to record, if nothing more is done until then.
    next_miss_on   date,
    -- What the next event is folded into (krm.core.complaint.ComplaintFile).
    file           text        not null
);

-- CaseList.page: a house's cases, newest first.
create index case_list_newest on read_side.case_list (jobcenter, received_on desc, recorded_at desc);

-- MissedDeadlines.unrecorded.
create index case_list_next_miss on read_side.case_list (next_miss_on) where next_miss_on is not null;

create table read_side.case_deadline (
    complaint_id uuid    not null references read_side.case_list on delete cascade,
    type         text    not null,
    run          integer not null,
    -- Which follow-up; 0 for everything else.
    no           integer not null,
    due_on       date    not null,
    -- At the end of this day it is missed; for an interim notice that nobody has forecast later than the due day.
    missed_after date    not null,
    act_by       date    not null,
    primary key (complaint_id, type, run, no, due_on)
);

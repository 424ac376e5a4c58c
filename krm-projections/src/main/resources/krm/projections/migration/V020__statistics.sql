-- Read model: what each case adds to the figures. Holds nothing the events do not, and no personal text; may be emptied and
-- replayed at any time.
create table read_side.case_figure (
    complaint_id      uuid        primary key,
    jobcenter         text        not null,
    disciplinary      boolean     not null,
    recorded_by       text        not null,
    accused_users     text[]      not null,
    -- Both times of the case: the facts below hold from last_day on, as far as known from last_recorded on. Whoever asks
    -- for an earlier time is answered from the history.
    first_day         date        not null,
    last_day          date        not null,
    first_recorded    timestamptz not null,
    last_recorded     timestamptz not null,
    -- Closed or redirected, and no day to come changes anything. If it is not disciplinary too, it is in figure_total.
    ended             boolean     not null,
    received_on       date        not null,
    kind              text        not null,
    channel           text        not null,
    customer_group    text        not null,
    special_groups    text[]      not null,
    -- Of each concern; null: none given.
    topics            text[]      not null,
    areas             text[]      not null,
    team              text,
    anonymous         boolean     not null,
    immediate         boolean     not null,
    redirected        boolean     not null,
    -- Of each type of deadline, in their order: how it stands, pending ones with the last day on which it is not missed.
    deadlines         text[]      not null,
    -- The first run.
    first_answered_on date,
    answered_on       date,
    outcome           text,
    rated_on          date,
    rating            text,
    agreement         text,
    satisfaction      text,
    closed_on         date,
    -- From day to day (exclusive, missing: still), as pairs: when it was open, when something of it was overdue.
    open              text        not null,
    overdue           text        not null,
    sequence          integer     not null,
    -- What happened, as far as it bears on figures, each with both times (History).
    history           text        not null
) with (toast_tuple_target = 128);

-- Statistics: what is not in the sums, and is looked at case by case.
create index case_figure_apart on read_side.case_figure (jobcenter, last_day) where disciplinary or not ended;
-- Statistics: what has changed since a day or an instant in the past; the days at the edges of a period.
create index case_figure_last_day on read_side.case_figure (jobcenter, last_day, first_day) where ended and not disciplinary;
create index case_figure_last_recorded on read_side.case_figure (jobcenter, last_recorded) where not disciplinary;

-- What the ended cases add up to, a month: for all (no facet) and for each key of each facet by which figures are grouped.
create table read_side.figure_total (
    segment   smallint not null,
    jobcenter text     not null,
    facet     text     not null,
    month     date     not null,
    figure    text     not null,
    key       text     not null,
    value     text     not null,
    cases     bigint   not null,
    primary key (jobcenter, facet, month, figure, key, value, segment)
);

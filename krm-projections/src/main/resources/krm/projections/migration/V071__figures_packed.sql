-- What the ended cases add up to, many counts a row: for all (no facet) and for each key of each facet by which figures are
-- grouped, what a month has added; and a year at a time, by months, what has become or ceased to be open or overdue (stock).
drop table read_side.figure_total;
create table read_side.figure_total (
    segment   smallint not null,
    stock     boolean  not null,
    -- The first day of the month or year.
    since     date     not null,
    jobcenter text     not null,
    facet     text     not null,
    key       text     not null,
    -- Figure, value and how many, in few characters (Total, Pack).
    counts    text     not null,
    primary key (jobcenter, facet, stock, since, key, segment)
);

-- Statistics: the history deflated (Deflated), and without the instant for which nobody asks.
truncate read_side.case_figure;
alter table read_side.case_figure
    drop column history,
    drop column first_recorded,
    add column history bytea not null;

-- Statistics: open cases are found by case_figure_at_rest, whether they rest or not; of disciplinary ones the ended ones too.
drop index read_side.case_figure_apart;
create index case_figure_ended_disciplinary on read_side.case_figure (jobcenter, last_day) where disciplinary and ended;

-- What the seismograph counts, a month a row: by day of the month.
drop table read_side.reception_count;
create table read_side.reception_count (
    segment   smallint not null,
    month     date     not null,
    jobcenter text     not null,
    facet     text     not null,
    key       text     not null,
    counts    text     not null,
    primary key (jobcenter, month, facet, key, segment)
);

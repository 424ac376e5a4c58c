-- Read model: the signals of the seismograph, each with the figures it rests on.
create table read_side.signal (
    -- Of SignalRaised in the event log.
    position       bigint      primary key,
    id             uuid        not null,
    -- The aggregate: what is watched.
    watch          uuid        not null,
    jobcenter      text        not null,
    subject        text        not null,
    key            text        not null,
    raised_on      date        not null,
    raised_at      timestamptz not null,
    days           integer     not null,
    count          bigint      not null,
    expected       numeric     not null,
    usual_limit    bigint      not null,
    baseline_from  date        not null,
    baseline_to    date        not null,
    baseline_weeks integer     not null,
    baseline_count bigint      not null,
    season         numeric     not null,
    -- Null: it goes on.
    ended_on       date
);

-- Signals: a house's signals, the newest first; those that go on, also of one watch.
create index signal_newest on read_side.signal (jobcenter, raised_on, position);
create index signal_running on read_side.signal (watch) where ended_on is null;

-- The figures are filled anew, with what the seismograph counts.
truncate read_side.case_figure, read_side.figure_total;
delete from read_side.dead_letter where projection = 'statistics';
update read_side.segment set position = 0 where projection = 'statistics';

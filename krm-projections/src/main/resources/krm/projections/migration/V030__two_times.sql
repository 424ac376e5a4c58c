-- The list and the worklist at two times: which cases stand today as they stood then. And the next deadline of each case
-- beside it, so that a page of the worklist is a piece of an index. The tables are filled anew.
truncate read_side.case_list, read_side.case_deadline, read_side.case_count, read_side.case_word, read_side.case_search;
update read_side.segment set position = 0 where projection = 'case-list';

alter table read_side.case_list
    -- The day of reception as it was recorded first; of the later events the last business day and the last instant.
    add column began_on             date        not null,
    add column last_on              date        not null,
    add column last_recorded_at     timestamptz not null,
    -- Of the deadlines that somebody still has to see to the one that is due first (Next); null: there is none.
    add column next_type            text,
    add column next_run             integer,
    add column next_due_on          date,
    add column next_missed_after    date,
    add column next_act_by          date,
    -- At the end of this day the first of them is missed.
    add column first_missed_after   date;

-- PastCases: which cases have events behind the day. CaseList: how many have none.
create index case_list_last on read_side.case_list (jobcenter, last_on)
    include (began_on, recorded_at, last_recorded_at) where not disciplinary;

-- Worklist: its order. What its conditions ask for is in the index, so that it is counted there.
create index case_list_worklist on read_side.case_list (jobcenter, disciplinary, urgency, next_due_on, newest)
    include (team, person, first_missed_after) where next_due_on is not null;

-- What was open on a day in the past is now worked out from the events.
drop index read_side.case_deadline_open;
alter table read_side.case_deadline drop column open;

-- Worklist: cases with a deadline on a day, or soon after it.
create index case_deadline_due on read_side.case_deadline (due_on, complaint_id) where ended_on is null;

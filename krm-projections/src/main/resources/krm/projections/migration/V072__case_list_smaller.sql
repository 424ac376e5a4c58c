truncate read_side.case_list;
alter table read_side.case_list
    -- What the next event is folded into is folded from the log when it comes: no state is kept beside the columns.
    drop column file,
    drop column not_applicable,
    -- The deadlines as numbers: type and state, or that no state is for good yet (DeadlineLines).
    add column deadlines smallint[] not null,
    -- Asked for alone by nobody since case_word is gone.
    drop constraint case_list_newest_key;

-- Deadlines that are pending or missed: the day tells which. All others are in case_list.deadlines.
drop table read_side.case_deadline;
create table read_side.case_deadline (
    complaint_id uuid     not null,
    set_on       date     not null,
    due_on       date     not null,
    -- At the end of this day it is missed; for an interim notice that nobody has forecast later than the due day.
    missed_after date     not null,
    no           smallint not null,
    -- Somebody still has to see to it.
    open         boolean  not null,
    type         text     not null,
    primary key (complaint_id, no)
);

-- CaseList: cases with a deadline of a type that is pending or missed.
create index case_deadline_state on read_side.case_deadline (type, missed_after);
-- Worklist: cases with a deadline on a day, or soon after it.
create index case_deadline_due on read_side.case_deadline (due_on, complaint_id) where open;

-- PastCases: which cases have events behind the day or the instant. PastList: how many have none, counted in the index.
drop index read_side.case_list_last;
create index case_list_last_on on read_side.case_list (jobcenter, last_on) include (disciplinary, last_recorded_at);
create index case_list_last_recorded on read_side.case_list (jobcenter, last_recorded_at);

-- CaseList: how many disciplinary complaints somebody may see is counted in the index too.
drop index read_side.case_list_disciplinary;
create index case_list_disciplinary on read_side.case_list (jobcenter, newest) include (recorded_by, accused_users)
    where disciplinary;

-- How many cases there are of each sort, by what was said of the concerns and the person. Filled with the rest, anew.
create table read_side.case_facet_count (
    segment        smallint not null,
    jobcenter      text     not null,
    disciplinary   boolean  not null,
    team           text,
    special_groups text[]   not null,
    topics         text[]   not null,
    areas          text[]   not null,
    cases          bigint   not null,
    unique nulls not distinct (segment, jobcenter, disciplinary, team, special_groups, topics, areas)
);
truncate read_side.case_list, read_side.case_deadline, read_side.case_count, read_side.case_word, read_side.case_search;
delete from read_side.dead_letter where projection = 'case-list';
update read_side.segment set position = 0 where projection = 'case-list';

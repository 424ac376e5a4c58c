-- Whoever is accused does not see a case that has turned out to be no disciplinary one either: the lists and sums of ordinary cases
-- look whom they accuse. Few accuse anybody.
drop index read_side.case_list_worklist;
create index case_list_worklist on read_side.case_list (jobcenter, disciplinary, urgency, next_due_on, newest)
    include (team, person, first_missed_after, accused_users) where next_due_on is not null;

drop index read_side.case_figure_at_rest;
create index case_figure_at_rest on read_side.case_figure (jobcenter, last_day)
    include (last_recorded, kind, channel, customer_group, special_groups, topics, areas, team, open, overdue, accused_users)
    where not ended and not disciplinary;

-- Viewer, Counting: what is taken away from those that are added up.
create index case_list_accused on read_side.case_list (jobcenter) where not disciplinary and accused_users <> '{}';
create index case_figure_accused on read_side.case_figure (jobcenter)
    where ended and not disciplinary and accused_users <> '{}';

-- Statistics: cases that are open and to which nothing has happened for long; they are added up in the index alone.
create index case_figure_at_rest on read_side.case_figure (jobcenter, last_day)
    include (last_recorded, kind, channel, customer_group, special_groups, topics, areas, team, open, overdue)
    where not ended and not disciplinary;

-- Statistics: few, and never added up: not everybody may know of them.
create index case_figure_disciplinary on read_side.case_figure (jobcenter, first_day) where disciplinary and not ended;

-- Statistics: what is open or overdue at the end of a period is what all months before add up to.
create index figure_total_stock on read_side.figure_total (jobcenter, facet, month, figure, key, value) include (cases)
    where figure in ('OPEN', 'OVERDUE');

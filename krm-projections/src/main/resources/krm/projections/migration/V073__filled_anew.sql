-- The read side has other tables: it is filled anew.
truncate read_side.case_list, read_side.case_deadline, read_side.case_count, read_side.case_facet_count,
         read_side.case_search, read_side.case_figure, read_side.figure_total, read_side.reception_count;
delete from read_side.dead_letter where projection in ('case-list', 'statistics');
update read_side.segment set position = 0 where projection in ('case-list', 'statistics');

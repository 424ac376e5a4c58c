-- The figures are filled anew: by every rating, and open from the right day of reception on.
truncate read_side.case_figure, read_side.figure_total, read_side.reception_count;
delete from read_side.dead_letter where projection = 'statistics';
update read_side.segment set position = 0 where projection = 'statistics';

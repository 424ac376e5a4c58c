-- Statistics: every rating counts on its day, that of a second run too: each as 2026-01-05/JUSTIFIED/YES/UNKNOWN, separated
-- by commas.
alter table read_side.case_figure
    drop column rated_on,
    drop column rating,
    drop column agreement,
    drop column satisfaction,
    add column ratings text not null default '';
alter table read_side.case_figure alter ratings drop default;

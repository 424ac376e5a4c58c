-- To whom of other houses a house reports: its figures, and nothing else (domain.md §2, REPORTING).
alter table people.jobcenter add column recipients text[] not null default '{}';

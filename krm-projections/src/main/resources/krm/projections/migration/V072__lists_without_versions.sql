-- A version counts what whoever asks may know of (domain.md §2): only a case by itself can tell it.
alter table read_side.case_list drop column version;

-- Which cases have a word: found by an inverted index over the tokens of each case, a tenth of what a row a word took.
drop table read_side.case_word;

-- CaseList, PastList: the cases that have all these tokens. What is new waits in a short list, which every search reads too,
-- and goes into the index many words at a time.
create index case_search_tokens on read_side.case_search using gin (tokens) with (gin_pending_list_limit = 512);

-- Room beside the rows: a step without words changes no token, and then the index is left alone.
alter table read_side.case_search set (fillfactor = 85);

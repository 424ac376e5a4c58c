-- By which words a case is found: keyed tokens (HMAC with keys.search_key), never a word. One row a word and case, in the
-- order of the list: a page is a piece of the index, however many cases have the word.
create table read_side.case_word (
    token  bigint not null,
    -- The case (case_list.newest).
    newest bigint not null,
    primary key (token, newest)
);

-- The tokens of each case, so that they can be taken away again.
create table read_side.case_search (
    complaint_id uuid     primary key,
    newest       bigint   not null,
    jobcenter    text     not null,
    -- Sequence of the last event whose words are in: an event that comes twice does nothing.
    sequence     integer  not null,
    tokens       bigint[] not null
);

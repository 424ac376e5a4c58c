-- Axon's: how far each projection has come. Written in one transaction with the rows that it speaks for.
create table read_side.token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    primary key (processor_name, segment)
);

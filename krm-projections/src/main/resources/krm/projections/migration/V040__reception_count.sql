-- What the seismograph counts: complaints by day of reception, of the whole house (facet and key empty), of a topic and of a
-- team. Without praise, and without what is imported, redirected or disciplinary. Written with the figures.
create table read_side.reception_count (
    segment     smallint not null,
    jobcenter   text     not null,
    facet       text     not null,
    key         text     not null,
    received_on date     not null,
    cases       bigint   not null,
    primary key (jobcenter, received_on, facet, key, segment)
);

-- What adds up to nothing goes, after each batch in which something was taken away.
create index reception_count_nothing on read_side.reception_count (segment) where cases = 0;

-- Signed records of which events there are (krm.eventstore.seal); the same lines stand in a file outside of the database.
create table events.seal (
    -- Two sealers cannot both make the next one.
    number        bigint      primary key,
    last_position bigint      not null,
    sealed_at     timestamptz not null,
    -- JSON as it was signed, byte for byte.
    line          text        not null
);

create trigger append_only
    before update or delete or truncate on events.seal
    for each statement execute function events.refuse_change();

grant select, insert on events.seal to ${program};

-- What auditors look into besides the events: who read what, and when the log was verified.
create schema if not exists audit;

-- Each reading of a case, the refused ones too. Append-only: rows are added; nothing changes, nothing goes. No person's text.
create table audit.access (
    id           bigint      generated always as identity primary key,
    at           timestamptz not null default clock_timestamp(),
    -- The id that was asked for. An attempt on an id that is no case is written too: otherwise the time that the answer
    -- takes would tell whether there is one.
    complaint    uuid        not null,
    -- Who, of which house; on whose behalf, if as a deputy.
    actor        text        not null,
    role         text        not null,
    on_behalf_of text,
    jobcenter    text        not null,
    -- By which door, krm.app.auditlog.Door.
    door         text        not null,
    -- ALLOWED, NOT_VISIBLE (they were told that there is no such case) or NOT_ALLOWED.
    outcome      text        not null check (outcome in ('ALLOWED', 'NOT_VISIBLE', 'NOT_ALLOWED'))
);

-- AccessLog.of: who has read this case?
create index access_to_complaint on audit.access (complaint, id);

create function audit.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'audit.% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only
    before update or delete or truncate on audit.access
    for each statement execute function audit.refuse_change();

revoke all on all functions in schema audit from public;
grant usage on schema audit to ${program};
grant select on audit.access to ${program};
grant insert (complaint, actor, role, on_behalf_of, jobcenter, door, outcome) on audit.access to ${program};

-- Verifications of the log: asked for, under way, ended. A lock tells whether somebody is at it; in no backup.
create table audit.verification (
    id            uuid        primary key,
    asked_by      text        not null,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    state         text        not null check (state in ('RUNNING', 'DONE', 'FAILED', 'INTERRUPTED')),
    from_position bigint      not null,
    to_position   bigint      not null,
    -- Reached so far.
    position      bigint      not null,
    -- What was found, as JSON; only of those that are DONE.
    verdict       text,
    -- As on events.event: HMAC of who, where and the caller's idempotency key, and of the body.
    request       bytea unique,
    fingerprint   bytea
);

-- Verifications.last, and whether one is under way.
create index verification_by_age on audit.verification (started_at);

grant select, insert, update on audit.verification to ${program};

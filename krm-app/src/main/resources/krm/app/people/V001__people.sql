-- Houses, their teams, and who may sign in. No case's data.
create schema if not exists people;

-- What follows up to "progress" is worked out from the events (krm.app.people.PeopleTables) and holds nothing else: emptied,
-- with a progress of 0, it comes back at the next start. A restore does so.
create table people.jobcenter (
    code    text primary key,
    name    text    not null,
    -- Federal state, ISO 3166-2 without DE-: its holidays count.
    land    text    not null check (land ~ '^[A-Z]{2}$'),
    -- Number of its events.
    version integer not null
);

create table people.team (
    jobcenter text not null references people.jobcenter,
    code      text not null,
    name      text not null,
    primary key (jobcenter, code)
);

create table people.account (
    name       text    primary key check (name <> ''),
    role       text    not null
        check (role in ('STAFF', 'TEAM_LEAD', 'KRM_OFFICER', 'MANAGEMENT', 'AUDITOR', 'REPORTING', 'ADMIN')),
    jobcenter  text    not null references people.jobcenter,
    team       text,
    -- Which password counts: people.credential.
    credential uuid    not null,
    -- Who has left cannot sign in.
    active     boolean not null,
    deputies   text[]  not null default '{}',
    -- Made by the profile demo: cannot sign in outside of it, and is nobody's first administrator.
    demo       boolean not null,
    -- Number of its events.
    version    integer not null,
    foreign key (jobcenter, team) references people.team
);

-- Up to which position of the event log the tables above have seen everything; moves in one transaction with them.
create table people.progress (
    one      boolean primary key default true check (one),
    position bigint not null
);
insert into people.progress (position) values (0);

-- Passwords are in no event: an event names the row. A row that no event came to name does no harm.
create table people.credential (
    id            uuid        primary key,
    -- As Spring Security's DelegatingPasswordEncoder writes it: {bcrypt}…
    password_hash text        not null,
    -- A first password, set by somebody else: until it is changed nothing else is possible.
    must_change   boolean     not null,
    set_at        timestamptz not null default now()
);

grant usage on schema people to ${program};
grant select, insert, update on people.jobcenter, people.team, people.account to ${program};
grant select, update on people.progress to ${program};
grant select, insert, update, delete on people.credential to ${program};

-- Wrong passwords since the last right one, by HMAC of the name, be it anybody's or nobody's. Short-lived: in no backup.
create table people.failed_sign_in (
    name_key     bytea       primary key,
    failures     integer     not null,
    locked_until timestamptz,
    last_at      timestamptz not null
);
grant select, insert, update, delete on people.failed_sign_in to ${program};

-- Who has signed in with a form. The cookie's random token itself stands nowhere; role and team are looked up for each call.
-- Short-lived: in no backup.
create table people.session (
    token_hash   bytea       primary key,
    name         text        not null,
    -- Which password it came from: with a new one it is over.
    credential   uuid        not null,
    signed_in_at timestamptz not null,
    seen_at      timestamptz not null
);
grant select, insert, update, delete on people.session to ${program};

-- Houses, their teams, and who may sign in. No case's data. The program reads and keeps it; nothing is deleted.
create schema if not exists people;

create table people.jobcenter (
    code text primary key,
    name text not null,
    -- Federal state, ISO 3166-2 without DE-: its holidays count.
    land text not null check (land ~ '^[A-Z]{2}$')
);

create table people.team (
    jobcenter text not null references people.jobcenter,
    code      text not null,
    name      text not null,
    primary key (jobcenter, code)
);

create table people.account (
    name          text primary key check (name <> ''),
    -- As Spring Security's DelegatingPasswordEncoder writes it: {bcrypt}…
    password_hash text        not null,
    role          text        not null
        check (role in ('STAFF', 'TEAM_LEAD', 'KRM_OFFICER', 'MANAGEMENT', 'AUDITOR', 'REPORTING', 'ADMIN')),
    jobcenter     text        not null references people.jobcenter,
    team          text,
    -- Made by the profile demo: cannot sign in outside of it, and is nobody's first administrator.
    demo          boolean     not null default false,
    created_at    timestamptz not null default now(),
    foreign key (jobcenter, team) references people.team
);

grant usage on schema people to ${program};
grant select, insert, update on people.jobcenter, people.team, people.account to ${program};

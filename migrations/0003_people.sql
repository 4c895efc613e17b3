-- purpose: the installation, sites, persons, logins, roles and training
-- breaking: no
create table core.installation (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    code core.code not null unique,
    mode text not null constraint installation_mode_word check (mode in ('training', 'production')),
    lab_offset_us bigint not null default 0,      -- laboratory time minus real time, microseconds
    opening text not null constraint installation_opening_word check (opening in ('open', 'closed')),
    password_days integer not null default 0 constraint installation_password_days_range check (password_days between 0 and 3650),
    inspection_days integer not null default 30 constraint installation_inspection_days_range check (inspection_days between 1 and 90),
    version bigint not null default 1,
    -- production laboratories live in real time
    constraint installation_lab_offset_us_training check (mode = 'training' or lab_offset_us = 0)
);
create table core.site (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    code core.code not null unique,
    title core.line not null,
    time_zone core.line not null,
    version bigint not null default 1
);
create table core.person (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    code core.code not null unique,
    printed_name core.line not null,
    job core.line not null,
    status text not null constraint person_status_word check (status in ('proposed', 'active', 'inactive')),
    proposed_by_id bigint not null,
    valid_until core.moment not null,
    version bigint not null default 1
);
alter table core.person add foreign key (proposed_by_id) references core.person;
create table core.login (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    person_id bigint not null references core.person,
    name core.code not null unique,               -- never reused
    role_oid oid not null,                        -- the very role: one dropped and made again is another
    status text not null constraint login_status_word check (status in ('active', 'closed')),
    password_at core.moment not null default clock_timestamp(),   -- when its password was set last
    password_change boolean not null default false,   -- the password is somebody else's: only its change is open
    version bigint not null default 1
);
create table core.person_role (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    person_id bigint not null references core.person,
    site_id bigint not null references core.site,
    role text not null,
    status text not null constraint person_role_status_word check (status in ('proposed', 'approved', 'withdrawn')),
    inspection boolean not null default false,        -- opens what core.inspection says, and nothing else
    proposed_by_id bigint not null references core.person,
    valid_from core.moment not null,
    valid_until core.moment not null,
    version bigint not null default 1,
    constraint person_role_valid_until_after check (valid_until > valid_from)
);
create index person_role_person on core.person_role (person_id, role);
create unique index person_role_open on core.person_role (person_id, site_id, role) where status <> 'withdrawn';

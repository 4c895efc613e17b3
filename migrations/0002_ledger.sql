-- purpose: the ledger (streams, events, tree, checkpoints) and the request desk
-- breaking: no
create table ledger.installation (
    single boolean primary key default true constraint installation_only_one check (single),
    instance_id uuid not null,
    incarnation integer not null default 1 constraint installation_incarnation_positive check (incarnation > 0),
    made_at timestamptz not null default clock_timestamp()
);
create table ledger.stream (
    id bigint generated always as identity primary key,
    kind text not null constraint stream_kind_word
        check (kind in ('site', 'person', 'process', 'therapy', 'batch', 'lot', 'device', 'access')),
    key text not null,
    constraint stream_kind_key_unique unique (kind, key)
) with (fillfactor = 60);
-- Where each stream ends; no row before its first event. Not columns of ledger.stream: that is what seventy
-- foreign keys point at, and each update of it would carry their triggers. Domains, since a check of the
-- table is parsed anew by every statement that writes it.
create domain ledger.place as bigint constraint place_counts check (value >= 0);
create domain ledger.hash as bytea constraint hash_size check (octet_length(value) = 32);
create table ledger.head (
    stream bigint primary key,       -- no foreign key: a second move in one transaction would be checked again
    position ledger.place not null,
    head ledger.hash not null
) with (fillfactor = 50);
create table ledger.event (
    stream bigint not null,
    position bigint not null,
    at timestamptz not null,
    lab_at timestamptz not null,
    login text not null,
    person text,
    entity text not null,
    key text not null,
    kind text not null,
    act text not null,
    request uuid,
    body bytea not null,
    primary key (stream, position)
);
alter table ledger.event alter column body set storage external;
create index event_at_range on ledger.event using brin (at);
create table ledger.attribute (
    id integer primary key,
    entity text not null,
    name text not null,
    tag text not null constraint attribute_tag_word check (tag in ('t', 'i', 'n', 'b', 'z', 'd', 'u', 'x')),
    committed boolean not null default false,
    constraint attribute_entity_name_unique unique (entity, name)
);
create table ledger.salt (
    entity text not null,
    key bigint not null,
    salt bytea not null constraint salt_salt_size check (octet_length(salt) = 16),
    primary key (entity, key)
);
create table ledger.leaf (
    idx bigint primary key,
    stream bigint not null,
    position bigint not null,
    constraint leaf_event_unique unique (stream, position),
    foreign key (stream, position) references ledger.event
);
-- How far each stream has been taken into the tree.
create table ledger.leafed (
    stream bigint primary key references ledger.stream,
    position bigint not null
);
create table ledger.checkpoint (
    incarnation integer not null,
    size bigint not null,
    root bytea not null constraint checkpoint_root_size check (octet_length(root) = 32),
    frontier bytea[] not null,   -- hashes of the complete subtrees, largest first
    text text not null,
    made_at timestamptz not null default clock_timestamp(),
    made_by text not null default session_user,
    primary key (incarnation, size)
);
-- The one row a checkpoint maker locks (with skip locked): two never work at once and nobody waits.
create table ledger.maker (
    single boolean primary key default true constraint maker_only_one check (single),
    last_at timestamptz
);
insert into ledger.maker default values;

-- A request id serves one stored answer. xact is unique: one act per transaction.
create table work.request (
    request uuid primary key,
    xact xid8 not null constraint request_xact_unique unique,
    login text not null,
    act text not null,
    digest bytea not null,
    answer jsonb not null,
    at timestamptz not null default clock_timestamp()
);
create table work.challenge (
    id uuid primary key,
    entity text not null,
    record_id bigint not null,
    record_version bigint not null,
    stream bigint not null,
    digest bytea not null,
    content text not null,
    meaning text not null,
    role text not null,
    made_by_person bigint not null,
    made_at timestamptz not null default clock_timestamp(),
    made_xact xid8 not null default pg_current_xact_id() constraint challenge_made_xact_unique unique,
    expires_at timestamptz not null,
    used_at timestamptz,
    used_pid integer,
    used_backend_start timestamptz
);
create index challenge_used on work.challenge (used_pid, used_backend_start) where used_at is not null;
-- What somebody has typed and not saved, form by form: neither event nor version, and nobody else's to see.
create table work.draft (
    person_id bigint not null,
    form text not null constraint draft_form_size check (octet_length(form) between 1 and 300),
    fields jsonb not null constraint draft_fields_size check (octet_length(fields::text) <= 65536),
    at timestamptz not null default clock_timestamp(),
    primary key (person_id, form)
);
-- What the periodic task saw and did last.
create table work.tick (
    single boolean primary key default true constraint tick_only_one check (single),
    last_at timestamptz,
    last_result text,
    clock_leaf bigint not null default -1      -- up to which leaf times were compared
);
insert into work.tick default values;
-- What the ledger trigger needs to know about the act it runs in.
create type work.context as (
    at timestamptz, lab_at timestamptz, login text, person text, act text, request uuid,
    kind text,        -- null: the kind follows from the operation
    opening bytea,    -- parts 1 and 2 of a body
    middle bytea,     -- parts 6 to 15
    closing bytea     -- parts 20 and 21
);
insert into ledger.installation (instance_id) values (gen_random_uuid());
insert into ledger.stream (kind, key) values ('site', 'installation');

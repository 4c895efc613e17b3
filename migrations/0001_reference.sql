-- purpose: schemas, value types, and the tables of rules that ship with the program
-- breaking: no
create schema core;
create schema ledger;
create schema work;
create schema ref;
create schema rule;
create schema api;
create schema report;

-- Text that people and files bring: no control, direction, zero-width or tag characters, normalised,
-- no blank at either end. Constraints may call it because it is made here and never rebuilt.
create function core.clean(value text, longest integer) returns boolean
language plpgsql strict immutable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
    return length(value) between 1 and longest
        and value !~ '[\u0001-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]'
        and value !~ '[\U000E0000-\U000E007F]'
        and value = btrim(value, U&' \00A0\3000')
        and value is nfc normalized;
end
$$;
comment on function core.clean(text, integer) is 'Is this text that may be stored?';

create domain core.code as text
    constraint code_shape check (value ~ '^[A-Za-z0-9][A-Za-z0-9./_-]{0,39}$');
create domain core.line as text
    constraint line_clean check (core.clean(value, 200));
create domain core.words as text
    constraint words_clean check (core.clean(value, 4000));
-- NaN and the infinities are numbers to PostgreSQL and pass one-sided checks; a two-sided range stops both.
create domain core.amount as numeric
    constraint amount_finite check (value > -1e30 and value < 1e30 and scale(value) <= 30);
create domain core.moment as timestamptz
    constraint moment_range check (value >= '1900-01-01T00:00:00Z' and value < '2200-01-01T00:00:00Z');
create domain core.day as date
    constraint day_range check (value >= '1900-01-01' and value < '2200-01-01');

-- One answer of one act.
create type api.answer as (
    verdict text,      -- done or stop
    code text,         -- VNnnn of a stop
    rule text,
    value text,
    way_out text,
    stream bigint,     -- receipt: where the act's last event stands
    "position" bigint,
    hash text,         -- lower-case hex
    data jsonb
);

-- Who acts, as rule.act_begin found it.
create type work.actor as (
    act text,
    request uuid,
    digest bytea,
    person_id bigint,
    person text,
    role text,
    stream bigint,      -- the act's main stream, for the receipt
    lab_now timestamptz,
    replay jsonb        -- the stored answer when this request was served before
);

create table ref.error (
    code text primary key,
    name text not null,
    exit integer not null constraint error_exit_class check (exit in (1, 2, 3)),
    message text not null,
    hint text not null
);
create table ref.role (
    role text primary key,
    title text not null
);
create table ref.act (
    act text primary key,
    title text not null,
    training_only boolean not null default false,
    trained boolean not null default false,     -- hands on a batch: asks for training in its process version
    timed boolean not null default false,       -- decides by the time: not while the server's clock is behind the record
    inspector boolean not null default false,   -- open to a role that was given for an inspection
    roles text not null                 -- words in order of preference; ref.act_role holds them one a row
);
create table ref.act_role (
    act text not null references ref.act,
    role text not null references ref.role,
    position integer not null default 1,
    primary key (act, role)
);
create table ref.separation (
    first text not null,
    second text not null,
    rule text not null,
    primary key (first, second)
);
create table ref.process_transition (
    from_status text not null,
    to_status text not null,
    act text not null,
    kinds text[] not null,
    route text,
    needs text not null,
    primary key (from_status, to_status, act)
);
create table ref.quality_transition (
    from_status text not null,
    to_status text not null,
    act text not null,
    primary key (from_status, to_status, act)
);
create table ref.checkpoint (
    checkpoint text primary key,
    container boolean not null default false,       -- the check is of one container, which is named
    shown_in text[] not null default '{}'           -- process statuses in which names are shown for it
);
-- Which two documents a checkpoint compares, and by what. Where three meet (wristband, container, certificate), each
-- pair has its row: three documents that agree two by two agree. What the database knows is in every comparison.
create table ref.checkpoint_pair (
    checkpoint text not null references ref.checkpoint,
    place integer not null,
    first text not null,
    second text not null,
    identifiers text[] not null,
    least integer not null,
    scanned boolean not null,                       -- at least one of them by scan
    counted_once text[] not null default '{}',      -- these are one identifier, however many are given
    spoken boolean not null default false,          -- what the patient says is compared: entry 'stated'
    primary key (checkpoint, place)
);
create table ref.formula (
    formula text primary key,
    arguments text[] not null,
    unit text not null,
    shown text not null
);
create table ref.setting (
    name text primary key,
    value text not null,
    meaning text not null
);
create table ref.reason (
    kind text not null constraint reason_kind_word check (kind in ('correction', 'not_recorded', 'late', 'keyed')),
    word text not null,
    title text not null,
    primary key (kind, word)
);
create table ref.outside (
    relation text primary key,
    reason text not null
);
-- The grammar of process documents: which keys an object has and what each of them takes.
create table ref.process_key (
    object text not null,
    key text not null,
    required boolean not null,
    shape text not null constraint process_key_shape_word check (shape in ('text', 'id', 'word', 'integer', 'boolean',
        'decimal', 'duration', 'object', 'map', 'texts', 'ids', 'words', 'decimals', 'objects', 'lines', 'ways')),
    item text,                          -- object of objects; or the closed words, one blank between
    least integer, most integer,        -- integers: value; texts: characters; lists: entries
    primary key (object, key)
);
-- Units that a formula works with: a silent factor of a million is the mistake to fear.
create table ref.formula_argument (
    formula text not null references ref.formula,
    argument text not null,
    unit text,                          -- the only unit taken; null: any
    same_as text,                       -- argument with the same unit
    scale_as text,                      -- argument with the same power of ten
    gives_scale boolean not null default false,     -- the result has this argument's power of ten
    primary key (formula, argument)
);
create table ref.formula_result (
    formula text primary key references ref.formula,
    unit text                           -- the only unit of the result; null: any, but one must stand
);

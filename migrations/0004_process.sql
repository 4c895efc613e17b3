-- purpose: process documents, expanded into tables
-- breaking: no
create table core.process (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    code core.code not null unique
);
create table core.process_version (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    process_id bigint not null references core.process,
    number integer not null constraint process_version_number_positive check (number > 0),
    title core.line not null,
    document text not null constraint process_version_document_size check (octet_length(document) <= 4194304),
    digest bytea not null,
    status text not null constraint process_version_status_word check (status in ('draft', 'approved', 'retired')),
    proposed_by_id bigint not null references core.person,
    product_name core.line not null,
    kind text not null constraint process_version_kind_word check (kind in ('patient', 'validation', 'research')),
    target core.line,
    gene_delivery text constraint process_version_gene_delivery_word
        check (gene_delivery in ('lentivirus', 'gammaretrovirus', 'transposon', 'mrna', 'none')),
    presentation text constraint process_version_presentation_word check (presentation in ('fresh', 'frozen')),
    frame_kind text not null constraint process_version_frame_kind_word check (frame_kind in ('clinical trial',
        'investigational new drug', 'hospital exemption', 'licence', 'validation', 'research', 'training')),
    frame_authority core.line, frame_reference core.line, frame_sponsor core.line, frame_retention core.line,
    release_by text not null default 'releaser' constraint process_version_release_by_words
        check (release_by in ('releaser', 'qa', 'qa releaser')),
    late_entry_us bigint not null default 900000000 constraint process_version_late_entry_us_positive check (late_entry_us > 0),
    time_zone core.line not null,
    retest_by text not null default 'any' constraint process_version_retest_by_word check (retest_by in ('any', 'other')),
    asked_from core.moment,                  -- signed with the document; NULL: with the second signature
    in_force_from core.moment,
    retired_at core.moment,
    version bigint not null default 1,
    constraint process_version_approved_from check (status = 'retired' or (status = 'draft') = (in_force_from is null)),
    constraint process_version_retired_since check ((status = 'retired') = (retired_at is not null)),
    constraint process_version_number_unique unique (process_id, number)
);
create unique index process_version_from on core.process_version (process_id, in_force_from) where status = 'approved';
create table core.process_reference (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    process_version_id bigint not null references core.process_version,
    place integer not null,
    name core.line not null,           -- "EU CT number"
    number core.line not null,
    unique (process_version_id, name)
);
create table core.process_route (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    process_version_id bigint not null references core.process_version,
    transition text not null constraint process_route_transition_word
        check (transition in ('transport', 'starting_store', 'store', 'thaw')),
    unique (process_version_id, transition)
);
create table core.process_stage (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    process_version_id bigint not null references core.process_version,
    place integer not null,
    stage text not null constraint process_stage_stage_word
        check (stage in ('collection', 'engineering', 'expansion', 'reinfusion')),
    applicable boolean not null,
    note core.words,
    unique (process_version_id, stage)
);
create table core.process_operation (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    process_version_id bigint not null references core.process_version,
    stage_id bigint not null references core.process_stage,
    place integer not null,
    code core.code not null,
    title core.line not null,
    sign_by text, sign_meaning text,
    unique (process_version_id, code)
);
create table core.process_step (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    process_version_id bigint not null references core.process_version,
    operation_id bigint not null references core.process_operation,
    stage text not null,
    place integer not null,
    code core.code not null,
    title core.line not null,
    instruction core.words,
    performed_by text not null,
    witness_by text,
    check_by text,
    checkpoint text,
    optional boolean not null default false,
    critical boolean not null default false,
    repeat_every_us bigint, repeat_tolerance_us bigint, repeat_until core.code,
    unique (process_version_id, code)
);
create table core.process_step_after (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    step_id bigint not null references core.process_step,
    after_step_id bigint not null references core.process_step,
    unique (step_id, after_step_id)
);
create table core.process_field (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    step_id bigint not null references core.process_step,
    place integer not null,
    name core.code not null,
    label core.line not null,
    kind text not null constraint process_field_kind_word check (kind in ('decimal', 'count', 'percent', 'word',
        'text', 'moment', 'duration', 'scan', 'computed', 'attachment', 'yes_no_na')),
    basis core.line, unit core.line, decimals integer,
    plausible_low core.amount, plausible_high core.amount,
    alert_op text, alert_value core.amount, alert_low core.amount, alert_high core.amount, alert_relative_to core.line, alert_percent core.amount,
    action_op text, action_value core.amount, action_low core.amount, action_high core.amount, action_relative_to core.line, action_percent core.amount,
    required boolean not null default false,
    critical boolean not null default false,
    formula text,
    unique (step_id, name)
);
create table core.process_field_word (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    field_id bigint not null references core.process_field,
    place integer not null,
    word core.line not null,
    unique (field_id, word)
);
create table core.process_field_source (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    field_id bigint not null references core.process_field,
    source text not null constraint process_field_source_source_word check (source in ('keyboard', 'scan', 'file')),
    unique (field_id, source)
);
create table core.process_field_argument (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    field_id bigint not null references core.process_field,
    argument core.code not null,
    source core.line not null,         -- "field" of the same step, or "step.field"
    unique (field_id, argument)
);
create table core.process_step_material (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    step_id bigint not null references core.process_step,
    material core.code not null,
    quantity core.amount, unit core.line, quantity_field core.line,
    unique (step_id, material)
);
create table core.process_step_equipment (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    step_id bigint not null references core.process_step,
    class core.code not null,
    unique (step_id, class)
);
create table core.process_step_sample (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    step_id bigint not null references core.process_step,
    sample core.code not null,
    unique (step_id, sample)
);
create table core.process_step_sample_test (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    step_sample_id bigint not null references core.process_step_sample,
    test core.code not null,
    unique (step_sample_id, test)
);
create table core.process_step_container (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    step_id bigint not null references core.process_step,
    container core.code not null,
    count integer not null default 1,
    unique (step_id, container)
);
create table core.process_timer (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    process_version_id bigint not null references core.process_version,
    code core.code not null,
    title core.line not null,
    from_edge text not null constraint process_timer_from_edge_word check (from_edge in ('start', 'end')),
    from_step_id bigint not null references core.process_step,
    to_edge text not null constraint process_timer_to_edge_word check (to_edge in ('start', 'end')),
    to_step_id bigint not null references core.process_step,
    warn_us bigint, limit_us bigint, absolute_us bigint,
    unique (process_version_id, code)
);
create table core.specification_line (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    process_version_id bigint not null references core.process_version,
    place integer not null,
    any_of integer,                    -- lines with the same number are alternatives
    code core.code not null,
    label core.line not null,
    test core.code not null,
    basis core.line, method core.line, sample core.code, unit core.line,
    decimals integer constraint specification_line_decimals_range check (decimals between 0 and 12),
    op text constraint specification_line_op_word check (op in ('<', '<=', '=', '>=', '>', 'between')),
    value core.amount, low core.amount, high core.amount,
    report boolean not null default false,
    gate boolean not null,
    retests integer not null default 0,
    interim_label core.line, interim_gate boolean,
    note core.words, source core.words,
    unique (process_version_id, code)
);
create table core.specification_word (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    line_id bigint not null references core.specification_line,
    place integer not null,
    word core.line not null,
    passes boolean not null,
    interim_passes boolean not null default false,
    unique (line_id, word)
);
create table core.specification_need (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    line_id bigint not null references core.specification_line,
    need text not null constraint specification_need_need_word check (need in ('weight', 'planned_dose')),
    unique (line_id, need)
);
create table core.training (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    person_id bigint not null references core.person,
    process_version_id bigint not null references core.process_version,
    procedures_until core.moment not null,   -- procedures read
    practical_until core.moment not null,    -- practical qualification
    version_until core.moment not null,      -- instructed in this process version
    status text not null constraint training_status_word check (status in ('proposed', 'approved', 'withdrawn')),
    proposed_by_id bigint not null references core.person,
    version bigint not null default 1
);
create index training_person on core.training (person_id, process_version_id) where status = 'approved';

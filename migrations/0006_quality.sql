-- purpose: samples, results, disposition, infusion, signatures, near misses, deviations, investigations, comments
-- breaking: no
create table core.sample (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    code core.code not null unique,
    sample core.code not null,
    drawn_at core.moment,
    drawn_by_id bigint not null references core.person,
    entry_mode text not null constraint sample_entry_mode_word
        check (entry_mode in ('at the time', 'late', 'transcribed', 'imported', 'synthetic')),
    source core.line,
    late_reason core.words,
    version bigint not null default 1,
    constraint sample_drawn_at_known check (drawn_at is not null or entry_mode = 'transcribed'),
    constraint sample_chain unique (id, batch_id, therapy_event_id, stream_id)
);
create index sample_batch on core.sample (batch_id);
create table core.result (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    sample_id bigint not null,
    foreign key (sample_id, batch_id, therapy_event_id, stream_id)
        references core.sample (id, batch_id, therapy_event_id, stream_id),
    line_id bigint not null references core.specification_line,
    entry integer not null constraint result_entry_positive check (entry > 0),   -- tests one after another: interim, final, retest
    revision integer not null constraint result_revision_positive check (revision > 0),   -- corrections of one entry
    qualifier text constraint result_qualifier_word check (qualifier in ('=', '<', '<=', '>', '>=', '~')),
    number core.amount,
    raw core.line,                    -- as produced, when a file gave more decimals than the line takes
    reported core.amount,             -- rounded half up to the line's decimals: what is compared
    word core.line,
    not_recorded text,
    reason_code text,
    reason core.words,
    stage text not null constraint result_stage_word check (stage in ('interim', 'final')),
    verdict text not null constraint result_verdict_word
        check (verdict in ('pass', 'fail', 'not decidable', 'not evaluable', 'reported', 'interim pass')),
    analyst_id bigint not null references core.person,
    tested_at core.moment,
    entered_at core.moment not null,
    entry_mode text not null constraint result_entry_mode_word
        check (entry_mode in ('at the time', 'late', 'transcribed', 'imported', 'synthetic')),
    source core.line,
    status text not null constraint result_status_word check (status in ('entered', 'reviewed', 'confirmed', 'invalid')),
    version bigint not null default 1,
    constraint result_value_one check (num_nonnulls(number, word, not_recorded) = 1),
    constraint result_qualifier_number check ((qualifier is not null) = (number is not null)),
    constraint result_reason_given check (not_recorded is null or reason is not null),
    constraint result_correction_reason check (revision = 1 or (reason is not null and reason_code is not null)),
    constraint result_revision_unique unique (batch_id, line_id, sample_id, entry, revision),
    constraint result_chain unique (id, batch_id, therapy_event_id, stream_id)
);
create index result_entered on core.result (batch_id) where status = 'entered';
-- What fails its specification is given when the treating physician asks for it: the request, before any grant.
create table core.supply_request (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    physician core.line not null,
    reason core.words not null,       -- the hazard, and what was considered instead
    requested_by_id bigint not null references core.person,
    requested_at core.moment not null,
    status text not null constraint supply_request_status_word check (status in ('open', 'granted', 'withdrawn')),
    version bigint not null default 1,
    constraint supply_request_chain unique (id, batch_id, therapy_event_id, stream_id)
);
create unique index supply_request_open on core.supply_request (batch_id) where status = 'open';
create table core.disposition (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    decision text not null constraint disposition_decision_word
        check (decision in ('released', 'released_pending', 'exceptional_supply', 'rejected', 'verdict')),
    verdict core.words not null,      -- the specification's verdict in words, as evaluated at the proposal
    evaluation text not null,         -- lines, deviations and investigations as they were at the proposal: part of what is signed
    reason core.words,
    supply_request_id bigint,
    foreign key (supply_request_id, batch_id, therapy_event_id, stream_id)
        references core.supply_request (id, batch_id, therapy_event_id, stream_id),
    proposed_by_id bigint not null references core.person,
    proposed_at core.moment not null,
    status text not null constraint disposition_status_word check (status in ('proposed', 'signed', 'withdrawn')),
    version bigint not null default 1,
    constraint disposition_supply_request_id_given check ((decision = 'exceptional_supply') = (supply_request_id is not null))
);
create unique index disposition_open on core.disposition (batch_id) where status = 'proposed';
create index disposition_batch on core.disposition (batch_id, id);
create table core.abort (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    reason core.words not null,
    proposed_by_id bigint not null references core.person,
    proposed_at core.moment not null,
    status text not null constraint abort_status_word check (status in ('proposed', 'signed')),
    version bigint not null default 1
);
create unique index abort_batch on core.abort (batch_id);
create table core.infusion (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    container_id bigint not null unique,          -- a container is given once
    foreign key (container_id, batch_id, therapy_event_id, stream_id)
        references core.container (id, batch_id, therapy_event_id, stream_id),
    identity_check_id bigint not null,
    foreign key (identity_check_id, batch_id, therapy_event_id, stream_id)
        references core.identity_check (id, batch_id, therapy_event_id, stream_id),
    started_at core.moment not null,
    ended_at core.moment not null,
    volume_ml core.amount not null constraint infusion_volume_ml_plausible check (volume_ml between 0 and 5000),
    remainder_ml core.amount constraint infusion_remainder_ml_plausible check (remainder_ml between 0 and 5000),
    reaction core.line not null,
    performed_by_id bigint not null references core.person,
    version bigint not null default 1,
    constraint infusion_ended_at_after check (ended_at >= started_at)
);
create table core.signature (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    entity text not null,
    record_id bigint not null,
    record_version bigint not null,
    meaning text not null constraint signature_meaning_word check (meaning in ('performed', 'witnessed', 'checked',
        'reviewed', 'approved', 'released', 'certified', 'rejected')),
    person_id bigint not null references core.person,
    login core.code not null,
    role text not null,
    digest bytea not null constraint signature_digest_size check (octet_length(digest) = 32),
    content text not null,            -- what was on screen, byte for byte
    signed_at core.moment not null,
    challenge uuid not null unique,
    superseded_at core.moment,
    superseded_by text
);
create index signature_record on core.signature (entity, record_id);
create index signature_stream on core.signature (stream_id);
-- One valid signature per person and record: the second one of the same person is refused by this, whatever races.
create unique index signature_person_once on core.signature (entity, record_id, person_id) where superseded_at is null;
create table core.near_miss (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    batch_id bigint,
    -- a near miss of a batch lies in that batch's stream, never in another patient's
    foreign key (batch_id, stream_id) references core.batch (id, stream_id),
    act text not null,
    code text not null,
    rule text not null,
    expected text,                    -- in clear
    found bytea,                      -- commitment to what was presented: no record holds a second patient
    way_out text not null,
    person_id bigint not null references core.person,
    login core.code not null,
    happened_at core.moment not null,
    request uuid not null
);
create index near_miss_batch on core.near_miss (batch_id);
-- A look at identified data, an export, a print: rows only so that each has its event.
create table core.access (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    kind text not null constraint access_kind_word check (kind in ('read', 'checkpoint', 'export', 'print')),
    subject core.line not null,
    reason core.line not null,
    person_id bigint not null references core.person,
    happened_at core.moment not null
);
create table core.deviation (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    step_execution_id bigint,
    foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
        references core.step_execution (id, batch_id, therapy_event_id, stream_id),
    class text not null constraint deviation_class_word check (class in ('minor', 'major', 'critical')),
    description core.words not null,
    immediate_action core.words not null,
    detected_at core.moment not null,
    opened_by_id bigint not null references core.person,
    opened_at core.moment not null,
    status text not null constraint deviation_status_word check (status in ('open', 'assessed', 'closed')),
    impact text constraint deviation_impact_word check (impact in ('no impact', 'impact, acceptable', 'impact, not acceptable')),
    impact_reason core.words,
    assessed_by_id bigint references core.person,
    assessed_at core.moment,
    cause core.words,
    corrective_action core.words,
    closed_by_id bigint references core.person,
    closed_at core.moment,
    version bigint not null default 1,
    constraint deviation_chain unique (id, batch_id, therapy_event_id, stream_id),
    constraint deviation_detected_at_past check (detected_at <= opened_at),
    constraint deviation_impact_given check (num_nonnulls(impact, impact_reason, assessed_by_id, assessed_at)
        = case status when 'open' then 0 else 4 end),
    constraint deviation_closure_given check (num_nonnulls(cause, corrective_action, closed_by_id, closed_at)
        = case status when 'closed' then 4 else 0 end)
);
create index deviation_batch on core.deviation (batch_id);
create index deviation_open on core.deviation (id) where status <> 'closed';
-- A failed result is investigated, whatever becomes of the result: the row names the revision that opened it.
create table core.investigation (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    result_id bigint not null,
    foreign key (result_id, batch_id, therapy_event_id, stream_id)
        references core.result (id, batch_id, therapy_event_id, stream_id),
    phase text not null constraint investigation_phase_word check (phase in ('lab', 'full')),
    opened_by_id bigint not null references core.person,
    opened_at core.moment not null,
    status text not null constraint investigation_status_word check (status in ('open', 'concluded')),
    outcome text constraint investigation_outcome_word check (outcome in ('laboratory error', 'confirmed')),
    conclusion core.words,
    concluded_by_id bigint references core.person,
    concluded_at core.moment,
    version bigint not null default 1,
    constraint investigation_conclusion_whole check (num_nonnulls(outcome, conclusion, concluded_by_id, concluded_at) in (0, 4)),
    constraint investigation_conclusion_given check (status = 'open' or conclusion is not null),
    constraint investigation_result_unique unique (result_id),
    constraint investigation_chain unique (id, batch_id, therapy_event_id, stream_id)
);
create index investigation_batch on core.investigation (batch_id);
-- Comments on a batch or on one thing of it: a recorded step, a sample, a result, a deviation, an investigation. No
-- act changes one, and a trigger refuses it.
create table core.comment (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    step_execution_id bigint,
    foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
        references core.step_execution (id, batch_id, therapy_event_id, stream_id),
    investigation_id bigint,
    foreign key (investigation_id, batch_id, therapy_event_id, stream_id)
        references core.investigation (id, batch_id, therapy_event_id, stream_id),
    sample_id bigint,
    foreign key (sample_id, batch_id, therapy_event_id, stream_id)
        references core.sample (id, batch_id, therapy_event_id, stream_id),
    result_id bigint,
    foreign key (result_id, batch_id, therapy_event_id, stream_id)
        references core.result (id, batch_id, therapy_event_id, stream_id),
    deviation_id bigint,
    foreign key (deviation_id, batch_id, therapy_event_id, stream_id)
        references core.deviation (id, batch_id, therapy_event_id, stream_id),
    words core.words not null,
    written_by_id bigint not null references core.person,
    written_at core.moment not null,
    constraint comment_subject_one
        check (num_nonnulls(step_execution_id, investigation_id, sample_id, result_id, deviation_id) <= 1)
);
create index comment_batch on core.comment (batch_id);
-- Which records are signed, with which meanings, by whom. For each entity schema rule has four functions:
-- subject_<entity>(id), content_<entity>(id), signer_<entity>(id, meaning, person) and signed_<entity>(id, meaning, actor).
create table ref.signable (
    entity text not null,
    meaning text not null,
    roles text not null,              -- words; '*' = the roles that the process names for the step
    covers text not null,             -- what the signed content is
    primary key (entity, meaning)
);
-- Where a signable record stands.
create type work.subject as (stream bigint, version bigint, site_id bigint, batch_id bigint, title text);
-- One checked value; and all values of a step on their way into core.observation, entry n of each list being one.
create type work.value as (number numeric, word text, moment timestamptz, not_recorded text, reason text, source text,
    typed text, typed_unit text, confirmed boolean, comment text);
create type work.step_values as (fields bigint[], names text[], numbers numeric[], words text[], moments timestamptz[],
    not_recorded text[], reasons text[], sources text[], breaches text[], typed text[], typed_units text[], confirmed boolean[],
    comments text[],   -- said with the values
    shown jsonb,       -- what the answer tells: values at a level, computed ones
    computed boolean,  -- the step has computed fields
    attached boolean,  -- a value names a file
    relative boolean   -- a limit refers to another value
);
-- What recording a step needs to know, fetched at once.
create type work.step_facts as (batch_id bigint, therapy_event_id bigint, batch text, kind text, mark text,
    process_status text, quality_status text, step_id bigint, step text, stage text, performed_by text, checkpoint text,
    repeats boolean, signatures text[], late_entry_us bigint, last integer, missing boolean, not_before timestamptz,
    makes boolean, bounded boolean, refusal text, fields jsonb,
    last_at timestamptz,       -- newest event time of the step itself
    ended_at timestamptz,      -- when the step was done that ends the repetition
    until bigint,              -- that step
    every_us bigint, tolerance_us bigint, signed_block boolean, blind boolean, skipped boolean);
-- A step's process as the checks need it, put together from the process tables at the first recording (ten
-- tables in one row). A process in force never changes; whatever changes its tables all the same empties this one.
create table work.step_plan (
    step_id bigint primary key,
    late_entry_us bigint not null,
    after bigint[] not null,       -- steps whose times come first
    needs bigint[] not null,       -- of these, the ones that must be complete: an optional step passes on what it waits for
    makes boolean not null,
    bounded boolean not null,
    every_us bigint, tolerance_us bigint, until bigint,
    signed_block boolean not null, -- its operation is signed as a block
    blind boolean not null,        -- critical values are entered twice
    fields jsonb not null
);
-- What a release consists of, object by object, as `vein migrate` left it; and for each release that changed
-- any of it one row in the ledger, so that the list itself is vouched for.
create table ledger.catalogue (
    kind text not null,
    identity text not null,
    sha256 ledger.hash not null,
    primary key (kind, identity)
);
create table core.release (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    catalogue ledger.hash not null,
    roles ledger.hash not null,
    server integer not null,
    made_at core.moment not null
);

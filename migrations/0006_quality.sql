-- purpose: samples, results, disposition, infusion, signatures, near misses
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
    status text not null constraint result_status_word check (status in ('entered', 'reviewed')),
    version bigint not null default 1,
    constraint result_value_one check (num_nonnulls(number, word, not_recorded) = 1),
    constraint result_qualifier_number check ((qualifier is not null) = (number is not null)),
    constraint result_reason_given check (not_recorded is null or reason is not null),
    constraint result_correction_reason check (revision = 1 or (reason is not null and reason_code is not null)),
    constraint result_revision_unique unique (batch_id, line_id, sample_id, entry, revision)
);
create table core.disposition (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    decision text not null constraint disposition_decision_word
        check (decision in ('released', 'released_pending', 'exceptional_supply', 'rejected', 'verdict')),
    verdict core.words not null,      -- the specification's verdict in words, as evaluated at the proposal
    evaluation text not null,         -- each line with value and verdict at the proposal: part of what is signed
    reason core.words,
    proposed_by_id bigint not null references core.person,
    proposed_at core.moment not null,
    status text not null constraint disposition_status_word check (status in ('proposed', 'signed', 'withdrawn')),
    version bigint not null default 1
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
    kind text not null constraint access_kind_word check (kind in ('read', 'export', 'print')),
    subject core.line not null,
    reason core.line not null,
    person_id bigint not null references core.person,
    happened_at core.moment not null
);
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
-- One checked value, and one on its way into core.observation.
create type work.value as (number numeric, word text, moment timestamptz, not_recorded text, reason text, source text);
create type work.field_value as (field_id bigint, number numeric, word text, moment timestamptz, not_recorded text,
                                 reason text, source text, mode text, field core.process_field);
-- What recording a step needs to know, fetched at once.
create type work.step_facts as (step core.process_step, late_entry_us bigint, last integer, missing text,
                                not_before timestamptz, makes boolean, bounded boolean, refusal text);

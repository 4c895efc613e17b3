-- purpose: patient, therapy event, order, batch and what happens to it
-- breaking: no
-- The chain: a row that belongs to a batch names (batch, therapy event, stream) in one foreign key, so
-- that no row can join two patients whatever program writes it.
create table core.patient (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    site_id bigint not null references core.site,
    code core.code not null unique,
    initials core.line not null,
    version bigint not null default 1,
    constraint patient_stream unique (id, stream_id)
);
create table core.patient_identity (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    patient_id bigint not null unique references core.patient,
    family_name core.line not null,
    given_name core.line not null,
    birth_date core.day not null,
    record_number core.code not null,
    sex text not null constraint patient_identity_sex_word check (sex in ('female', 'male', 'other', 'unknown')),
    version bigint not null default 1
);
create table core.therapy_event (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    site_id bigint not null references core.site,
    kind text not null constraint therapy_event_kind_word check (kind in ('patient', 'validation', 'research')),
    coi core.code not null unique,
    patient_id bigint references core.patient,
    constraint therapy_event_patient_id_kind check ((kind = 'patient') = (patient_id is not null)),
    constraint therapy_event_chain unique (id, kind),
    constraint therapy_event_site unique (id, site_id),
    constraint therapy_event_stream unique (id, stream_id)
);
create table core.therapy_order (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (therapy_event_id, stream_id) references core.therapy_event (id, stream_id),
    code core.code not null unique,
    process_id bigint not null references core.process,
    indication core.line,
    consent_version core.line, consent_date core.day,
    weight_kg core.amount constraint therapy_order_weight_kg_plausible check (weight_kg between 2.0 and 300.0),
    weight_date core.day,
    planned_dose core.amount constraint therapy_order_planned_dose_positive check (planned_dose > 0),
    planned_dose_unit core.line,
    infectious_markers text not null default 'not tested' constraint therapy_order_infectious_markers_word
        check (infectious_markers in ('not tested', 'non-reactive', 'reactive', 'indeterminate', 'not applicable')),
    physician core.line,              -- who treats the patient: is told when something turns out wrong
    status text not null constraint therapy_order_status_word check (status in ('ordered', 'scheduled', 'cancelled')),
    version bigint not null default 1,
    constraint therapy_order_chain unique (id, therapy_event_id)
);
create index therapy_order_ordered on core.therapy_order (id) where status = 'ordered';
create table core.batch (
    id bigint generated always as identity primary key,
    stream_id bigint not null unique references ledger.stream,
    therapy_event_id bigint not null,
    kind text not null,
    foreign key (therapy_event_id, kind) references core.therapy_event (id, kind),
    -- the order and the site are those of the therapy event: neither can name another patient's
    order_id bigint not null,
    foreign key (order_id, therapy_event_id) references core.therapy_order (id, therapy_event_id),
    site_id bigint not null,
    foreign key (therapy_event_id, site_id) references core.therapy_event (id, site_id),
    process_version_id bigint not null references core.process_version,
    code core.code not null unique,
    slot core.day not null,
    mark text not null constraint batch_mark_word check (mark in ('', 'SYNTHETIC', 'TRANSCRIBED')),
    process_status text not null constraint batch_process_status_word check (process_status in ('scheduled', 'collecting',
        'collected', 'in_transit_in', 'received', 'accepted', 'stored_starting', 'in_process', 'harvested', 'filled',
        'stored', 'in_transit_out', 'at_site', 'thawed', 'infused', 'follow_up', 'closed', 'aborted', 'cancelled', 'discarded')),
    quality_status text not null constraint batch_quality_status_word check (quality_status in ('quarantine', 'on_hold',
        'released', 'released_pending', 'exceptional_supply', 'rejected', 'recalled')),
    quality_before text not null default 'quarantine',   -- what a lifted hold returns to
    -- made again after a batch of the same therapy event that came to nothing: no other event's can be named
    remanufacture_of_id bigint,
    remanufacture_reason core.words,
    version bigint not null default 1,
    constraint batch_chain unique (id, therapy_event_id, stream_id),
    constraint batch_stream unique (id, stream_id),
    constraint batch_event unique (id, therapy_event_id),
    foreign key (remanufacture_of_id, therapy_event_id) references core.batch (id, therapy_event_id),
    constraint batch_remanufacture_whole check ((remanufacture_of_id is null) = (remanufacture_reason is null)),
    constraint batch_remanufacture_other check (remanufacture_of_id <> id)
);
create index batch_open on core.batch (id) where process_status not in ('closed', 'cancelled', 'discarded');
create index batch_slot on core.batch (slot);
create table core.collection (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    din text unique constraint collection_din_shape check (din ~ '^[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{2}[0-9]{2}[0-9]{6}$'),
    volume_ml core.amount constraint collection_volume_ml_plausible check (volume_ml between 20 and 600),
    started_at core.moment not null,
    finished_at core.moment,
    performed_by_id bigint not null references core.person,
    finished_by_id bigint references core.person,       -- who typed number and volume: a nurse may take over from another
    status text not null constraint collection_status_word check (status in ('started', 'finished', 'checked')),
    version bigint not null default 1,
    constraint collection_finished_at_after check (finished_at >= started_at),
    constraint collection_finished_by_id_given check ((finished_by_id is null) = (finished_at is null)),
    constraint collection_chain unique (id, batch_id, therapy_event_id, stream_id)
);
create table core.container (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    code core.code not null unique,
    kind core.code not null,
    volume_ml core.amount constraint container_volume_ml_plausible check (volume_ml between 0 and 5000),
    -- void: the step that made it was invalidated; done anew, that step may name it again; lost: on its way
    status text not null constraint container_status_word check (status in ('in_use', 'filled', 'stored', 'in_transit', 'at_site', 'thawed', 'infused',
        'pooled', 'disposed', 'void', 'lost')),
    step_execution_id bigint,         -- the recorded step that made it
    version bigint not null default 1,
    constraint container_chain unique (id, batch_id, therapy_event_id, stream_id),
    constraint container_event unique (id, therapy_event_id)
);
create index container_batch on core.container (batch_id);
create table core.custody (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    container_id bigint,              -- NULL: everything of the batch that is not elsewhere
    foreign key (container_id, batch_id, therapy_event_id, stream_id)
        references core.container (id, batch_id, therapy_event_id, stream_id),
    holder_person_id bigint references core.person,
    holder_organisation core.line, holder_name core.line, waybill core.line,
    place core.line not null,
    since_at core.moment not null,
    condition_band core.line,
    certificate core.line,            -- the paper that came with the product, at a site's receipt
    version bigint not null default 1,
    constraint custody_holder_named check (holder_person_id is not null or holder_organisation is not null),
    constraint custody_chain unique (id, batch_id, therapy_event_id, stream_id)
);
create index custody_batch on core.custody (batch_id, id);
create table core.receipt (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    container_id bigint not null unique,          -- a container arrives once
    foreign key (container_id, batch_id, therapy_event_id, stream_id)
        references core.container (id, batch_id, therapy_event_id, stream_id),
    received_at core.moment not null,
    received_by_id bigint not null references core.person,
    volume_ml core.amount not null constraint receipt_volume_ml_plausible check (volume_ml between 0 and 5000),
    temperature_c core.amount not null constraint receipt_temperature_c_plausible check (temperature_c between -200 and 60),
    seals text not null constraint receipt_seals_word check (seals in ('intact', 'broken', 'none')),
    decision text constraint receipt_decision_word check (decision in ('accept', 'discard')),
    decision_reason core.words,
    decided_by_id bigint references core.person,
    decided_at core.moment,
    status text not null constraint receipt_status_word check (status in ('recorded', 'decided', 'checked')),
    version bigint not null default 1,
    constraint receipt_decision_given check (
        (status = 'recorded') = (decision is null)
        and (decision is null) = (decided_by_id is null) and (decision is null) = (decided_at is null)),
    constraint receipt_chain unique (id, batch_id, therapy_event_id, stream_id)
);
create index receipt_batch on core.receipt (batch_id);
create table core.identity_check (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    checkpoint text not null,
    container_id bigint,
    foreign key (container_id, batch_id, therapy_event_id, stream_id)
        references core.container (id, batch_id, therapy_event_id, stream_id),
    performed_by_id bigint not null references core.person,
    checked_at core.moment not null,
    version bigint not null default 1,
    constraint identity_check_chain unique (id, batch_id, therapy_event_id, stream_id)
);
create index identity_check_batch on core.identity_check (batch_id, checkpoint);
create table core.identity_item (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    identity_check_id bigint not null,
    foreign key (identity_check_id, batch_id, therapy_event_id, stream_id)
        references core.identity_check (id, batch_id, therapy_event_id, stream_id),
    pair integer not null default 1,    -- which two documents, ref.checkpoint_pair.place
    identifier text not null,
    document_a text not null,
    document_b text not null,
    method text not null constraint identity_item_method_word
        check (method in ('scan', 'scan-unprefixed', 'keyed', 'stated', 'register')),
    reason_code text,                   -- why it was keyed, a word of ref.reason
    constraint identity_item_reason_code_given check ((method = 'keyed') = (reason_code is not null)),
    unique (identity_check_id, pair, identifier)
);
create index identity_item_keyed on core.identity_item (batch_id) where method = 'keyed';
create table core.step_execution (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    process_step_id bigint not null references core.process_step,
    occurrence integer not null constraint step_execution_occurrence_positive check (occurrence > 0),
    attempt integer not null default 1 constraint step_execution_attempt_positive check (attempt > 0),   -- after an invalidation the next one
    identity_check_id bigint,
    foreign key (identity_check_id, batch_id, therapy_event_id, stream_id)
        references core.identity_check (id, batch_id, therapy_event_id, stream_id),
    performed_by_id bigint not null references core.person,
    recorded_by_id bigint not null references core.person,
    event_at core.moment,             -- only a transcribed record may not know
    entered_at core.moment not null,
    entry_mode text not null constraint step_execution_entry_mode_word
        check (entry_mode in ('at the time', 'late', 'transcribed', 'imported', 'synthetic')),
    source core.line,
    late_reason core.words,
    status text not null constraint step_execution_status_word check (status in ('recorded', 'complete', 'invalidated')),
    -- blind second entry of critical values: asked for, or there and equal; NULL where the step asks for none
    second_entry text constraint step_execution_second_entry_word check (second_entry in ('open', 'confirmed')),
    version bigint not null default 1,
    constraint step_execution_event_at_known check (event_at is not null or entry_mode = 'transcribed'),
    constraint step_execution_source_given check (source is not null or entry_mode not in ('transcribed', 'imported')),
    constraint step_execution_occurrence_unique unique (batch_id, process_step_id, occurrence, attempt),
    constraint step_execution_chain unique (id, batch_id, therapy_event_id, stream_id)
);
alter table core.container add foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
    references core.step_execution (id, batch_id, therapy_event_id, stream_id);
create index container_step on core.container (step_execution_id) where step_execution_id is not null;
create index step_execution_recorded on core.step_execution (batch_id) where status = 'recorded';
create table core.observation (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    step_execution_id bigint not null,
    foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
        references core.step_execution (id, batch_id, therapy_event_id, stream_id),
    process_field_id bigint not null references core.process_field,
    revision integer not null constraint observation_revision_positive check (revision > 0),
    number core.amount,
    word core.words,
    moment core.moment,
    not_recorded text,
    reason_code text,
    reason core.words,
    entry_mode text not null constraint observation_entry_mode_word
        check (entry_mode in ('at the time', 'late', 'transcribed', 'imported', 'synthetic', 'computed')),
    entry_source text not null constraint observation_entry_source_word
        check (entry_source in ('keyboard', 'scan', 'file', 'computed')),
    breach text not null constraint observation_breach_word check (breach in ('', 'alert', 'action')),
    typed core.line, typed_unit core.line,     -- what came in, where another unit or a file's decimals made it another number
    confirmed boolean not null default false,  -- typed again, being outside the plausible range
    entered_by_id bigint not null references core.person,
    entered_at core.moment not null,
    -- exactly one of the four: a value that isn't there is "not recorded" with a reason, never empty
    constraint observation_value_one check (num_nonnulls(number, word, moment, not_recorded) = 1),
    constraint observation_reason_given check (not_recorded is null or reason is not null),
    constraint observation_correction_reason check (revision = 1 or entry_mode = 'computed' or (reason is not null and reason_code is not null)),
    constraint observation_typed_unit check (typed_unit is null or typed is not null),
    constraint observation_revision_unique unique (step_execution_id, process_field_id, revision)
);
create index observation_breach on core.observation (batch_id) where breach <> '';
create table core.hold (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    reason core.words not null,
    placed_by_id bigint not null references core.person,
    placed_at core.moment not null,
    status text not null constraint hold_status_word check (status in ('open', 'lifted')),
    lift_reason core.words,
    lifted_by_id bigint references core.person,
    version bigint not null default 1,
    constraint hold_lift_reason_given check (status = 'open' or (lift_reason is not null and lifted_by_id is not null))
);
create index hold_open on core.hold (batch_id) where status = 'open';
-- A clock that ran past its limit. Computed from event times, so a correction may move a breach or end it: then
-- a further revision says so, and the earlier ones stay.
create table core.timer_breach (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    process_timer_id bigint not null references core.process_timer,
    bound text not null constraint timer_breach_bound_word check (bound in ('limit', 'absolute')),
    revision integer not null constraint timer_breach_revision_positive check (revision > 0),
    finding text not null constraint timer_breach_finding_word check (finding in ('found', 'moved', 'withdrawn')),
    started_at core.moment,
    breached_at core.moment,
    found_at core.moment not null,
    constraint timer_breach_first_found check (finding = 'found' or revision > 1),
    constraint timer_breach_times_given check (finding = 'withdrawn' or (started_at is not null and breached_at is not null)),
    constraint timer_breach_once unique (batch_id, process_timer_id, bound, revision)
);

-- purpose: corrections of records other than values of steps, deviations of several batches, corrective actions, patients merged
-- breaking: no

-- What can be corrected: one row a field. What isn't here stays as it was written; a step's values and results
-- have acts of their own.
create table ref.correctable (
    entity text not null,
    field text not null,
    title text not null,
    kind text not null constraint correctable_kind_word
        check (kind in ('amount', 'line', 'words', 'word', 'code', 'day', 'moment', 'din', 'sample', 'expiry', 'quantity', 'unit', 'due', 'plan')),
    least numeric, most numeric,        -- amounts: the range at entry; lines: characters
    words text[] not null default '{}', -- the closed list of a word
    personal boolean not null default false,
    empty_for text[] not null default '{}',     -- kinds of batch whose record may be without it
    fixed_in text[] not null default '{}',      -- statuses of the record in which it can't be corrected
    trained boolean not null default false,     -- hands on a batch: asks for training
    written_by text[] not null default '{}',    -- acts that write it first, when that is after the record began
    roles text not null,                -- words in order of preference
    primary key (entity, field)
);

-- One corrected field of one record. The record itself holds the new value; what it said before stands here. A
-- row belongs to a batch, to a therapy event before any batch, to a patient or to a lot, and lies in that one's stream.
create table core.correction (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    batch_id bigint,
    therapy_event_id bigint,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    event_stream_id bigint generated always as
        (case when batch_id is null and therapy_event_id is not null then stream_id end) stored,
    foreign key (therapy_event_id, event_stream_id) references core.therapy_event (id, stream_id),
    patient_id bigint,
    foreign key (patient_id, stream_id) references core.patient (id, stream_id),
    lot_id bigint,
    foreign key (lot_id, stream_id) references core.lot (id, stream_id),
    entity text not null,
    record_id bigint not null,
    record_version bigint not null,   -- the version that the correction made
    field text not null,
    before core.words,                -- null: there was none; personal identifiers as a commitment in hex
    after core.words,
    committed boolean not null,
    reason_code text not null,
    reason core.words not null,
    corrected_by_id bigint not null references core.person,
    corrected_at core.moment not null,
    constraint correction_subject_one check (num_nonnulls(therapy_event_id, patient_id, lot_id) = 1
        and (batch_id is null or therapy_event_id is not null)),
    constraint correction_changes check (before is distinct from after),
    constraint correction_commitment check (not committed or coalesce(before || after, before, after) ~ '^([0-9a-f]{64}){1,2}$'),
    constraint correction_once unique (entity, record_id, record_version, field)
);
create index correction_batch on core.correction (batch_id);
create index correction_event on core.correction (therapy_event_id) where batch_id is null;
create index correction_patient on core.correction (patient_id) where patient_id is not null;
create index correction_lot on core.correction (lot_id) where lot_id is not null;

-- A deviation that touches other batches. No row joins two patients: the first names the other batch by its code
-- alone, in the stream of the deviation's batch; the second lies in the other batch's stream and names the
-- deviation by number and code. QA decides the impact for each batch.
create table core.deviation_named (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    deviation_id bigint not null,
    foreign key (deviation_id, batch_id, therapy_event_id, stream_id)
        references core.deviation (id, batch_id, therapy_event_id, stream_id),
    other_batch core.code not null,
    why core.words not null,
    named_by_id bigint not null references core.person,
    named_at core.moment not null,
    constraint deviation_named_once unique (deviation_id, other_batch)
);
create index deviation_named_batch on core.deviation_named (batch_id);
create table core.deviation_touch (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    deviation bigint not null,        -- its number: no foreign key, since that would join two patients
    origin_batch core.code not null,
    class text not null constraint deviation_touch_class_word check (class in ('minor', 'major', 'critical')),
    why core.words not null,
    named_by_id bigint not null references core.person,
    named_at core.moment not null,
    status text not null constraint deviation_touch_status_word check (status in ('open', 'assessed')),
    impact text constraint deviation_touch_impact_word check (impact in ('no impact', 'impact, acceptable', 'impact, not acceptable')),
    impact_reason core.words,
    assessed_by_id bigint references core.person,
    assessed_at core.moment,
    version bigint not null default 1,
    constraint deviation_touch_impact_given check (num_nonnulls(impact, impact_reason, assessed_by_id, assessed_at)
        = case status when 'open' then 0 else 4 end),
    constraint deviation_touch_once unique (batch_id, deviation)
);

-- Corrective and preventive action: outlives the release and the closing of its deviation, not the batch's record.
create table core.capa (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    deviation_id bigint not null,
    foreign key (deviation_id, batch_id, therapy_event_id, stream_id)
        references core.deviation (id, batch_id, therapy_event_id, stream_id),
    reference core.line not null,     -- in the laboratory's own list of such actions
    action core.words not null,
    owner_id bigint not null references core.person,
    due core.day not null,
    opened_by_id bigint not null references core.person,
    opened_at core.moment not null,
    status text not null constraint capa_status_word check (status in ('open', 'done')),
    outcome core.words,
    done_by_id bigint references core.person,
    done_at core.moment,
    version bigint not null default 1,
    constraint capa_done_given check (num_nonnulls(outcome, done_by_id, done_at) = case status when 'open' then 0 else 3 end),
    constraint capa_reference_once unique (deviation_id, reference)
);
create index capa_batch on core.capa (batch_id);

-- The same person registered twice. Nothing moves: therapy events keep the patient they were placed for, and a row
-- says that both are one person and which code leads. Its end is a row, too.
create table core.patient_merge (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    kind text not null constraint patient_merge_kind_word check (kind in ('merge', 'reversal')),
    leading_id bigint not null references core.patient,
    other_id bigint not null references core.patient,
    merge_id bigint,                    -- the merge that a reversal ends, of the same two
    reason core.words not null,
    proposed_by_id bigint not null references core.person,
    proposed_at core.moment not null,
    status text not null constraint patient_merge_status_word check (status in ('proposed', 'approved', 'withdrawn', 'reversed')),
    version bigint not null default 1,
    constraint patient_merge_two check (leading_id <> other_id),
    constraint patient_merge_merge_id_given check ((kind = 'reversal') = (merge_id is not null)),
    constraint patient_merge_pair unique (id, leading_id, other_id, stream_id),
    foreign key (merge_id, leading_id, other_id, stream_id) references core.patient_merge (id, leading_id, other_id, stream_id),
    constraint patient_merge_stream unique (id, stream_id)
);
create unique index patient_merge_other on core.patient_merge (other_id) where kind = 'merge' and status in ('proposed', 'approved');
create unique index patient_merge_reversal on core.patient_merge (merge_id) where kind = 'reversal' and status in ('proposed', 'approved');
create index patient_merge_leading on core.patient_merge (leading_id) where kind = 'merge' and status = 'approved';
-- What was looked at outside the database; the identifiers themselves are not repeated.
create table core.patient_merge_evidence (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    patient_merge_id bigint not null,
    foreign key (patient_merge_id, stream_id) references core.patient_merge (id, stream_id),
    identifier text not null constraint patient_merge_evidence_identifier_word
        check (identifier in ('name', 'birth_date', 'record_number', 'sex')),
    agrees boolean not null,            -- as both are registered
    right_id bigint references core.patient,    -- whose record is right where they differ
    document core.line not null,
    constraint patient_merge_evidence_right_id_given check (agrees or identifier = 'record_number' or right_id is not null),
    constraint patient_merge_evidence_once unique (patient_merge_id, identifier)
);
-- What finds similar names: salted digests of folded names, no names. Kept by a trigger of core.patient_identity.
create table work.name_key (
    patient_id bigint not null references core.patient,
    site_id bigint not null references core.site,
    kind text not null constraint name_key_kind_word check (kind in ('family', 'name', 'letters', 'birth')),
    key bytea not null,
    primary key (patient_id, kind)
);
create index name_key_found on work.name_key (site_id, kind, key);

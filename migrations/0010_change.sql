-- purpose: corrections of records other than values of steps, deviations across batches, patients merged
-- breaking: no

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

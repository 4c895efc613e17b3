-- What the tables of corrections, touched batches and corrective actions hold.
do $do$
declare
    r record;
begin
    for r in select * from (values
        ('ref.correctable', 'Fields of records that can be corrected, with the checks of their entry.'),
        ('core.correction', 'Corrected fields of records: what each said before, why, by whom.'),
        ('core.deviation_named', 'Further batches that a deviation names, in the stream of its own batch.'),
        ('core.deviation_touch', 'Deviations of other batches that touch a batch, with QA''s decision for it.'),
        ('core.capa', 'Corrective and preventive actions of deviations.')
    ) v (relation, words)
    loop
        execute format('comment on table %s is %L', r.relation::regclass, r.words);
    end loop;
    for r in select * from (values
        ('ref.correctable', 'entity', 'Kind of record: its table in core.'),
        ('ref.correctable', 'field', 'Its column.'),
        ('ref.correctable', 'title', 'What people read.'),
        ('ref.correctable', 'kind', 'How a value is read: by the function that reads it at entry.'),
        ('ref.correctable', 'least', 'Least amount.'),
        ('ref.correctable', 'most', 'Largest amount; of a line the number of characters.'),
        ('ref.correctable', 'words', 'Closed list of a word.'),
        ('ref.correctable', 'personal', 'Identifies a patient: kept as a commitment.'),
        ('ref.correctable', 'empty_for', 'Kinds of batch whose record may be without a value.'),
        ('ref.correctable', 'fixed_in', 'Statuses of the record in which the field is not corrected.'),
        ('ref.correctable', 'trained', 'Asks for training in the batch''s process version.'),
        ('ref.correctable', 'written_by', 'Acts that write it first, when that is after the record began.'),
        ('ref.correctable', 'roles', 'Roles that may correct it, in order of preference.'),
        ('core.correction', 'event_stream_id', 'The stream when the row belongs to a therapy event itself: ties both in one key.'),
        ('core.correction', 'patient_id', 'Patient whose record was corrected.'),
        ('core.correction', 'lot_id', 'Lot of material that was corrected.'),
        ('core.correction', 'equipment_id', 'Device of which a record was corrected.'),
        ('core.correction', 'entity', 'Kind of the corrected record.'),
        ('core.correction', 'record_id', 'The corrected record.'),
        ('core.correction', 'record_version', 'Version of the record that the correction made.'),
        ('core.correction', 'field', 'The corrected column.'),
        ('core.correction', 'before', 'What it said; nothing when it was empty.'),
        ('core.correction', 'after', 'What it says since.'),
        ('core.correction', 'committed', 'Before and after are commitments under the salt of the record, as in its events.'),
        ('core.correction', 'reason_code', 'Kind of error, a word of ref.reason.'),
        ('core.correction', 'reason', 'Why, in words.'),
        ('core.correction', 'corrected_by_id', 'Person who corrected.'),
        ('core.correction', 'corrected_at', 'When, laboratory time.'),
        ('core.deviation_named', 'deviation_id', 'The deviation.'),
        ('core.deviation_named', 'other_batch', 'Code of the further batch: no key, no row joins two patients.'),
        ('core.deviation_named', 'why', 'What the batches have in common.'),
        ('core.deviation_named', 'named_by_id', 'Person who named it.'),
        ('core.deviation_named', 'named_at', 'When, laboratory time.'),
        ('core.deviation_touch', 'deviation', 'Number of the deviation: no key, no row joins two patients.'),
        ('core.deviation_touch', 'origin_batch', 'Code of the batch in whose record the deviation stands.'),
        ('core.deviation_touch', 'class', 'Its class when the batch was named.'),
        ('core.deviation_touch', 'why', 'What the batches have in common.'),
        ('core.deviation_touch', 'named_by_id', 'Person who named the batch.'),
        ('core.deviation_touch', 'named_at', 'When, laboratory time.'),
        ('core.deviation_touch', 'status', 'open; assessed when QA has decided the impact on this batch.'),
        ('core.deviation_touch', 'impact', 'QA''s decision for this batch.'),
        ('core.deviation_touch', 'impact_reason', 'Why QA decided so.'),
        ('core.deviation_touch', 'assessed_by_id', 'QA who decided.'),
        ('core.deviation_touch', 'assessed_at', 'When, laboratory time.'),
        ('core.capa', 'deviation_id', 'Deviation that it follows from.'),
        ('core.capa', 'reference', 'Number in the laboratory''s own list.'),
        ('core.capa', 'action', 'What is to be done.'),
        ('core.capa', 'owner_id', 'Person who sees to it.'),
        ('core.capa', 'due', 'By when.'),
        ('core.capa', 'opened_by_id', 'Person who opened it.'),
        ('core.capa', 'opened_at', 'When, laboratory time.'),
        ('core.capa', 'status', 'open or done.'),
        ('core.capa', 'outcome', 'What was done and whether it works.'),
        ('core.capa', 'done_by_id', 'QA who finished it.'),
        ('core.capa', 'done_at', 'When, laboratory time.'),
        ('core.comment', 'sample_id', 'Sample that it is about.'),
        ('core.comment', 'result_id', 'Result that it is about.'),
        ('core.comment', 'deviation_id', 'Deviation that it is about.')
    ) v (relation, col, words)
    loop
        execute format('comment on column %s.%I is %L', r.relation::regclass, r.col, r.words);
    end loop;
    for r in select * from (values
        ('ref.correctable', 'correctable_kind_word', 'Kinds of values that can be corrected.'),
        ('core.correction', 'correction_subject_one', 'A correction belongs to a therapy event (and a batch of it), to a patient or to a lot.'),
        ('core.correction', 'correction_changes', 'A correction changes something.'),
        ('core.correction', 'correction_commitment', 'What is committed is no clear text.'),
        ('core.deviation_touch', 'deviation_touch_class_word', 'A deviation is minor, major or critical.'),
        ('core.deviation_touch', 'deviation_touch_status_word', 'The impact on a batch is open or assessed.'),
        ('core.deviation_touch', 'deviation_touch_impact_word', 'There is no impact, an acceptable one or one that is not.'),
        ('core.deviation_touch', 'deviation_touch_impact_given', 'An impact decision has words, a person and a time; an open one has none.'),
        ('core.capa', 'capa_status_word', 'A corrective action is open or done.'),
        ('core.capa', 'capa_done_given', 'What is done has an outcome, a person and a time.')
    ) v (relation, check_name, words)
    loop
        execute format('comment on constraint %I on %s is %L', r.check_name, r.relation::regclass, r.words);
    end loop;
end
$do$;

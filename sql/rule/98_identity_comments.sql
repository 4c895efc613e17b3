-- What the tables of identity checks, similar names and merged patients hold.
do $do$
declare
    r record;
begin
    for r in select * from (values
        ('ref.checkpoint_pair', 'Which two documents a checkpoint compares, by which identifiers, how many at least.'),
        ('core.patient_merge', 'One person registered twice: which registration leads; and what ended that.'),
        ('core.patient_merge_evidence', 'What was looked at before two registrations were said to be one person.'),
        ('work.name_key', 'Salted digests by which same and similar names are found.')
    ) v (relation, words)
    loop
        execute format('comment on table %s is %L', r.relation::regclass, r.words);
    end loop;
    for r in select * from (values
        ('ref.checkpoint', 'container', 'Is the check of one container, which must be named?'),
        ('ref.checkpoint', 'shown_in', 'Process statuses in which names are shown for it; the look is recorded.'),
        ('ref.checkpoint_pair', 'checkpoint', 'Checkpoint.'),
        ('ref.checkpoint_pair', 'place', 'Number of the pair within the checkpoint.'),
        ('ref.checkpoint_pair', 'first', 'First document.'),
        ('ref.checkpoint_pair', 'second', 'Second document.'),
        ('ref.checkpoint_pair', 'identifiers', 'Identifiers that the two share.'),
        ('ref.checkpoint_pair', 'least', 'How many of them must be compared at least.'),
        ('ref.checkpoint_pair', 'scanned', 'Must one of them be scanned?'),
        ('ref.checkpoint_pair', 'spoken', 'Does the patient say what one of the two documents would?'),
        ('ref.checkpoint_pair', 'counted_once', 'Identifiers that count as one, however many of them are given.'),
        ('core.patient_merge', 'kind', 'merge: one person; reversal: two persons after all.'),
        ('core.patient_merge', 'leading_id', 'Registration that leads: new orders are placed for it.'),
        ('core.patient_merge', 'other_id', 'The other registration; its therapy events stay with it.'),
        ('core.patient_merge', 'merge_id', 'Merge that a reversal ends.'),
        ('core.patient_merge', 'reason', 'How it came to this, in words.'),
        ('core.patient_merge', 'proposed_by_id', 'Who proposed it; QA signs.'),
        ('core.patient_merge', 'proposed_at', 'When it was proposed, laboratory time.'),
        ('core.patient_merge', 'status', 'proposed; approved by signature; withdrawn; reversed by a reversal that was approved.'),
        ('core.patient_merge_evidence', 'patient_merge_id', 'Merge that it speaks for.'),
        ('core.patient_merge_evidence', 'identifier', 'Identifier that was looked at.'),
        ('core.patient_merge_evidence', 'agrees', 'Did both registrations say the same?'),
        ('core.patient_merge_evidence', 'right_id', 'Registration that says it right, where they differ.'),
        ('core.patient_merge_evidence', 'document', 'Document that was looked at.'),
        ('work.name_key', 'patient_id', 'Patient.'),
        ('work.name_key', 'site_id', 'Site; similar is only who is treated there.'),
        ('work.name_key', 'kind', 'family name, names in any order, letters of the family name, or birth date.'),
        ('work.name_key', 'key', 'Digest of the folded text under the site''s salt.')
    ) v (relation, col, words)
    loop
        execute format('comment on column %s.%I is %L', r.relation::regclass, r.col, r.words);
    end loop;
    for r in select * from (values
        ('core.identity_item', 'identity_item_reason_code_given', 'What was keyed has a reason, and nothing else has one.'),
        ('core.patient_merge', 'patient_merge_kind_word', 'A row joins two registrations, or ends that.'),
        ('core.patient_merge', 'patient_merge_status_word', 'A merge is proposed, approved, withdrawn or reversed.'),
        ('core.patient_merge', 'patient_merge_two', 'A registration is not joined with itself.'),
        ('core.patient_merge', 'patient_merge_merge_id_given', 'A reversal names the merge that it ends.'),
        ('core.patient_merge_evidence', 'patient_merge_evidence_identifier_word', 'Identifiers of a person that are registered.'),
        ('core.patient_merge_evidence', 'patient_merge_evidence_right_id_given', 'Where two registrations differ, it is said which is right; record numbers differ by nature.'),
        ('work.name_key', 'name_key_kind_word', 'What a patient is found by.')
    ) v (relation, con, words)
    loop
        execute format('comment on constraint %I on %s is %L', r.con, r.relation::regclass, r.words);
    end loop;
end
$do$;

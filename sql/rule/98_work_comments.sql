-- What the tables of skipped, missed, invalidated and twice entered steps, of blocks, triage and files hold.
do $do$
declare
    r record;
begin
    for r in select * from (values
        ('core.step_skip', 'Required steps that are not done in a batch; QA''s signature makes it good.'),
        ('core.step_missed', 'Occurrences of repeated steps that were due and not done; there are no values.'),
        ('core.step_invalidation', 'Recorded steps that do not hold; the record stays, marked.'),
        ('core.step_retiming', 'Corrections of the time at which a step was done; what stood before stays.'),
        ('core.second_entry', 'Blind second entries of critical values, whether they agree or not.'),
        ('core.second_review', 'QA''s looks at second entries that differed twice.'),
        ('core.operation_block', 'Operations of a batch that are signed as a block, since they were complete.'),
        ('core.triage', 'QA''s decisions about values at their action level.'),
        ('core.attachment', 'Files that values refer to, by digest; the files themselves are kept outside.'),
        ('ref.unit', 'Units that values may come in; those of one dimension are converted exactly.')
    ) v (relation, words)
    loop
        execute format('comment on table %s is %L', r.relation::regclass, r.words);
    end loop;
    for r in select * from (values
        ('core.container', 'step_execution_id', 'Recorded step that made it, when a step did.'),
        ('core.step_execution', 'attempt', 'From 1; after an invalidation the same occurrence is done anew with the next.'),
        ('core.step_execution', 'second_entry', 'open: critical values wait for their blind second entry; confirmed: both agree; NULL: none is asked for.'),
        ('core.observation', 'typed', 'What was typed or read, where the number that is kept is another one.'),
        ('core.observation', 'typed_unit', 'Unit in which it was typed.'),
        ('core.observation', 'confirmed', 'Typed twice, since it is outside the plausible range.'),
        ('core.step_skip', 'process_step_id', 'Step of the process that is not done.'),
        ('core.step_skip', 'deviation_id', 'Deviation of this batch that it stands in.'),
        ('core.step_skip', 'status', 'proposed; approved with QA''s signature; withdrawn.'),
        ('core.step_skip', 'decided_at', 'When it was approved or withdrawn, laboratory time.'),
        ('core.step_missed', 'process_step_id', 'Repeated step of the process.'),
        ('core.step_missed', 'due_at', 'When it was due, computed from the times before.'),
        ('core.step_missed', 'documented_by_id', 'Person who wrote it down.'),
        ('core.step_missed', 'documented_at', 'When it was written down, laboratory time.'),
        ('core.step_invalidation', 'step_execution_id', 'Recorded step that does not hold.'),
        ('core.step_invalidation', 'deviation_id', 'Deviation of this batch that it stands in.'),
        ('core.step_invalidation', 'status', 'proposed: waits for QA''s signature; done; withdrawn.'),
        ('core.step_invalidation', 'decided_at', 'When it was done or withdrawn, laboratory time.'),
        ('core.step_retiming', 'step_execution_id', 'Recorded step whose time was corrected.'),
        ('core.step_retiming', 'revision', 'Corrections of this time, from 1.'),
        ('core.step_retiming', 'before_at', 'Event time before; NULL when a transcribed record had none.'),
        ('core.step_retiming', 'after_at', 'Event time from then on.'),
        ('core.step_retiming', 'corrected_by_id', 'Person who corrected it.'),
        ('core.step_retiming', 'corrected_at', 'When it was corrected, laboratory time.'),
        ('core.second_entry', 'step_execution_id', 'Recorded step whose values were entered again.'),
        ('core.second_entry', 'attempt', 'Second entries of this step, from 1.'),
        ('core.second_entry', 'agrees', 'All critical values are those of the first entry.'),
        ('core.second_entry', 'entered', 'What was entered, JSON as it came; shown when both entries agree.'),
        ('core.second_entry', 'entered_by_id', 'Person who entered it without seeing the first.'),
        ('core.second_review', 'step_execution_id', 'Recorded step that QA looked at.'),
        ('core.second_review', 'finding', 'Why the entries differ, in words.'),
        ('core.second_review', 'reviewed_by_id', 'QA who looked.'),
        ('core.second_review', 'reviewed_at', 'When, laboratory time.'),
        ('core.operation_block', 'process_operation_id', 'Operation of the process.'),
        ('core.operation_block', 'offered_at', 'When all its required steps were complete for the first time, laboratory time.'),
        ('core.triage', 'step_execution_id', 'Recorded step that the value belongs to.'),
        ('core.triage', 'process_field_id', 'Field of the process.'),
        ('core.triage', 'revision', 'Revision of the value that was judged; a later one at its level is judged anew.'),
        ('core.triage', 'decision', 'deviation or no deviation.'),
        ('core.triage', 'deviation_id', 'The deviation, when it is one.'),
        ('core.triage', 'decided_by_id', 'QA who decided.'),
        ('core.triage', 'decided_at', 'When it was decided, laboratory time.'),
        ('core.attachment', 'sha256', 'SHA-256 of the file, lower-case hexadecimal.'),
        ('core.attachment', 'size', 'Size in bytes.'),
        ('core.attachment', 'media_type', 'What it is, for example text/csv.'),
        ('core.attachment', 'name', 'Name under which it is kept.'),
        ('core.attachment', 'registered_by_id', 'Person who registered it.'),
        ('core.attachment', 'registered_at', 'When it was registered, laboratory time.'),
        ('ref.unit', 'unit', 'UCUM code, or the form without brackets that process documents write.'),
        ('ref.unit', 'dimension', 'What is measured; only units of one dimension are converted.'),
        ('ref.unit', 'num', 'Base units of the dimension in one unit: numerator.'),
        ('ref.unit', 'den', 'The same: denominator.'),
        ('work.step_plan', 'after', 'Steps whose times come before this one''s.'),
        ('work.step_plan', 'needs', 'Those of them that must be complete or skipped.'),
        ('work.step_plan', 'every_us', 'Microseconds between two times of a repeated step.'),
        ('work.step_plan', 'tolerance_us', 'Microseconds that a repeated step may be early or late.'),
        ('work.step_plan', 'until', 'Step that ends the repetition.'),
        ('work.step_plan', 'signed_block', 'The operation of the step is signed as a block.'),
        ('work.step_plan', 'blind', 'Critical values of the step are entered twice.')
    ) v (relation, col, words)
    loop
        execute format('comment on column %s.%I is %L', r.relation::regclass, r.col, r.words);
    end loop;
    for r in select * from (values
        ('core.step_execution', 'step_execution_attempt_positive', 'Attempts are counted from 1.'),
        ('core.step_execution', 'step_execution_second_entry_word', 'A second entry is open or confirmed.'),
        ('core.observation', 'observation_typed_unit', 'A typed unit stands beside what was typed.'),
        ('core.step_skip', 'step_skip_status_word', 'A skip is proposed, approved or withdrawn.'),
        ('core.step_skip', 'step_skip_decided_at_given', 'What is decided has its moment, what is proposed has none.'),
        ('core.step_missed', 'step_missed_due_at_past', 'Only what was due is missed.'),
        ('core.step_invalidation', 'step_invalidation_status_word', 'An invalidation is proposed, done or withdrawn.'),
        ('core.step_invalidation', 'step_invalidation_decided_at_given', 'What is decided has its moment, what is proposed has none.'),
        ('core.step_retiming', 'step_retiming_revision_positive', 'Corrections are counted from 1.'),
        ('core.second_entry', 'second_entry_attempt_positive', 'Second entries are counted from 1.'),
        ('core.second_entry', 'second_entry_entered_size', 'A second entry has at most 16384 characters.'),
        ('core.triage', 'triage_decision_word', 'A value at its action level is a deviation or it is none.'),
        ('core.triage', 'triage_deviation_named', 'The decision deviation names one, the other names none.'),
        ('core.attachment', 'attachment_sha256_shape', 'A digest is 64 hexadecimal digits.'),
        ('core.attachment', 'attachment_size_range', 'A file has at least one byte and at most 1 TiB.'),
        ('core.attachment', 'attachment_media_type_shape', 'A media type is type and subtype in lower case.'),
        ('ref.unit', 'unit_num_positive', 'A unit is more than nothing.'),
        ('ref.unit', 'unit_den_positive', 'A unit is a fraction with a divisor.')
    ) v (relation, check_name, words)
    loop
        execute format('comment on constraint %I on %s is %L', r.check_name, r.relation::regclass, r.words);
    end loop;
end
$do$;

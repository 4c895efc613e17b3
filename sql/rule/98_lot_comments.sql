-- What the tables of lots hold.
do $do$
declare
    r record;
begin
    for r in select * from (values
        ('core.lot', 'Lots of material of a site: what came in, whether it may be used, how much is left.'),
        ('core.lot_use', 'Which lot went into which step of a batch; a wrong one is withdrawn and stays.')
    ) v (relation, words)
    loop
        execute format('comment on table %s is %L', r.relation::regclass, r.words);
    end loop;
    for r in select * from (values
        ('core.lot', 'code', 'The laboratory''s own label, as it is scanned.'),
        ('core.lot', 'material', 'Material by its id in process documents.'),
        ('core.lot', 'supplier', 'Who made or supplied it.'),
        ('core.lot', 'supplier_lot', 'The supplier''s lot number, as on the package.'),
        ('core.lot', 'certificate', 'Which certificate came with it.'),
        ('core.lot', 'received_at', 'When it came in, event time.'),
        ('core.lot', 'received_by_id', 'Person who received it; does not approve it.'),
        ('core.lot', 'expires_on', 'Last day of use, as on the package.'),
        ('core.lot', 'expires_at', 'End of that day at the site: from this moment on it is expired.'),
        ('core.lot', 'unit', 'Unit that the lot is counted in; 1: pieces; NULL: not counted.'),
        ('core.lot', 'quantity', 'How much came in; NULL: not recorded, nothing is subtracted.'),
        ('core.lot', 'remaining', 'How much is left by what was recorded.'),
        ('core.lot', 'status', 'quarantine, released by two signatures, or rejected for good.'),
        ('core.lot', 'released_at', 'When the second signature released it.'),
        ('core.lot', 'reject_reason', 'Why it was rejected.'),
        ('core.lot', 'rejected_at', 'When it was rejected.'),
        ('core.lot', 'rejected_by_id', 'QA who rejected it.'),
        ('core.lot_use', 'process_step_id', 'Step that used it.'),
        ('core.lot_use', 'occurrence', 'Occurrence of the step.'),
        ('core.lot_use', 'attempt', 'Attempt of the occurrence: after an invalidation the next one has lots of its own.'),
        ('core.lot_use', 'lot_id', 'Lot that was used.'),
        ('core.lot_use', 'lot_version', 'Version of the lot that the batch''s record tells.'),
        ('core.lot_use', 'quantity', 'How much, in the lot''s unit; NULL: not recorded.'),
        ('core.lot_use', 'event_at', 'When it was used, event time; expiry and release are judged by it.'),
        ('core.lot_use', 'entered_at', 'When it was recorded.'),
        ('core.lot_use', 'entry_mode', 'at the time, or late.'),
        ('core.lot_use', 'late_reason', 'Why it was recorded late.'),
        ('core.lot_use', 'recorded_by_id', 'Person who recorded it.'),
        ('core.lot_use', 'status', 'used, or withdrawn because it was not.'),
        ('core.lot_use', 'withdraw_reason', 'Why it was withdrawn.'),
        ('core.lot_use', 'withdrawn_at', 'When it was withdrawn.'),
        ('core.lot_use', 'withdrawn_by_id', 'Whoever recorded it, or QA.')
    ) v (relation, name, words)
    loop
        execute format('comment on column %s.%I is %L', r.relation::regclass, r.name, r.words);
    end loop;
    for r in select * from (values
        ('core.lot', 'lot_quantity_positive', 'A lot that came in is more than nothing.'),
        ('core.lot', 'lot_remaining_not_below_nought', 'No more is taken from a lot than there was.'),
        ('core.lot', 'lot_status_word', 'A lot is in quarantine, released or rejected.'),
        ('core.lot', 'lot_quantity_unit', 'A quantity has a unit.'),
        ('core.lot', 'lot_remaining_counted', 'What is left is known when what came in is, and is no more than that.'),
        ('core.lot', 'lot_expires_at_after', 'A day of expiry counts to its end.'),
        ('core.lot', 'lot_released_at_given', 'A released lot says since when; one in quarantine was not released.'),
        ('core.lot', 'lot_rejected_whole', 'A rejection has reason, moment and person.'),
        ('core.lot_use', 'lot_use_occurrence_positive', 'Occurrences are counted from 1.'),
        ('core.lot_use', 'lot_use_attempt_positive', 'Attempts are counted from 1.'),
        ('core.lot_use', 'lot_use_quantity_positive', 'What was used is more than nothing, or not recorded.'),
        ('core.lot_use', 'lot_use_entry_mode_word', 'The use of a lot is recorded at the time or late.'),
        ('core.lot_use', 'lot_use_status_word', 'A use stands or is withdrawn.'),
        ('core.lot_use', 'lot_use_late_reason_given', 'A late entry has a reason.'),
        ('core.lot_use', 'lot_use_withdrawn_whole', 'A withdrawal has reason, moment and person.')
    ) v (relation, name, words)
    loop
        execute format('comment on constraint %I on %s is %L', r.name, r.relation::regclass, r.words);
    end loop;
end
$do$;

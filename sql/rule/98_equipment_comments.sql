-- What the tables of equipment hold.
do $do$
declare
    r record;
begin
    for r in select * from (values
        ('core.equipment', 'Devices of a site.'),
        ('core.equipment_calibration', 'Calibrations of a device: how it was found, until when it is good.'),
        ('core.equipment_outage', 'When and why a device was out of service.'),
        ('core.equipment_use', 'Which device a step of a batch used; a wrong one is withdrawn and stays.')
    ) v (relation, words)
    loop
        execute format('comment on table %s is %L', r.relation::regclass, r.words);
    end loop;
    for r in select * from (values
        ('core.equipment', 'code', 'The laboratory''s own label, as it is scanned.'),
        ('core.equipment', 'class', 'Class of equipment by its id in process documents.'),
        ('core.equipment', 'title', 'What people call it.'),
        ('core.equipment', 'serial', 'Serial number, as on its plate.'),
        ('core.equipment', 'registered_at', 'When it was registered.'),
        ('core.equipment', 'registered_by_id', 'Person who registered it; does not approve it.'),
        ('core.equipment', 'qualified_at', 'When the second signature qualified it.'),
        ('core.equipment_calibration', 'equipment_id', 'Device that was calibrated.'),
        ('core.equipment_calibration', 'calibrated_at', 'When it was done, event time; from then on it counts.'),
        ('core.equipment_calibration', 'certificate', 'Which certificate says so.'),
        ('core.equipment_calibration', 'as_found', 'How the device was before anything was adjusted.'),
        ('core.equipment_calibration', 'due_on', 'Last good day.'),
        ('core.equipment_calibration', 'due_at', 'End of that day at the site: from this moment on it is overdue.'),
        ('core.equipment_calibration', 'recorded_by_id', 'Person who recorded it.'),
        ('core.equipment_calibration', 'recorded_at', 'When it was recorded.'),
        ('core.equipment_calibration', 'status', 'stands, or withdrawn because it was never made.'),
        ('core.equipment_calibration', 'version', 'Counts its corrections.'),
        ('core.equipment_outage', 'status', 'stands, or withdrawn because it never was.'),
        ('core.equipment_outage', 'version', 'Counts its corrections.'),
        ('core.equipment_outage', 'equipment_id', 'Device that is out of service.'),
        ('core.equipment_outage', 'began_at', 'From when on.'),
        ('core.equipment_outage', 'reason', 'Why it was taken out of service.'),
        ('core.equipment_outage', 'began_by_id', 'Person who took it out.'),
        ('core.equipment_outage', 'ended_at', 'When it was put back; NULL: it is out of service.'),
        ('core.equipment_outage', 'end_reason', 'Why it is used again.'),
        ('core.equipment_outage', 'ended_by_id', 'Person who put it back.'),
        ('core.equipment_use', 'process_step_id', 'Step that used it.'),
        ('core.equipment_use', 'occurrence', 'Occurrence of the step.'),
        ('core.equipment_use', 'attempt', 'Attempt of the occurrence: after an invalidation the next one has devices of its own.'),
        ('core.equipment_use', 'equipment_id', 'Device that was used.'),
        ('core.equipment_use', 'method', 'scan: its label was scanned; keyed: it was typed.'),
        ('core.equipment_use', 'reason_code', 'Why it was typed.'),
        ('core.equipment_use', 'event_at', 'When it was used, event time; service and calibration are judged by it.'),
        ('core.equipment_use', 'entered_at', 'When it was recorded.'),
        ('core.equipment_use', 'told_at', 'Up to when corrections of the device are told in the batch''s record.'),
        ('core.equipment_use', 'entry_mode', 'at the time, or late.'),
        ('core.equipment_use', 'late_reason', 'Why it was recorded late.'),
        ('core.equipment_use', 'recorded_by_id', 'Person who recorded it.'),
        ('core.equipment_use', 'status', 'used, or withdrawn because it was not.'),
        ('core.equipment_use', 'withdraw_reason', 'Why it was withdrawn.'),
        ('core.equipment_use', 'withdrawn_at', 'When it was withdrawn.'),
        ('core.equipment_use', 'withdrawn_by_id', 'Whoever recorded it, or QA.')
    ) v (relation, name, words)
    loop
        execute format('comment on column %s.%I is %L', r.relation::regclass, r.name, r.words);
    end loop;
    for r in select * from (values
        ('core.equipment_calibration', 'equipment_calibration_as_found_word', 'A device is found in tolerance or out of it.'),
        ('core.equipment_calibration', 'equipment_calibration_calibrated_at_past', 'A calibration is recorded after it was made.'),
        ('core.equipment_calibration', 'equipment_calibration_due_on_after', 'Its last good day is not over before the calibration.'),
        ('core.equipment_calibration', 'equipment_calibration_due_at_after', 'A last good day counts to its end.'),
        ('core.equipment_calibration', 'equipment_calibration_status_word', 'A calibration stands or is withdrawn.'),
        ('core.equipment_outage', 'equipment_outage_status_word', 'An outage stands or is withdrawn.'),
        ('core.equipment_use', 'equipment_use_told_at_after', 'What a batch was told was told after its use.'),
        ('core.equipment_outage', 'equipment_outage_ended_whole', 'The end of an outage has moment, reason and person.'),
        ('core.equipment_outage', 'equipment_outage_ended_at_after', 'An outage ends after its beginning.'),
        ('core.equipment_use', 'equipment_use_occurrence_positive', 'Occurrences are counted from 1.'),
        ('core.equipment_use', 'equipment_use_attempt_positive', 'Attempts are counted from 1.'),
        ('core.equipment_use', 'equipment_use_method_word', 'A device is scanned or typed.'),
        ('core.equipment_use', 'equipment_use_reason_code_given', 'What was typed says why.'),
        ('core.equipment_use', 'equipment_use_entry_mode_word', 'The use of a device is recorded at the time or late.'),
        ('core.equipment_use', 'equipment_use_status_word', 'A use stands or is withdrawn.'),
        ('core.equipment_use', 'equipment_use_late_reason_given', 'A late entry has a reason.'),
        ('core.equipment_use', 'equipment_use_withdrawn_whole', 'A withdrawal has reason, moment and person.')
    ) v (relation, name, words)
    loop
        execute format('comment on constraint %I on %s is %L', r.name, r.relation::regclass, r.words);
    end loop;
end
$do$;

-- The batch record as text, line by line: what was written about a batch, with everything that was changed. A
-- line is kind, label and text with a tab between; how wide it becomes is the reader's. Kinds: B banner, H section,
-- S part, T record, F label and text, N remark to what stands above. All of it is read by one statement, so that
-- the record is of one moment.

create function rule.record_line(kind text, label text, words text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select kind || E'\t' || translate(label, E'\t\r\n', '   ') || E'\t' || translate(words, E'\t\r\n', '   ')
$$;
comment on function rule.record_line(text, text, text) is 'One line of a batch record; NULL when it says nothing.';

-- A moment as the clock on the wall of that zone showed it, with its offset.
create function rule.local_time(value timestamptz, zone text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_minutes integer := extract(epoch from (value at time zone zone) - (value at time zone 'UTC'))::integer / 60;
begin
    return to_char(value at time zone zone, 'YYYY-MM-DD HH24:MI:SS') || case when v_minutes < 0 then ' -' else ' +' end
        || lpad((abs(v_minutes) / 60)::text, 2, '0') || ':' || lpad((abs(v_minutes) % 60)::text, 2, '0');
end
$$;
comment on function rule.local_time(timestamptz, text) is 'A moment in a zone, with offset.';

create function rule.who(person_id bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (select p.printed_name || ' (' || p.code || ')' from core.person p where p.id = who.person_id);
end
$$;
comment on function rule.who(bigint) is 'A person by name and code.';

-- A value of a step in the zone of the record, with its unit.
create function rule.record_value(o core.observation, unit text, zone text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return coalesce(o.number::text, case when o.word ~ '^[0-9a-f]{64}$' then rule.attachment_text(o.batch_id, o.word) end, o.word, rule.local_time(o.moment, zone),
                    'not recorded: ' || o.not_recorded || ' (' || o.reason || ')')
        || case when o.number is null or unit is null or unit = '1' then '' else ' ' || unit end || rule.typed_text(o);
end
$$;
comment on function rule.record_value(core.observation, text, text) is 'A value of a step as the batch record shows it.';

-- The signatures on one record; those that are not valid any more say since when and why.
create function rule.record_signed(entity text, record_id bigint, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    g core.signature;
begin
    for g in select * from core.signature x where x.entity = record_signed.entity and x.record_id = record_signed.record_id
             order by x.id loop
        return next rule.record_line('F', case when g.superseded_at is null then 'Signed' else 'Signed, SUPERSEDED' end,
            format('%s: %s as %s, %s', g.meaning, rule.who(g.person_id), g.role, rule.local_time(g.signed_at, zone)));
        if g.superseded_at is not null then
            return next rule.record_line('N', 'superseded', format('%s: %s', rule.local_time(g.superseded_at, zone), g.superseded_by));
        end if;
    end loop;
end
$$;
comment on function rule.record_signed(text, bigint, text) is 'Signatures on one record, for the batch record.';

-- What a record said before it was corrected, below what it says now.
create function rule.record_changed(entity text, record_id bigint, zone text, since timestamptz default '-infinity') returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select rule.record_line('N', 'changed', format('%s [CHANGED], was %s, is %s; %s by %s: %s',
        coalesce(k.title, replace(c.field, '_', ' ')), rule.record_kept(c, c.before, zone), rule.record_kept(c, c.after, zone),
        rule.local_time(c.corrected_at, zone), rule.who(c.corrected_by_id), concat_ws(', ', c.reason_code, c.reason)))
    from core.correction c left join ref.correctable k on k.entity = c.entity and k.field = c.field
    where c.entity = record_changed.entity and c.record_id = record_changed.record_id and c.corrected_at >= record_changed.since order by c.id;
end
$$;
comment on function rule.record_changed(text, bigint, text, timestamptz) is 'Corrections of one record, for the batch record.';

-- A kept value as the record shows it: moments in its zone, a patient's identifiers as the commitments they are.
create function rule.record_kept(c core.correction, value text, zone text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return case when value is null then 'nothing'
                when c.committed then 'commitment ' || value
                when value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$' then rule.local_time(value::timestamptz, zone)
                else value end;
end
$$;
comment on function rule.record_kept(core.correction, text, text) is 'A value of a correction as the batch record shows it.';

-- Who did an act, and when: what the record's own row does not keep stands in its event.
create function rule.record_deed(entity text, record_id bigint, stream_id bigint, act text, zone text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select coalesce(rule.who(p.id), e.person) || ', ' || rule.local_time(e.lab_at, zone)
        from ledger.event e left join core.person p on p.code = e.person
        where e.stream = record_deed.stream_id and e.entity = record_deed.entity and e.key = record_deed.record_id::text
          and e.act = record_deed.act
        order by e."position" desc limit 1);
end
$$;
comment on function rule.record_deed(text, bigint, bigint, text, text) is 'Person and time of an act on a record, for the batch record.';

create function rule.record_head(b core.batch, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    r record;
begin
    select t.coi, t.patient_id, p.code || ' ' || p.initials as patient, s.code || ', ' || s.title as site, o.id as order_id, o.code as order_code,
           o.indication, o.consent_version, o.consent_date, o.weight_kg, o.weight_date, o.planned_dose, o.planned_dose_unit,
           o.infectious_markers, o.physician, o.status as order_status, o.stream_id as order_stream, f.code as process, v.*
    into r
    from core.therapy_event t
    join core.therapy_order o on o.id = b.order_id
    join core.site s on s.id = b.site_id
    join core.process_version v on v.id = b.process_version_id
    join core.process f on f.id = v.process_id
    left join core.patient p on p.id = t.patient_id
    where t.id = b.therapy_event_id;
    return next rule.record_line('H', '', 'Batch');
    return next rule.record_line('F', 'Batch', b.code);
    return next rule.record_line('F', 'Kind', b.kind);
    return next rule.record_line('F', 'Values are', nullif(b.mark, ''));
    return next rule.record_line('F', 'Site', r.site);
    return next rule.record_line('F', 'Slot', to_char(b.slot, 'YYYY-MM-DD'));
    return next rule.record_line('F', 'Process status', b.process_status);
    return next rule.record_line('F', 'Quality status', b.quality_status);
    return next rule.record_line('F', 'Record opened', rule.record_deed('batch', b.id, b.stream_id,
        case when b.remanufacture_of_id is null then 'batch_issue' else 'batch_remanufacture' end, zone));
    return next rule.record_line('F', 'Record closed', case b.process_status when 'closed'
        then rule.record_deed('batch', b.id, b.stream_id, 'batch_close', zone) end);
    return next rule.record_line('H', '', 'Identity');
    return next rule.record_line('F', 'Chain of identity', r.coi);
    return next rule.record_line('F', 'Patient', coalesce(r.patient, 'none'));
    return query select * from rule.record_changed('patient', r.patient_id, zone);
    return query select c.* from core.patient_identity i cross join lateral rule.record_changed('patient_identity', i.id, zone) c
                 where i.patient_id = r.patient_id;
    return query select rule.record_line('F', 'Donation', c.din) from core.collection c
                 where c.batch_id = b.id and c.din is not null order by c.id;
    return query select q.l from core.container c cross join lateral (
                     select 0, rule.record_line('F', 'Container', concat_ws(', ', c.code, c.kind, c.volume_ml || ' mL', c.status))
                     union all select n, l from rule.record_changed('container', c.id, zone) with ordinality u (l, n)) q (n, l)
                 where c.batch_id = b.id order by c.id, q.n;
    return next rule.record_line('H', '', 'Order');
    return next rule.record_line('F', 'Order', r.order_code || ', ' || r.order_status);
    return next rule.record_line('F', 'Placed', rule.record_deed('therapy_order', r.order_id, r.order_stream, 'order_place', zone));
    return next rule.record_line('F', 'Physician', r.physician);
    return next rule.record_line('F', 'Indication', r.indication);
    -- an order without a patient has none of these
    return next rule.record_line('F', 'Consent', nullif(concat_ws(', ', 'version ' || r.consent_version, to_char(r.consent_date, 'YYYY-MM-DD')), ''));
    return next rule.record_line('F', 'Weight', nullif(concat_ws(', ', r.weight_kg || ' kg', to_char(r.weight_date, 'YYYY-MM-DD')), ''));
    return next rule.record_line('F', 'Planned dose', nullif(concat_ws(' ', r.planned_dose, r.planned_dose_unit), ''));
    return next rule.record_line('F', 'Infectious markers', r.infectious_markers);
    return query select * from rule.record_changed('therapy_order', r.order_id, zone);
    return next rule.record_line('H', '', 'Process');
    return next rule.record_line('F', 'Process', format('%s version %s, %s', r.process, r.number, r.status));
    return next rule.record_line('F', 'Title', r.title);
    return next rule.record_line('F', 'Product', concat_ws(', ', r.product_name, r.target, r.gene_delivery, r.presentation));
    return next rule.record_line('F', 'Frame', concat_ws(', ', r.frame_kind, r.frame_authority, r.frame_reference,
        'sponsor ' || r.frame_sponsor, 'keep ' || r.frame_retention, 'released by ' || r.release_by));
    return query select rule.record_line('F', f.name, f.number) from core.process_reference f
                 where f.process_version_id = r.id order by f.place;
    return next rule.record_line('F', 'In force from', rule.local_time(r.in_force_from, zone));
    return next rule.record_line('F', 'Document (SHA-256)', encode(r.digest, 'hex'));
    return query select * from rule.record_signed('process_version', r.id, zone);
end
$$;
comment on function rule.record_head(core.batch, text) is 'Batch, identity, order and process of the batch record.';

-- The material on its way: collection, custody, receipts, identity checks.
create function rule.record_chain(b core.batch, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    r record;
begin
    return next rule.record_line('H', '', 'Collection, custody, receipt');
    for r in select * from core.collection x where x.batch_id = b.id order by x.id loop
        return next rule.record_line('T', '', format('Collection %s, %s', coalesce(r.din, 'without donation number'), r.status));
        return next rule.record_line('F', 'By', rule.who(r.performed_by_id));
        return next rule.record_line('F', 'Finished by', rule.who(nullif(r.finished_by_id, r.performed_by_id)));
        return next rule.record_line('F', 'Time', concat_ws(' to ', rule.local_time(r.started_at, zone), rule.local_time(r.finished_at, zone)));
        return next rule.record_line('F', 'Volume', r.volume_ml || ' mL');
        return query select * from rule.record_changed('collection', r.id, zone);
        return query select * from rule.record_signed('collection', r.id, zone);
    end loop;
    for r in select * from core.custody x where x.batch_id = b.id order by x.since_at, x.id loop
        return next rule.record_line('T', '', 'Custody since ' || rule.local_time(r.since_at, zone));
        return next rule.record_line('F', 'Holder', coalesce(rule.who(r.holder_person_id), concat_ws(', ', r.holder_organisation, r.holder_name)));
        return next rule.record_line('F', 'Place', r.place);
        return next rule.record_line('F', 'Waybill', r.waybill);
        return next rule.record_line('F', 'Condition', r.condition_band);
        return next rule.record_line('F', 'Certificate', r.certificate);
        return query select * from rule.record_changed('custody', r.id, zone);
    end loop;
    for r in select x.*, c.code as container from core.receipt x join core.container c on c.id = x.container_id
             where x.batch_id = b.id order by x.id loop
        return next rule.record_line('T', '', format('Receipt of %s, %s', r.container, r.status));
        return next rule.record_line('F', 'Received', rule.who(r.received_by_id) || ', ' || rule.local_time(r.received_at, zone));
        return next rule.record_line('F', 'Found', format('%s mL, %s degrees Celsius, seals %s', r.volume_ml, r.temperature_c, r.seals));
        return next rule.record_line('F', 'Decision', concat_ws(', ', r.decision, rule.who(r.decided_by_id), rule.local_time(r.decided_at, zone),
                                                               r.decision_reason));
        return query select * from rule.record_changed('receipt', r.id, zone);
        return query select * from rule.record_signed('receipt', r.id, zone);
    end loop;
    return next rule.record_line('H', '', 'Identity checks');
    for r in select x.*, c.code as container,
                    (select string_agg(i.identifier || ' by ' || i.method, ', ' order by i.id) from core.identity_item i
                     where i.identity_check_id = x.id) as compared
             from core.identity_check x left join core.container c on c.id = x.container_id where x.batch_id = b.id order by x.id loop
        return next rule.record_line('T', '', concat_ws(', ', 'Check ' || r.id || ' at ' || r.checkpoint, r.container));
        return next rule.record_line('F', 'By', rule.who(r.performed_by_id) || ', ' || rule.local_time(r.checked_at, zone));
        return next rule.record_line('F', 'Agreed', r.compared);
        return query select * from rule.record_signed('identity_check', r.id, zone);
    end loop;
end
$$;
comment on function rule.record_chain(core.batch, text) is 'Collection, custody, receipt and identity checks of the batch record.';

-- One step as it was done: its values, the ones before a change below each.
create function rule.record_execution(x core.step_execution, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    f core.process_field;
    o core.observation;
    v_before core.observation;
    v_undone core.step_invalidation;
    v_lines text[];
    v_value text;
begin
    return next rule.record_line('F', 'Performed', coalesce(rule.local_time(x.event_at, zone), 'time not in the source')
                                                   || ', ' || rule.who(x.performed_by_id));
    return next rule.record_line('F', 'Entered', format('%s, %s, %s', rule.local_time(x.entered_at, zone),
                                                        rule.who(x.recorded_by_id), x.entry_mode));
    return next rule.record_line('F', 'LATE because', x.late_reason);
    for v_undone in select * from core.step_invalidation i where i.step_execution_id = x.id order by i.id loop
        return next rule.record_line('F', case v_undone.status when 'done' then 'INVALIDATED' else 'Invalidation ' || v_undone.status end,
            format('%s, %s, deviation %s: %s', rule.local_time(coalesce(v_undone.decided_at, v_undone.proposed_at), zone), rule.who(v_undone.proposed_by_id),
                   v_undone.deviation_id, v_undone.reason));
        return query select * from rule.record_signed('step_invalidation', v_undone.id, zone);
    end loop;
    return next rule.record_line('F', 'Repetition', nullif(rule.repeat_timing(x.id), '') || ', outside its tolerance');
    return query select rule.record_line('N', 'time', format('was %s; %s by %s: %s, %s', coalesce(rule.local_time(k.before_at, zone), 'not in the source'),
                            rule.local_time(k.corrected_at, zone), rule.who(k.corrected_by_id), k.reason_code, k.reason))
                 from core.step_retiming k where k.step_execution_id = x.id order by k.revision;
    return next rule.record_line('F', 'Source', x.source);
    return next rule.record_line('F', 'Identity check', x.identity_check_id::text);
    for f in select * from core.process_field p where p.step_id = x.process_step_id order by p.place loop
        v_lines := '{}';
        v_value := null;
        v_before := null;
        for o in select * from core.observation p where p.step_execution_id = x.id and p.process_field_id = f.id
                 order by p.revision loop
            v_value := rule.record_value(o, f.unit, zone)
                || case f.kind when 'computed' then ' [computed]' else '' end
                || case when o.breach = '' then '' else ' [' || rule.level_text(f, o.breach) || ']' end
                || case when o.entry_mode in (x.entry_mode, 'computed') then '' else ' [' || o.entry_mode || ']' end
                || case when o.revision = 1 then '' else ' [CHANGED]' end;
            if o.revision > 1 then
                v_lines := v_lines || rule.record_line('N', 'changed', format('was %s%s, entered %s by %s; %s by %s: %s',
                    rule.record_value(v_before, f.unit, zone),
                    case when v_before.breach = '' then '' else ' [' || rule.level_text(f, v_before.breach) || ']' end,
                    rule.local_time(v_before.entered_at, zone), rule.who(v_before.entered_by_id),
                    rule.local_time(o.entered_at, zone), rule.who(o.entered_by_id),
                    coalesce(concat_ws(', ', o.reason_code, o.reason), 'computed anew')));
            end if;
            v_before := o;
        end loop;
        if rule.blind(x) then
            v_value := rule.hidden_words();
            v_lines := '{}';
        end if;
        -- per cent of what: the same word has several bases
        return next rule.record_line('F', f.label || coalesce(' (' || f.basis || ')', ''), coalesce(v_value, 'not entered'));
        return query select unnest(v_lines);
        return query select rule.record_line('N', 'triage', format('%s%s, %s by %s: %s', t.decision, coalesce(' ' || t.deviation_id, ''),
                                rule.local_time(t.decided_at, zone), rule.who(t.decided_by_id), t.reason))
                     from core.triage t where t.step_execution_id = x.id and t.process_field_id = f.id order by t.revision;
    end loop;
    return query select r from core.batch b cross join lateral rule.record_uses(b, x.process_step_id, x.occurrence, x.attempt, zone) r where b.id = x.batch_id;
    return query select rule.record_line('N', 'second entry', format('%s, %s by %s', case when k.agrees then 'agrees' else 'differs' end
                            || case when rule.blind(x) then '' else ': ' || k.entered end, rule.local_time(k.entered_at, zone), rule.who(k.entered_by_id)))
                 from core.second_entry k where k.step_execution_id = x.id order by k.attempt;
    return query select rule.record_line('N', 'second entry', format('QA %s, %s: %s', rule.who(k.reviewed_by_id), rule.local_time(k.reviewed_at, zone), k.finding))
                 from core.second_review k where k.step_execution_id = x.id order by k.id;
    return query select * from rule.record_signed('step_execution', x.id, zone);
end
$$;
comment on function rule.record_execution(core.step_execution, text) is 'A recorded step of the batch record.';

-- A step that is skipped, and occurrences that were missed.
create function rule.record_absent(b core.batch, step_id bigint, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    k record;
begin
    for k in select q.*, s.title, s.code from core.step_skip q join core.process_step s on s.id = q.process_step_id
             where q.batch_id = b.id and q.process_step_id = record_absent.step_id order by q.id loop
        return next rule.record_line('T', '', format('%s (%s): SKIPPED, %s', k.title, k.code, k.status));
        return next rule.record_line('F', 'Because', format('%s (deviation %s)', k.reason, k.deviation_id));
        return next rule.record_line('F', 'Proposed', rule.who(k.proposed_by_id) || ', ' || rule.local_time(k.proposed_at, zone));
        return query select * from rule.record_signed('step_skip', k.id, zone);
    end loop;
    return query
    select rule.record_line('N', s.title, format('MISSED, due %s: %s (%s, %s)', rule.local_time(q.due_at, zone), q.reason,
                            rule.who(q.documented_by_id), rule.local_time(q.documented_at, zone)))
    from core.step_missed q join core.process_step s on s.id = q.process_step_id
    where q.batch_id = b.id and q.process_step_id = record_absent.step_id order by q.due_at;
    return query
    select rule.record_line('N', g.step, 'MISSED, due ' || rule.local_time(g.due_at, zone) || ', NOT DOCUMENTED')
    from rule.repeat_gaps(b) g where g.step_id = record_absent.step_id;
end
$$;
comment on function rule.record_absent(core.batch, bigint, text) is 'Skips and missed occurrences of a step in the batch record.';

-- The signatures on an operation as a block.
create function rule.record_block(b core.batch, operation_id bigint, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select rule.record_line('T', '', format('Block %s, to be signed: %s by %s', o.title, o.sign_meaning, o.sign_by))
    from core.process_operation o where o.id = record_block.operation_id and o.sign_by is not null;
    return query
    select r from core.operation_block k cross join lateral rule.record_signed('operation_block', k.id, zone) r
    where k.batch_id = b.id and k.process_operation_id = record_block.operation_id;
end
$$;
comment on function rule.record_block(core.batch, bigint, text) is 'Signatures on a block in the batch record.';

-- What one record of a step used: lots, then devices.
create function rule.record_uses(b core.batch, step_id bigint, occurrence integer, attempt integer, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query select * from rule.record_lots(b, step_id, occurrence, attempt, zone);
    return query select * from rule.record_equipment(b, step_id, occurrence, attempt, zone);
end
$$;
comment on function rule.record_uses(core.batch, bigint, integer, integer, text) is 'Lots and devices of one record of a step in the batch record.';

create function rule.record_steps(b core.batch, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    s record;
    x core.step_execution;
    v_operation bigint;
begin
    return next rule.record_line('H', '', 'Steps');
    for s in select p.*, o.title as operation_title, g.stage as stage_name
             from core.process_step p join core.process_operation o on o.id = p.operation_id
             join core.process_stage g on g.id = o.stage_id
             where p.process_version_id = b.process_version_id and (g.applicable or exists (
                 select from core.step_execution y where y.batch_id = b.id and y.process_step_id = p.id))
             order by g.place, o.place, p.place loop
        if v_operation is distinct from s.operation_id then
            return query select * from rule.record_block(b, v_operation, zone);
            return next rule.record_line('S', '', s.stage_name || ': ' || s.operation_title);
            v_operation := s.operation_id;
        end if;
        if not exists (select from core.step_execution y where y.batch_id = b.id and y.process_step_id = s.id) then
            return next rule.record_line('T', '', format('%s (%s): NOT RECORDED%s', s.title, s.code,
                                                         case when s.optional then ', optional' else '' end));
        end if;
        return query select * from rule.record_absent(b, s.id, zone);
        -- lots and devices that wait for the record of their step
        return query
        select r from (select u.occurrence, u.attempt from (
                           select k.occurrence, k.attempt from core.lot_use k where k.batch_id = b.id and k.process_step_id = s.id
                           union
                           select k.occurrence, k.attempt from core.equipment_use k where k.batch_id = b.id and k.process_step_id = s.id) u
                       where not exists (
                           select from core.step_execution y where y.batch_id = b.id and y.process_step_id = s.id and y.occurrence = u.occurrence
                             and y.attempt = u.attempt) order by 1, 2) w
        cross join lateral rule.record_uses(b, s.id, w.occurrence, w.attempt, zone) r;
        for x in select * from core.step_execution y where y.batch_id = b.id and y.process_step_id = s.id order by y.occurrence, y.attempt loop
            return next rule.record_line('T', '', format('%s (%s) %s: %s%s%s', s.title, s.code, x.occurrence, x.status,
                                                         case when s.critical then ', critical' else '' end,
                                                         case when x.attempt > 1 then ', done anew, attempt ' || x.attempt else '' end));
            return query select * from rule.record_execution(x, zone);
        end loop;
    end loop;
    return query select * from rule.record_block(b, v_operation, zone);
    return next rule.record_line('H', '', 'Clocks');
    return query
    select rule.record_line('F', c.title, format('%s from %s to %s%s', justify_hours(date_trunc('second', c.seen_at - c.from_at)),
               rule.local_time(c.from_at, zone), case when c.runs then 'now' else rule.local_time(c.to_at, zone) end,
               case when c.seen_at > c.from_at + coalesce(c.limit_us, c.absolute_us) * interval '1 microsecond' then ' [OVER]' else '' end)
               -- what it is judged by stands beside it
               || coalesce('; ' || nullif(concat_ws(', ', 'warning after ' || justify_hours(c.warn_us * interval '1 microsecond'),
                      'limit ' || justify_hours(c.limit_us * interval '1 microsecond'),
                      'absolute limit ' || justify_hours(c.absolute_us * interval '1 microsecond')), ''), ''))
    from rule.clock c where c.batch_id = b.id and c.counts order by c.process_timer_id;
    return query
    select rule.record_line('N', t.title, format('%s %s: %s, found %s', k.bound, k.finding, coalesce(rule.local_time(k.breached_at, zone), '-'),
                                                 rule.local_time(k.found_at, zone)))
    from core.timer_breach k join core.process_timer t on t.id = k.process_timer_id where k.batch_id = b.id order by k.id;
end
$$;
comment on function rule.record_steps(core.batch, text) is 'Steps and clocks of the batch record.';

-- Corrections of records other than values of steps and results: which record is meant, what may be written into
-- it, what follows from it. ref.correctable says which fields there are; names in the statements put together here
-- come from it, never from a caller.

-- What a correction is about, read under the lock.
create type work.corrected as (
    k ref.correctable, id bigint, held jsonb, b core.batch, zone text, kind text, reason_code text, reason text,
    uses jsonb          -- of a device: how each of its uses stands before
);

-- A record by the code that people know (sample, order, patient), else by its number; only what the person may see.
create function rule.correctable_id(entity text, record text) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_number bigint := case when record ~ '^[0-9]{1,18}$' then record::bigint end;
begin
    return case correctable_id.entity
        when 'sample' then (select m.id from core.sample m join core.batch b on b.id = m.batch_id
                            where m.code = correctable_id.record and rule.sees(b.site_id))
        when 'therapy_order' then (rule.order_seen(correctable_id.record)).id
        when 'lot' then (rule.lot_seen(correctable_id.record)).id
        when 'patient' then (select p.id from core.patient p where p.code = correctable_id.record and rule.sees(p.site_id))
        when 'patient_identity' then (select i.id from core.patient p join core.patient_identity i on i.patient_id = p.id
                                      where p.code = correctable_id.record and rule.sees(p.site_id))
        when 'batch' then (select b.id from core.batch b where b.code = correctable_id.record and rule.sees(b.site_id))
        when 'equipment_calibration' then rule.correctable_device(correctable_id.entity, v_number)
        when 'equipment_outage' then rule.correctable_device(correctable_id.entity, v_number)
        else (select n.id from (
                  select c.id, c.batch_id, 'collection' as of from core.collection c where c.id = v_number
                  union all select r.id, r.batch_id, 'receipt' from core.receipt r where r.id = v_number
                  union all select u.id, u.batch_id, 'custody' from core.custody u where u.id = v_number
                  union all select i.id, i.batch_id, 'infusion' from core.infusion i where i.id = v_number
                  union all select d.id, d.batch_id, 'deviation' from core.deviation d where d.id = v_number
                  union all select k.id, k.batch_id, 'capa' from core.capa k where k.id = v_number
                  union all select t.id, t.batch_id, 'result' from core.result t where t.id = v_number
                  union all select s.id, s.batch_id, 'shipment' from core.shipment s where s.id = v_number
                  union all select s.id, s.batch_id, 'storage' from core.storage s where s.id = v_number
                  union all select k.id, k.batch_id, 'container' from core.container k where k.id = v_number) n
              join core.batch b on b.id = n.batch_id
              where n.of = correctable_id.entity and rule.sees(b.site_id)) end;
end
$$;
comment on function rule.correctable_id(text, text) is 'A record that can be corrected, by its code or number.';

-- The record as it is held, all of it.
create function rule.correctable_row(entity text, id bigint) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_held jsonb;
begin
    if not exists (select from ref.correctable k where k.entity = correctable_row.entity) then
        return null;
    end if;
    execute format('select to_jsonb(x) from core.%I x where x.id = $1', entity) into v_held using correctable_row.id;
    return v_held;
end
$$;
comment on function rule.correctable_row(text, bigint) is 'The columns of a record that can be corrected.';

-- One field of it as text that depends on no session setting.
create function rule.correctable_text(k ref.correctable, held jsonb) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case k.kind when 'moment' then rule.utc((held ->> k.field)::timestamptz) else held ->> k.field end
$$;
comment on function rule.correctable_text(ref.correctable, jsonb) is 'A field of a record as text.';

-- For views: reading people may not call what rule.observed_text calls.
create function rule.observed_shown(o core.observation) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select rule.observed_text(o)
$$;
comment on function rule.observed_shown(core.observation) is 'A value of a step as text, for views.';

-- Nothing is written into the record of a batch any more: later corrections of what it names are not told in it.
create function rule.batch_ended(b core.batch) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select b.process_status in ('closed', 'cancelled', 'discarded')
$$;
comment on function rule.batch_ended(core.batch) is 'Has the record of a batch come to its end?';

-- The batches whose record says what this record says: its own, those of the order, those of the patient, those that got the lot,
-- those at work that used the device.
create function rule.correction_batches(entity text, held jsonb) returns setof core.batch
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if held ? 'batch_id' then
        return query select b.* from core.batch b where b.id = (held ->> 'batch_id')::bigint;
    elsif entity = 'batch' then
        return query select b.* from core.batch b where b.id = (held ->> 'id')::bigint;
    elsif entity = 'therapy_order' then
        return query select b.* from core.batch b where b.order_id = (held ->> 'id')::bigint order by b.id;
    elsif entity = 'lot' then
        return query
        select b.* from core.batch b
        where b.id in (select u.batch_id from core.lot_use u where u.lot_id = (held ->> 'id')::bigint) order by b.id;
    elsif held ? 'equipment_id' then        -- used by hundreds, most of which are no longer at work
        return query
        select b.* from core.batch b
        where b.id in (select u.batch_id from core.equipment_use u where u.equipment_id = (held ->> 'equipment_id')::bigint)
          and not rule.batch_ended(b) order by b.id;
    else
        return query
        select b.* from core.batch b join core.therapy_event t on t.id = b.therapy_event_id
        where t.patient_id = (held ->> case correction_batches.entity when 'patient' then 'id' else 'patient_id' end)::bigint
        order by b.id;
    end if;
end
$$;
comment on function rule.correction_batches(text, jsonb) is 'Batches that a record belongs to.';

create function rule.correction_site(entity text, held jsonb) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case
        when held ? 'site_id' then (held ->> 'site_id')::bigint
        when held ? 'equipment_id' then (select e.site_id from core.equipment e where e.id = (held ->> 'equipment_id')::bigint)
        when held ? 'therapy_event_id' then (select t.site_id from core.therapy_event t where t.id = (held ->> 'therapy_event_id')::bigint)
        else (select p.site_id from core.patient p where p.id = (held ->> 'patient_id')::bigint) end
$$;
comment on function rule.correction_site(text, jsonb) is 'The site of a record that can be corrected.';

-- May this person correct this field here: one of its roles, and training where hands are on a batch. The role that
-- allows it is the one that the event names.
create function rule.correction_right(inout a work.actor, k ref.correctable, site_id bigint, b core.batch)
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    select r.role into a.role
    from core.person_role r
    where r.person_id = a.person_id and r.site_id = correction_right.site_id and r.status = 'approved'
      and r.role = any (string_to_array(k.roles, ' ')) and a.lab_now between r.valid_from and r.valid_until
    order by array_position(string_to_array(k.roles, ' '), r.role) limit 1;
    if a.role is null then
        perform rule.refuse('VN003', k.entity || ' ' || k.field, 'Ask one of: ' || replace(k.roles, ' ', ', ') || '.');
    end if;
    perform rule.act_as(a);
    if k.trained then
        perform rule.must_be_trained(a, b);
    end if;
end
$$;
comment on function rule.correction_right(work.actor, ref.correctable, bigint, core.batch) is 'Refuses a person who may not correct a field.';

-- What has not happened yet has nothing to correct: it is recorded when it does.
create function rule.correction_there(w work.corrected) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if w.held ->> (w.k).field is null and (w.k).written_by <> '{}' then
        perform rule.refuse('VN117', format('%s %s: nothing stands there', (w.k).entity, (w.k).field),
            format('It is recorded when it happens: %s.', (select string_agg(c.title, ', or: ' order by c.act) from ref.act c where c.act = any ((w.k).written_by))),
            'field');
    elsif w.held ->> 'trace' = 'not_read' and (w.k).field = 'trace' then
        perform rule.refuse('VN117', 'not_read', 'A trace that was not read has no temperatures; write a comment, or open a deviation.', 'field');
    end if;
end
$$;
comment on function rule.correction_there(work.corrected) is 'Refuses to correct what is not there yet.';

-- What a collection or a receipt says itself is corrected there, and what repeats it follows; a result's latest revision is the one that
-- counts.
create function rule.correction_led(w work.corrected) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if (w.k).entity = 'container' and exists (select from core.collection c where c.din = w.held ->> 'code') then
        perform rule.refuse('VN117', w.held ->> 'code', 'Correct the collection: its bag follows.', 'field');
    elsif (w.k).field = 'since_at' and exists (
        select from core.collection c where c.batch_id = (w.held ->> 'batch_id')::bigint and c.finished_at = (w.held ->> 'since_at')::timestamptz
        union all
        select from core.receipt r where r.batch_id = (w.held ->> 'batch_id')::bigint and r.received_at = (w.held ->> 'since_at')::timestamptz
        union all
        select from core.storage s where s.container_id = (w.held ->> 'container_id')::bigint
            and ((s.put_by_id = (w.held ->> 'holder_person_id')::bigint and s.put_at = (w.held ->> 'since_at')::timestamptz)
                 or (s.taken_by_id = (w.held ->> 'holder_person_id')::bigint and s.taken_at = (w.held ->> 'since_at')::timestamptz))) then
        perform rule.refuse('VN117', 'custody ' || w.id, 'Correct the collection, the receipt or the storage that it began with: it follows.', 'field');
    elsif (w.k).entity = 'result' and exists (
        select from core.result r where r.sample_id = (w.held ->> 'sample_id')::bigint and r.line_id = (w.held ->> 'line_id')::bigint
            and r.entry = (w.held ->> 'entry')::bigint and r.revision > (w.held ->> 'revision')::bigint) then
        perform rule.refuse('VN117', 'result ' || w.id, 'A later revision stands: correct that one.', 'record');
    end if;
end
$$;
comment on function rule.correction_led(work.corrected) is 'Refuses to correct what follows another record.';

-- The record's status, as far as it has one.
create function rule.correction_open(w work.corrected) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_ended text;
begin
    select string_agg(x.code || ' ' || x.process_status, ', ' order by x.id) into v_ended
    from rule.correction_batches((w.k).entity, w.held) x where rule.batch_ended(x);
    -- who a patient is, or what a lot is, can turn out wrong years later; the records that have ended keep what they said
    if v_ended is not null and (w.k).entity not in ('patient', 'patient_identity', 'lot') then
        perform rule.refuse('VN117', v_ended);
    elsif w.held ->> 'status' = any ((w.k).fixed_in) then
        perform rule.refuse('VN117', (w.k).entity || ' ' || (w.held ->> 'status'), null, 'field');
    end if;
    perform rule.correction_there(w);
    perform rule.correction_led(w);
end
$$;
comment on function rule.correction_open(work.corrected) is 'Refuses to correct what has come to its end.';

-- Checked signatures that a record waits for: once it was corrected it waits for them again.
create function rule.unchecked_status(entity text, status text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when status = 'checked' and entity = 'collection' then 'finished'
                when status = 'checked' and entity = 'receipt' then 'decided'
                when status = 'reviewed' and entity = 'result' then 'entered' else status end
$$;
comment on function rule.unchecked_status(text, text) is 'Where a record goes back to when its signature has ended.';

-- Writes one correction: the row that keeps what was, the record with its new value, and the end of its signatures.
create function rule.correction_write(w work.corrected, after text, a work.actor) returns core.correction
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    k ref.correctable := w.k;
    c core.correction;
    v_set text := '';
begin
    c.before := rule.correctable_text(k, w.held);
    c.after := correction_write.after;
    if k.personal then
        c.before := encode(rule.commitment(rule.salt(k.entity, w.id), k.field, c.before), 'hex');
        c.after := encode(rule.commitment(rule.salt(k.entity, w.id), k.field, c.after), 'hex');
    end if;
    insert into core.correction (stream_id, batch_id, therapy_event_id, patient_id, lot_id, equipment_id, entity, record_id, record_version,
                                 field, before, after, committed, reason_code, reason, corrected_by_id, corrected_at)
    values ((w.held ->> 'stream_id')::bigint, case k.entity when 'batch' then w.id else (w.held ->> 'batch_id')::bigint end, (w.held ->> 'therapy_event_id')::bigint,
            case k.entity when 'patient' then w.id else (w.held ->> 'patient_id')::bigint end,
            case k.entity when 'lot' then w.id end, (w.held ->> 'equipment_id')::bigint, k.entity, w.id,
            (w.held ->> 'version')::bigint + 1, k.field, c.before, c.after, k.personal, w.reason_code, w.reason,
            a.person_id, a.lab_now)
    returning * into c;
    if k.entity = 'lot' then
        v_set := rule.correction_lot_set(w, correction_write.after);
    elsif k.kind = 'due' then
        v_set := format(', due_at = %L', rule.day_end(correction_write.after::date, w.zone));
    elsif w.held ? 'status' and k.field <> 'status' then
        v_set := format(', status = %L', rule.unchecked_status(k.entity, w.held ->> 'status'));
    end if;
    -- a time that was corrected was not entered at the time
    if k.entity = 'sample' and k.field = 'drawn_at' and w.held ->> 'entry_mode' = 'at the time' then
        v_set := v_set || format(', entry_mode = ''late'', late_reason = %L', w.reason);
    end if;
    execute format('update core.%I x set %I = $1::%s, version = x.version + 1%s where x.id = $2', k.entity, k.field,
                   (select format_type(t.atttypid, t.atttypmod) from pg_attribute t
                    where t.attrelid = format('core.%I', k.entity)::regclass and t.attname = k.field), v_set)
        using correction_write.after, w.id;
    perform rule.supersede(k.entity, w.id, format('%s of the record was corrected', k.field), a.lab_now);
    return c;
end
$$;
comment on function rule.correction_write(work.corrected, text, work.actor) is 'Writes a correction and the corrected record.';

-- What repeats the corrected value elsewhere and follows it: the bag of a collection, the custody that began with it.
create function rule.correction_followers(w work.corrected) returns table (entity text, field text, id bigint)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'container', case (w.k).field when 'din' then 'code' else 'volume_ml' end, c.id
    from core.container c
    where (w.k).entity = 'collection' and (w.k).field in ('din', 'volume_ml')
      and c.batch_id = (w.held ->> 'batch_id')::bigint and c.code = w.held ->> 'din'
    union all
    select 'custody', 'since_at', u.id
    from core.custody u
    where (w.k).entity || '.' || (w.k).field in ('collection.finished_at', 'receipt.received_at')
      and u.batch_id = (w.held ->> 'batch_id')::bigint and u.since_at = (w.held ->> (w.k).field)::timestamptz
    union all
    -- whoever put it in or took it out had it from then on
    select 'custody', 'since_at', u.id
    from core.custody u
    where (w.k).entity || '.' || (w.k).field in ('storage.put_at', 'storage.taken_at')
      and u.container_id = (w.held ->> 'container_id')::bigint and u.since_at = (w.held ->> (w.k).field)::timestamptz
      and u.holder_person_id = (w.held ->> case (w.k).field when 'put_at' then 'put_by_id' else 'taken_by_id' end)::bigint
    union all
    select 'shipment', 'sent_at', s.id
    from core.shipment s where (w.k).entity || '.' || (w.k).field = 'custody.since_at' and s.custody_id = w.id
    union all
    -- a shipper came when what was in it came
    select 'shipment', 'received_at', s.id
    from core.shipment s join core.shipment_container m on m.shipment_id = s.id
    where (w.k).entity || '.' || (w.k).field in ('custody.since_at', 'receipt.received_at')
      and m.container_id = (w.held ->> 'container_id')::bigint and s.received_at = (w.held ->> (w.k).field)::timestamptz
$$;
comment on function rule.correction_followers(work.corrected) is 'Fields of other records that repeat a corrected value.';

create function rule.correction_follow(w work.corrected, after text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    f record;
    n work.corrected;
    v_out jsonb := '[]';
begin
    for f in select * from rule.correction_followers(w) loop
        n := w;
        n.k.entity := f.entity;
        n.k.field := f.field;
        n.id := f.id;
        n.held := rule.correctable_row(f.entity, f.id);
        -- people type minutes: a shipper came no earlier than it was sent
        perform rule.correction_write(n, case when f.entity || '.' || f.field = 'shipment.received_at'
            then rule.utc(greatest(correction_follow.after::timestamptz, (n.held ->> 'sent_at')::timestamptz)) else correction_follow.after end, a);
        v_out := v_out || jsonb_build_array(f.entity || ' ' || f.id || ' ' || f.field);
    end loop;
    return v_out;
end
$$;
comment on function rule.correction_follow(work.corrected, text, work.actor) is 'Corrects what repeats a corrected value.';

-- A result of a line that needs the corrected value is judged anew, in a revision of its own that asks for review:
-- its number may rest on the value, too, which only people can tell.
create function rule.judged_anew(b core.batch, need text, why_code text, why text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    r core.result;
    n core.result;
    l core.specification_line;
    v_out jsonb := '[]';
begin
    for r in
        select x.* from core.result x
        where x.batch_id = b.id and x.status <> 'invalid'
          and exists (select from core.specification_need d where d.line_id = x.line_id and d.need = judged_anew.need)
          and not exists (select from core.result y where y.batch_id = x.batch_id and y.line_id = x.line_id and y.sample_id = x.sample_id
                          and y.entry = x.entry and y.revision > x.revision)
        order by x.id
    loop
        select * into l from core.specification_line x where x.id = r.line_id;
        n := r;
        n.verdict := rule.judge_in(b, l, row(r.qualifier, r.number, r.raw, r.reported, r.word, r.not_recorded, r.stage)::work.result_value);
        insert into core.result (stream_id, batch_id, therapy_event_id, sample_id, line_id, entry, revision, qualifier, number,
            raw, reported, word, not_recorded, reason_code, reason, stage, verdict, analyst_id, tested_at, entered_at, entry_mode,
            source, status)
        values (r.stream_id, r.batch_id, r.therapy_event_id, r.sample_id, r.line_id, r.entry, r.revision + 1, r.qualifier,
            r.number, r.raw, r.reported, r.word, r.not_recorded, why_code, why, r.stage, n.verdict, a.person_id, r.tested_at,
            a.lab_now, r.entry_mode, r.source, 'entered')
        returning * into n;
        raise log 'vein result act=% request=% digest=%', a.act, a.request, encode(substr(a.digest, 1, 8), 'hex');
        perform rule.supersede('result', r.id, need || ' of the order was corrected', a.lab_now);
        v_out := v_out || jsonb_build_array(jsonb_build_object('line', l.code, 'result', n.id, 'before', r.verdict, 'verdict', n.verdict)
                                            || rule.investigation_open(b, n, a));
    end loop;
    return v_out;
end
$$;
comment on function rule.judged_anew(core.batch, text, text, text, work.actor) is 'Judges results anew whose line needs a corrected value.';

-- What was judged by the corrected value and is judged anew: a shipper's trace, the clock of what was thawed.
create function rule.correction_judged(w work.corrected, after text, a work.actor) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    n work.corrected := w;
    v_trace text;
begin
    if (w.k).entity = 'shipment' and (w.k).field in ('condition_band', 'trace_low_c', 'trace_high_c') and w.held ->> 'trace' <> 'not_read' then
        n.held := rule.correctable_row('shipment', w.id);
        v_trace := rule.trace_word(n.held ->> 'condition_band', (n.held ->> 'trace_low_c')::numeric, (n.held ->> 'trace_high_c')::numeric);
        n.k := (select k from ref.correctable k where k.entity = 'shipment' and k.field = 'trace');
        if v_trace <> n.held ->> 'trace' then
            perform rule.correction_write(n, v_trace, a);
        end if;
    elsif (w.k).entity || '.' || (w.k).field = 'storage.taken_at' then
        perform rule.thaw_anew((w.held ->> 'container_id')::bigint, correction_judged.after::timestamptz, null, a.lab_now);
    elsif (w.k).entity || '.' || (w.k).field = 'infusion.started_at' then
        perform rule.thaw_anew((w.held ->> 'container_id')::bigint, null, correction_judged.after::timestamptz, a.lab_now);
    end if;
end
$$;
comment on function rule.correction_judged(work.corrected, text, work.actor) is 'Judges anew what was judged by a corrected value.';

-- What was reviewed of the results on a sample named its point and when it was drawn: said otherwise, they are reviewed
-- again. What an investigation has concluded stays so, without the review of before.
create function rule.results_unreviewed(sample_id bigint, why text, lab_now timestamptz) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    r core.result;
    v_out jsonb := '[]';
begin
    for r in
        select x.* from core.result x join core.signature g on g.entity = 'result' and g.record_id = x.id and g.superseded_at is null
        where x.sample_id = results_unreviewed.sample_id order by x.id
    loop
        perform rule.supersede('result', r.id, why, lab_now);
        update core.result x set status = rule.unchecked_status('result', x.status), version = x.version + 1
        where x.id = r.id and x.status = 'reviewed';
        v_out := v_out || to_jsonb(r.id);
    end loop;
    return v_out;
end
$$;
comment on function rule.results_unreviewed(bigint, text, timestamptz) is 'Ends the reviews of the results on a sample that was corrected.';

-- What follows for the batches: values are recomputed, results judged anew, reviews and decisions end.
create function rule.correction_follows(w work.corrected, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    v_need text := case when (w.k).entity = 'therapy_order' then case (w.k).field when 'weight_kg' then 'weight'
                                                                  when 'planned_dose' then 'planned_dose' end end;
    v_computed jsonb := '{}';
    v_judged jsonb := '[]';
    v_unreviewed jsonb := '[]';
begin
    if (w.k).entity = 'lot' then
        return rule.correction_lot_follows(w, a);
    elsif w.held ? 'equipment_id' then
        return rule.correction_equipment_follows(w, a);
    end if;
    for b in select * from rule.correction_batches((w.k).entity, w.held) x where not rule.batch_ended(x) loop
        if v_need is not null then
            v_computed := v_computed || rule.recompute(b, 0, w.reason_code, w.reason, a);
            v_judged := v_judged || rule.judged_anew(b, v_need, w.reason_code, w.reason, a);
        elsif (w.k).entity = 'sample' then
            v_unreviewed := rule.results_unreviewed(w.id, format('%s of the sample was corrected', (w.k).field), a.lab_now);
        end if;
        perform rule.supersede_batch(b, null, format('%s of %s was corrected', (w.k).field, replace((w.k).entity, '_', ' ')), a.lab_now);
        perform rule.release_undermined(b, 'a record that the release rests on was corrected', a.person_id, a.lab_now);
    end loop;
    return jsonb_build_object('recomputed', v_computed, 'judged', v_judged, 'unreviewed', v_unreviewed);
end
$$;
comment on function rule.correction_follows(work.corrected, work.actor) is 'What a correction means for the batches.';

-- Who changed a record last, when, and what: told to somebody who saw it before.
create function rule.last_change(entity text, record bigint, stream bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    e ledger.event;
    v_what text;
begin
    select x.* into e from ledger.event x
    where x.stream = last_change.stream and x.entity = last_change.entity and x.key = last_change.record::text
    order by x."position" desc limit 1;
    if entity = 'step_execution' then
        select string_agg(format('%s: %s instead of %s', f.label, rule.observed_text(o), rule.observed_text(p)), ', ' order by f.place)
        into v_what
        from core.observation o
        join core.observation p on p.step_execution_id = o.step_execution_id and p.process_field_id = o.process_field_id
                               and p.revision = o.revision - 1
        join core.process_field f on f.id = o.process_field_id
        where o.step_execution_id = last_change.record
          and o.entered_at = (select max(q.entered_at) from core.observation q where q.step_execution_id = last_change.record and q.revision > 1);
    else
        select string_agg(case when c.committed then c.field
                               else format('%s: %s instead of %s', c.field, coalesce(c.after, 'nothing'), coalesce(c.before, 'nothing')) end,
                          ', ' order by c.id)
        into v_what
        from core.correction c
        where c.entity = last_change.entity and c.record_id = last_change.record
          and c.record_version = (select max(d.record_version) from core.correction d
                                  where d.entity = last_change.entity and d.record_id = last_change.record);
    end if;
    return concat_ws('; ', format('%s by %s at %s', e.act, e.person, rule.utc(e.lab_at)), v_what);
end
$$;
comment on function rule.last_change(text, bigint, bigint) is 'Who changed a record last, when and what.';

-- As rule.same_version, for records that two people correct at once: the loser reads what the other one did.
create function rule.same_record(entity text, record bigint, stream bigint, seen bigint, there bigint) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if seen is distinct from there then
        perform rule.refuse('VN101', format('seen %s, now %s; %s', coalesce(seen::text, 'none'), there,
                                            rule.last_change(entity, record, stream)), null, 'version');
    end if;
end
$$;
comment on function rule.same_record(text, bigint, bigint, bigint, bigint) is 'Refuses a stale version and says what has changed.';

-- Where batches stand, thing by thing: what a correction can change. Compared before and after, it is what a
-- preview shows.
create function rule.standing(batches bigint[]) returns table (kind text, what text, words text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with b as (select x.* from core.batch x where x.id = any (batches)),
    o as (select b.code || ': ' || s.code || ' ' || x.occurrence || ', ' || f.label as named, n.*
          from b join core.step_execution x on x.batch_id = b.id
          join core.process_step s on s.id = x.process_step_id
          join core.process_field f on f.step_id = s.id
          join lateral (select rule.observed_text(q) as value, q.breach from core.observation q
                        where q.step_execution_id = x.id and q.process_field_id = f.id order by q.revision desc limit 1) n on true)
    select 'value', o.named, o.value from o
    union all
    select 'level', o.named, o.breach from o where o.breach <> ''
    union all
    select 'record', b.code || ': ' || rule.step_name(x.id), x.status from b join core.step_execution x on x.batch_id = b.id
    union all
    select 'record', b.code || ': collection ' || c.id, c.status from b join core.collection c on c.batch_id = b.id
    union all
    select 'record', b.code || ': receipt ' || r.id, r.status from b join core.receipt r on r.batch_id = b.id
    union all
    select 'custody', b.code || ': custody ' || u.id, rule.utc(u.since_at) from b join core.custody u on u.batch_id = b.id
    union all
    select 'container', b.code || ': container ' || c.id, concat_ws(', ', c.code, c.volume_ml || ' mL') from b join core.container c on c.batch_id = b.id
    union all
    select 'test', b.code || ': ' || e.line, concat_ws(', ', e.value_text, e.verdict, e.status) from b cross join lateral rule.evaluation(b.id) e
    union all
    select 'investigation', b.code || ': ' || l.label || ' on ' || m.code, string_agg(i.status, ', ' order by i.id)
    from b join core.investigation i on i.batch_id = b.id join core.result r on r.id = i.result_id
    join core.specification_line l on l.id = r.line_id join core.sample m on m.id = r.sample_id group by 1, 2
    union all
    select 'clock', b.code || ': ' || c.title, concat_ws(', ', 'from ' || rule.utc(c.from_at),
               case when c.counts and c.runs then 'runs' else 'to ' || rule.utc(c.to_at) end,
               case when c.counts and c.seen_at > c.from_at + coalesce(c.limit_us, c.absolute_us) * interval '1 microsecond' then 'over' end)
    from b join rule.clock c on c.batch_id = b.id where c.from_at is not null
    union all
    select 'signature', b.code || ': ' || concat_ws(' ', replace(g.entity, '_', ' '), g.record_id, g.meaning, 'by', rule.who(g.person_id),
               'signature ' || g.id), case when g.superseded_at is null then 'valid' else 'superseded' end
    from b join core.signature g on g.stream_id = b.stream_id
    union all
    select 'quality', b.code::text, b.quality_status from b;
end
$$;
comment on function rule.standing(bigint[]) is 'Where batches stand, thing by thing.';

create function rule.standing_kept(batches bigint[], lot bigint default null, device bigint default null) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(jsonb_agg(to_jsonb(s)), '[]')
    from (select * from rule.standing(batches) union all select * from rule.standing_lot(lot)
          union all select * from rule.standing_device(device)) s
$$;
comment on function rule.standing_kept(bigint[], bigint, bigint) is 'Where batches, a lot and a device stand, as one value.';

create function rule.effects(earlier jsonb, later jsonb) returns table (kind text, what text, before text, after text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(e.kind, l.kind), coalesce(e.what, l.what), e.words, l.words
    from jsonb_to_recordset(effects.earlier) e (kind text, what text, words text)
    full join jsonb_to_recordset(effects.later) l (kind text, what text, words text) on l.kind = e.kind and l.what = e.what
    where e.words is distinct from l.words
    order by array_position(array['lot', 'device', 'value', 'level', 'test', 'investigation', 'clock', 'custody', 'container', 'record',
                                  'signature', 'quality'], coalesce(e.kind, l.kind)), 2
$$;
comment on function rule.effects(jsonb, jsonb) is 'What differs between two standings.';

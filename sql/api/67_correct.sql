-- Corrections of records, what a correction would change before it is made, and what was corrected.

-- The record that is meant, as it stands under the lock, and everything around it that the checks need.
create function rule.correcting(entity text, field text, id bigint, reason_code text, reason text) returns work.corrected
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    w work.corrected;
begin
    w.k := (select k from ref.correctable k where k.entity = correcting.entity and k.field = correcting.field);
    w.id := correcting.id;
    w.held := rule.correctable_row(entity, id);
    w.b := (select x from rule.correction_batches(entity, w.held) x order by x.id limit 1);
    w.kind := (select t.kind from core.therapy_event t where t.id = (w.held ->> 'therapy_event_id')::bigint);
    w.zone := (select s.time_zone from core.site s where s.id = rule.correction_site(entity, w.held));
    w.reason_code := correcting.reason_code;
    w.reason := correcting.reason;
    w.uses := case when w.held ? 'equipment_id' then rule.equipment_uses_standing((w.held ->> 'equipment_id')::bigint) end;
    return w;
end
$$;
comment on function rule.correcting(text, text, bigint, text, text) is 'What a correction is about.';

-- The streams that a correction writes into: the record's own first, then those of the batches that it belongs to.
create function rule.correction_streams(entity text, held jsonb) returns bigint[]
language sql stable set search_path = pg_catalog, pg_temp as $$
    select array[(held ->> 'stream_id')::bigint]
        || array(select b.stream_id from rule.correction_batches(entity, held) b
                 where b.stream_id <> (held ->> 'stream_id')::bigint order by b.stream_id)
$$;
comment on function rule.correction_streams(text, jsonb) is 'Streams that a correction locks.';

create function api.record_correct(request uuid, entity text, record text, version bigint, field text, value text,
                                   reason_code text, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_id bigint := rule.correctable_id(record_correct.entity, record_correct.record);
    v_held jsonb := rule.correctable_row(record_correct.entity, v_id);
    v_streams bigint[] := case when v_held is null then '{}' else rule.correction_streams(record_correct.entity, v_held) end;
    -- the request id salts the digest: a birth date that is digested could be guessed
    a work.actor := rule.act_begin('record_correct', request, rule.digest(jsonb_build_array(request, entity, record, version, field,
                        value, reason_code, reason)), v_streams, rule.correction_site(record_correct.entity, v_held), reason);
    w work.corrected;
    c core.correction;
    v_after text;
    v_followed jsonb;
    v_follows jsonb;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    w := rule.correcting(record_correct.entity, record_correct.field, v_id, record_correct.reason_code, record_correct.reason);
    if (w.k).entity is null then
        perform rule.refuse('VN125', left(concat_ws(' ', record_correct.entity, record_correct.field), 60), null, 'field');
    elsif v_id is null then
        perform rule.refuse('VN306', left(record_correct.record, 60), null, 'record');
    elsif rule.correction_streams(record_correct.entity, w.held) <> v_streams then
        perform rule.refuse('VN120', 'a batch was issued, or got the lot or the device, meanwhile');
    end if;
    a := rule.correction_right(a, w.k, rule.correction_site(record_correct.entity, w.held), w.b);
    perform rule.same_record(record_correct.entity, v_id, a.stream, record_correct.version, (w.held ->> 'version')::bigint);
    perform rule.correction_open(w);
    if not exists (select from ref.reason k where k.kind = 'correction' and k.word = record_correct.reason_code) then
        perform rule.refuse('VN208', left(record_correct.reason_code, 60), null, 'reason_code');
    end if;
    w.reason := rule.reason(record_correct.reason);
    v_after := rule.correction_value(w, record_correct.value, a.lab_now);
    if rule.correction_same(w.k, rule.correctable_text(w.k, w.held), v_after) then
        perform rule.refuse('VN126', case when (w.k).personal then (w.k).field else v_after end, null, 'value');
    end if;
    v_followed := rule.correction_follow(w, v_after, a);
    c := rule.correction_write(w, v_after, a);
    perform rule.correction_judged(w, v_after, a);
    v_follows := rule.correction_follows(w, a);
    return rule.done(a, jsonb_build_object('correction', c.id, 'entity', c.entity, 'record', record_correct.record,
        'version', (rule.correctable_row(record_correct.entity, v_id) ->> 'version')::bigint, 'field', c.field, 'before', c.before, 'after', c.after, 'committed', c.committed,
        'followed', v_followed) || v_follows);
end
$$;
comment on function api.record_correct(uuid, text, text, bigint, text, text, text, text) is
    'Corrects one field of a record with a reason; what it said before is kept.';

-- A preview runs the very act in a subtransaction that is always rolled back, so that the two cannot differ: same
-- checks, same refusals. What is left is what differs between before and after, kept in variables, which a
-- rollback does not touch; ids that were drawn are not given back. The act's lines in the server's log stay, too, under a
-- request that a line of their own calls a preview's.
create function rule.preview_result(r jsonb, earlier jsonb, later jsonb)
returns table (kind text, what text, before text, after text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'stop', concat_ws(' ', r ->> 'code', r ->> 'rule'), r ->> 'value', r ->> 'way_out' where r ->> 'verdict' = 'stop'
    union all
    select 'field', concat_ws(' ', r -> 'data' ->> 'entity', r -> 'data' ->> 'record', r -> 'data' ->> 'field'),
           case when r -> 'data' ->> 'committed' = 'false' then r -> 'data' ->> 'before' end,
           case when r -> 'data' ->> 'committed' = 'false' then r -> 'data' ->> 'after' end
    where r ->> 'verdict' = 'done' and r -> 'data' ? 'field'
    union all
    (select * from rule.effects(preview_result.earlier, preview_result.later))
$$;
comment on function rule.preview_result(jsonb, jsonb, jsonb) is 'What an act would have changed, line by line.';

-- The acts that have one, each by its own call.
create function rule.preview_act(act text, request uuid, j jsonb) returns api.answer
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    case act
        when 'observation_correct' then
            return api.observation_correct(request, (j ->> 'step_execution')::bigint, j ->> 'field', (j ->> 'version')::bigint,
                                           j ->> 'value', j ->> 'reason_code', j ->> 'reason');
        when 'result_correct' then
            return api.result_correct(request, (j ->> 'result')::bigint, (j ->> 'version')::bigint, j ->> 'value',
                                      j ->> 'reason_code', j ->> 'reason');
        when 'record_correct' then
            return api.record_correct(request, j ->> 'entity', j ->> 'record', (j ->> 'version')::bigint, j ->> 'field',
                                      j ->> 'value', j ->> 'reason_code', j ->> 'reason');
    end case;
end
$$;
comment on function rule.preview_act(text, uuid, jsonb) is 'Does one of the acts that have a preview.';

create function rule.preview(act text, arguments jsonb, batches bigint[], lot bigint default null, device bigint default null)
returns table (kind text, what text, before text, after text)
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_request uuid := gen_random_uuid();
    v_earlier jsonb;
    v_later jsonb;
    r api.answer;
begin
    raise log 'vein preview act=% request=%', preview.act, v_request;
    begin
        v_earlier := rule.standing_kept(batches, lot, device);
        r := rule.preview_act(act, v_request, arguments);
        v_later := rule.standing_kept(batches, lot, device);
        raise exception using errcode = 'UNDO0';
    exception when sqlstate 'UNDO0' then
        null;
    end;
    return query select * from rule.preview_result(to_jsonb(r), v_earlier, v_later);
end
$$;
comment on function rule.preview(text, jsonb, bigint[], bigint, bigint) is 'Does an act, undoes it, and tells what it would have changed.';

create function api.record_preview(entity text, record text, version bigint, field text, value text, reason_code text, reason text)
returns table (kind text, what text, before text, after text)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select * from rule.preview('record_correct', jsonb_build_object('entity', entity, 'record', record, 'version', version,
                                   'field', field, 'value', value, 'reason_code', reason_code, 'reason', reason),
        array(select b.id from rule.correction_batches(entity, rule.correctable_row(entity, rule.correctable_id(entity, record))) b
              where rule.sees(b.site_id)),
        case entity when 'lot' then rule.correctable_id(entity, record) end,
        (rule.correctable_row(entity, rule.correctable_id(entity, record)) ->> 'equipment_id')::bigint)
$$;
comment on function api.record_preview(text, text, bigint, text, text, text, text) is
    'What a correction of a record would change; nothing is written.';

create function api.observation_preview(step_execution bigint, field text, version bigint, value text, reason_code text, reason text)
returns table (kind text, what text, before text, after text)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select * from rule.preview('observation_correct', jsonb_build_object('step_execution', step_execution, 'field', field,
                                   'version', version, 'value', value, 'reason_code', reason_code, 'reason', reason),
        array(select b.id from core.step_execution x join core.batch b on b.id = x.batch_id
              where x.id = step_execution and rule.sees(b.site_id)))
$$;
comment on function api.observation_preview(bigint, text, bigint, text, text, text) is
    'What a correction of a step''s value would change; nothing is written.';

create function api.result_preview(result bigint, version bigint, value text, reason_code text, reason text)
returns table (kind text, what text, before text, after text)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select * from rule.preview('result_correct', jsonb_build_object('result', result, 'version', version, 'value', value,
                                   'reason_code', reason_code, 'reason', reason),
        array(select b.id from core.result x join core.batch b on b.id = x.batch_id
              where x.id = result_preview.result and rule.sees(b.site_id)))
$$;
comment on function api.result_preview(bigint, bigint, text, text, text) is
    'What a correction of a result would change; nothing is written.';

-- Everything that was corrected, whatever it is: values of steps, results, records. What belongs to an order or a
-- patient stands with each of its batches, what belongs to a lot with each batch that had got it, to a device with each that it
-- meant something for.
create view api.correction with (security_barrier) as
    select c.batch::text as batch, c.entity, c.record, c.field, c.title, c.version, c.before, c.after, c.reason_code, c.reason,
           p.printed_name::text as corrected_by, c.at as corrected_at
    from (
        select b.site_id, b.code as batch, 'observation' as entity, x.id::text as record, f.name as field,
               s.code || ' ' || x.occurrence || ', ' || f.label as title, o.revision::bigint as version,
               rule.observed_shown(p) || coalesce(' ' || nullif(f.unit, '1'), '') as before,
               rule.observed_shown(o) || coalesce(' ' || nullif(f.unit, '1'), '') as after, o.reason_code, o.reason::text as reason,
               o.entered_by_id as by_id, o.entered_at as at
        from core.observation o
        join core.observation p on p.step_execution_id = o.step_execution_id and p.process_field_id = o.process_field_id
                               and p.revision = o.revision - 1
        join core.batch b on b.id = o.batch_id
        join core.step_execution x on x.id = o.step_execution_id
        join core.process_step s on s.id = x.process_step_id
        join core.process_field f on f.id = o.process_field_id
        union all
        select b.site_id, b.code, 'result', r.id::text, l.code, l.label || ' on ' || m.code || ', test ' || r.entry, r.revision,
               rule.result_text(p) || ', ' || p.verdict, rule.result_text(r) || ', ' || r.verdict, r.reason_code, r.reason::text, r.analyst_id,
               r.entered_at
        from core.result r
        join core.result p on p.batch_id = r.batch_id and p.line_id = r.line_id and p.sample_id = r.sample_id and p.entry = r.entry
                          and p.revision = r.revision - 1
        join core.batch b on b.id = r.batch_id
        join core.specification_line l on l.id = r.line_id
        join core.sample m on m.id = r.sample_id
        union all
        select coalesce(b.site_id, v.site_id, q.site_id, l.site_id, e.site_id), b.code, c.entity, coalesce(m.code, t.code, q.code, l.code, c.record_id::text), c.field,
               coalesce(k.title, replace(c.field, '_', ' ')) || ' of ' || replace(c.entity, '_', ' ') || ' '
                   || coalesce(m.code, t.code, q.code, l.code, c.record_id || coalesce(' of ' || e.code, '')),
               c.record_version, case when c.committed then 'commitment ' else '' end || c.before,
               case when c.committed then 'commitment ' else '' end || c.after, c.reason_code, c.reason::text, c.corrected_by_id,
               c.corrected_at
        from core.correction c
        left join ref.correctable k on k.entity = c.entity and k.field = c.field
        left join core.sample m on c.entity = 'sample' and m.id = c.record_id
        left join core.therapy_order t on c.entity = 'therapy_order' and t.id = c.record_id
        left join core.patient q on q.id = c.patient_id
        left join core.lot l on l.id = c.lot_id
        left join core.equipment e on e.id = c.equipment_id
        left join core.therapy_event v on v.id = c.therapy_event_id
        left join lateral (
            select x.* from core.batch x where x.id = c.batch_id
            union all select x.* from core.batch x where c.batch_id is null and x.order_id = t.id
            union all select x.* from core.batch x join core.therapy_event y on y.id = x.therapy_event_id
                      where c.patient_id is not null and y.patient_id = c.patient_id
            union all select x.* from core.batch x where c.lot_id is not null and exists (
                          select from core.lot_use u where u.batch_id = x.id and u.lot_id = c.lot_id and u.entered_at <= c.corrected_at)
            union all select x.* from core.batch x where c.equipment_id is not null and exists (
                          select from core.equipment_use u where u.batch_id = x.id and u.equipment_id = c.equipment_id
                             and c.corrected_at between u.entered_at and u.told_at)) b on true) c
    join core.person p on p.id = c.by_id
    where c.site_id = any ((select rule.sites())::bigint[]);
comment on view api.correction is 'What was corrected: before, after, why, by whom and when.';

create view api.correctable with (security_barrier) as
    select k.entity, k.field, k.title, k.kind, k.least, k.most, array_to_string(k.words, '; ') as words, k.personal, k.roles,
           rule.holds(k.roles) as mine
    from ref.correctable k where cardinality((select rule.sites())) > 0;
comment on view api.correctable is 'Which fields of which records can be corrected, and by whom.';

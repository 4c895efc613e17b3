-- A checked document as rows, one statement a table. Everything hangs on the family's stream.
create function rule.process_expand(v core.process_version, doc jsonb) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    insert into core.process_reference (stream_id, process_version_id, place, name, number)
    select v.stream_id, v.id, r.ordinality, r.value ->> 'name', r.value ->> 'number'
    from jsonb_array_elements(doc #> '{product,frame,references}') with ordinality r order by r.ordinality;
    insert into core.process_route (stream_id, process_version_id, transition)
    select v.stream_id, v.id, r.value from jsonb_array_elements_text(doc -> 'route') with ordinality r order by r.ordinality;
    insert into core.process_stage (stream_id, process_version_id, place, stage, applicable, note)
    select v.stream_id, v.id, s.ordinality, s.value ->> 'stage', coalesce((s.value ->> 'applicable')::boolean, true), s.value ->> 'note'
    from jsonb_array_elements(doc -> 'stages') with ordinality s order by s.ordinality;
    insert into core.process_operation (stream_id, process_version_id, stage_id, place, code, title, sign_by, sign_meaning)
    select v.stream_id, v.id, g.id, o.ordinality, o.value ->> 'id', o.value ->> 'title', o.value #>> '{sign,by}', o.value #>> '{sign,meaning}'
    from jsonb_array_elements(doc -> 'stages') s
    join core.process_stage g on g.process_version_id = v.id and g.stage = s.value ->> 'stage'
    cross join jsonb_array_elements(s.value -> 'operations') with ordinality o order by g.place, o.ordinality;
    insert into core.process_step (stream_id, process_version_id, operation_id, stage, place, code, title, instruction, performed_by,
        witness_by, check_by, checkpoint, optional, critical, repeat_every_us, repeat_tolerance_us, repeat_until)
    select v.stream_id, v.id, o.id, t.stage, row_number() over w, t.id, t.step ->> 'title', t.step ->> 'instruction',
           t.step ->> 'performed_by', t.step ->> 'witness', t.step ->> 'check', t.step #>> '{identity,checkpoint}',
           coalesce((t.step ->> 'optional')::boolean, false), coalesce((t.step ->> 'critical')::boolean, false),
           rule.duration_us(t.step #>> '{repeat,every}'), rule.duration_us(t.step #>> '{repeat,tolerance}'), t.step #>> '{repeat,until}'
    from rule.process_steps(doc) t
    join core.process_operation o on o.process_version_id = v.id and o.code = t.operation
    window w as (order by t.stage_place, t.operation_place, t.place)
    order by t.stage_place, t.operation_place, t.place;
    insert into core.process_step_after (stream_id, step_id, after_step_id)
    select v.stream_id, s.id, b.id
    from rule.process_steps(doc) t join core.process_step s on s.process_version_id = v.id and s.code = t.id
    cross join jsonb_array_elements_text(t.step -> 'after') a
    join core.process_step b on b.process_version_id = v.id and b.code = a order by s.id, b.id;
    perform rule.process_expand_fields(v, doc);
    perform rule.process_expand_goods(v, doc);
    insert into core.process_timer (stream_id, process_version_id, code, title, from_edge, from_step_id, to_edge, to_step_id,
        warn_us, limit_us, absolute_us)
    select v.stream_id, v.id, x.value ->> 'id', x.value ->> 'title',
           case when x.value -> 'from' ? 'start' then 'start' else 'end' end, f.id,
           case when x.value -> 'to' ? 'start' then 'start' else 'end' end, t.id,
           rule.duration_us(x.value ->> 'warn'), rule.duration_us(x.value ->> 'limit'), rule.duration_us(x.value ->> 'absolute')
    from jsonb_array_elements(doc -> 'timers') with ordinality x
    join core.process_step f on f.process_version_id = v.id and f.code = coalesce(x.value #>> '{from,start}', x.value #>> '{from,end}')
    join core.process_step t on t.process_version_id = v.id and t.code = coalesce(x.value #>> '{to,start}', x.value #>> '{to,end}')
    order by x.ordinality;
    perform rule.process_expand_lines(v, doc);
end
$$;
comment on function rule.process_expand(core.process_version, jsonb) is 'Writes a checked document as rows.';

create function rule.process_expand_fields(v core.process_version, doc jsonb) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    insert into core.process_field (stream_id, step_id, place, name, label, kind, basis, unit, decimals, plausible_low, plausible_high,
        alert_op, alert_value, alert_low, alert_high, alert_relative_to, alert_percent,
        action_op, action_value, action_low, action_high, action_relative_to, action_percent, required, critical, formula)
    select v.stream_id, s.id, f.place, f.name, f.field ->> 'label', f.kind, f.field ->> 'basis', coalesce(f.field ->> 'unit', case f.kind when 'percent' then '%' end),
           (f.field ->> 'decimals')::integer, (f.field #>> '{plausible,0}')::numeric, (f.field #>> '{plausible,1}')::numeric,
           f.field #>> '{alert,op}', (f.field #>> '{alert,value}')::numeric, (f.field #>> '{alert,low}')::numeric,
           (f.field #>> '{alert,high}')::numeric, f.field #>> '{alert,relative_to}', (f.field #>> '{alert,percent}')::numeric,
           f.field #>> '{action,op}', (f.field #>> '{action,value}')::numeric, (f.field #>> '{action,low}')::numeric,
           (f.field #>> '{action,high}')::numeric, f.field #>> '{action,relative_to}', (f.field #>> '{action,percent}')::numeric,
           coalesce((f.field ->> 'required')::boolean, false), coalesce((f.field ->> 'critical')::boolean, false), f.field ->> 'formula'
    from rule.process_fields(doc) f join core.process_step s on s.process_version_id = v.id and s.code = f.step
    order by s.id, f.place;
    insert into core.process_field_word (stream_id, field_id, place, word)
    select v.stream_id, p.id, w.ordinality, w.value
    from rule.process_fields(doc) f join core.process_step s on s.process_version_id = v.id and s.code = f.step
    join core.process_field p on p.step_id = s.id and p.name = f.name
    cross join jsonb_array_elements_text(f.field -> 'words') with ordinality w order by p.id, w.ordinality;
    insert into core.process_field_source (stream_id, field_id, source)
    select v.stream_id, p.id, w.value
    from rule.process_fields(doc) f join core.process_step s on s.process_version_id = v.id and s.code = f.step
    join core.process_field p on p.step_id = s.id and p.name = f.name
    cross join jsonb_array_elements_text(case jsonb_typeof(f.field -> 'source') when 'array' then f.field -> 'source' else '[]' end) w
    order by p.id, w.value;
    insert into core.process_field_argument (stream_id, field_id, argument, source)
    select v.stream_id, p.id, a.key, a.value
    from rule.process_fields(doc) f join core.process_step s on s.process_version_id = v.id and s.code = f.step
    join core.process_field p on p.step_id = s.id and p.name = f.name
    cross join jsonb_each_text(f.field -> 'arguments') a where a.key not in ('note', 'source') order by p.id, a.key;
end
$$;
comment on function rule.process_expand_fields(core.process_version, jsonb) is 'Writes the fields of a checked document.';

create function rule.process_expand_goods(v core.process_version, doc jsonb) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    insert into core.process_step_material (stream_id, step_id, material, quantity, unit, quantity_field)
    select v.stream_id, s.id, m.value ->> 'material', (m.value #>> '{quantity,value}')::numeric, m.value #>> '{quantity,unit}',
           m.value #>> '{quantity,field}'
    from rule.process_steps(doc) t join core.process_step s on s.process_version_id = v.id and s.code = t.id
    cross join jsonb_array_elements(t.step -> 'materials') with ordinality m order by s.id, m.ordinality;
    insert into core.process_step_equipment (stream_id, step_id, class)
    select v.stream_id, s.id, e.value ->> 'class'
    from rule.process_steps(doc) t join core.process_step s on s.process_version_id = v.id and s.code = t.id
    cross join jsonb_array_elements(t.step -> 'equipment') with ordinality e order by s.id, e.ordinality;
    insert into core.process_step_sample (stream_id, step_id, sample)
    select v.stream_id, s.id, e.value ->> 'sample'
    from rule.process_steps(doc) t join core.process_step s on s.process_version_id = v.id and s.code = t.id
    cross join jsonb_array_elements(t.step -> 'samples') with ordinality e order by s.id, e.ordinality;
    insert into core.process_step_sample_test (stream_id, step_sample_id, test)
    select v.stream_id, x.id, q.value
    from rule.process_steps(doc) t join core.process_step s on s.process_version_id = v.id and s.code = t.id
    cross join jsonb_array_elements(t.step -> 'samples') e
    join core.process_step_sample x on x.step_id = s.id and x.sample = e.value ->> 'sample'
    cross join jsonb_array_elements_text(e.value -> 'tests') with ordinality q order by x.id, q.ordinality;
    insert into core.process_step_container (stream_id, step_id, container, count)
    select v.stream_id, s.id, e.value ->> 'container', coalesce((e.value ->> 'count')::integer, 1)
    from rule.process_steps(doc) t join core.process_step s on s.process_version_id = v.id and s.code = t.id
    cross join jsonb_array_elements(t.step -> 'produces') with ordinality e order by s.id, e.ordinality;
end
$$;
comment on function rule.process_expand_goods(core.process_version, jsonb) is
    'Writes materials, equipment, samples and containers of a checked document.';

create function rule.process_expand_lines(v core.process_version, doc jsonb) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    insert into core.specification_line (stream_id, process_version_id, place, any_of, code, label, test, basis, method, sample, unit,
        decimals, op, value, low, high, report, gate, retests, interim_label, interim_gate, note, source)
    select v.stream_id, v.id, l.place, l.any_of, l.id, l.line ->> 'label', l.line ->> 'test', l.line ->> 'basis', l.line ->> 'method',
           l.line ->> 'sample', l.line ->> 'unit', (l.line ->> 'decimals')::integer, l.line #>> '{limit,op}',
           (l.line #>> '{limit,value}')::numeric, (l.line #>> '{limit,low}')::numeric, (l.line #>> '{limit,high}')::numeric,
           coalesce((l.line ->> 'report')::boolean, false), (l.line ->> 'gate')::boolean, coalesce((l.line ->> 'retests')::integer, 0),
           l.line #>> '{interim,label}', (l.line #>> '{interim,gate}')::boolean, l.line ->> 'note', l.line ->> 'source'
    from rule.process_lines(doc) l order by l.place;
    insert into core.specification_word (stream_id, line_id, place, word, passes, interim_passes)
    select v.stream_id, s.id, w.ordinality, w.value, l.line -> 'pass' ? w.value, coalesce(l.line #> '{interim,pass}' ? w.value, false)
    from rule.process_lines(doc) l join core.specification_line s on s.process_version_id = v.id and s.code = l.id
    cross join jsonb_array_elements_text(l.line -> 'words') with ordinality w order by s.id, w.ordinality;
    insert into core.specification_need (stream_id, line_id, need)
    select v.stream_id, s.id, w.value
    from rule.process_lines(doc) l join core.specification_line s on s.process_version_id = v.id and s.code = l.id
    cross join jsonb_array_elements_text(l.line -> 'needs') w order by s.id, w.value;
end
$$;
comment on function rule.process_expand_lines(core.process_version, jsonb) is 'Writes the specification of a checked document.';

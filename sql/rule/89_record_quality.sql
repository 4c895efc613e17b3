-- The batch record, second part: quality, what happened beside the plan, and the ledger's word.

-- What a sample is drawn for, and what of that no result of the sample says. A test that is on no line of the specification is
-- one of the steps' own: its numbers are entered there.
create function rule.record_sample_tests(b core.batch, sample_id bigint, sample text) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    with drawn as (
        select t.test, bool_or(l.id is not null) as judged,
               bool_or(exists (select from core.result r where r.line_id = l.id and r.sample_id = record_sample_tests.sample_id)) as told
        from core.process_step s
        join core.process_step_sample k on k.step_id = s.id and k.sample = record_sample_tests.sample
        join core.process_step_sample_test t on t.step_sample_id = k.id
        left join core.specification_line l on l.process_version_id = b.process_version_id and l.test = t.test
                                           and (l.sample is null or l.sample = record_sample_tests.sample)
        where s.process_version_id = b.process_version_id
        group by t.test)
    select rule.record_line('F', 'Drawn for', string_agg(d.test, ', ' order by d.test)) from drawn d
    union all
    select rule.record_line('F', 'No result of', string_agg(d.test, ', ' order by d.test)) from drawn d where d.judged and not coalesce(d.told, false)
    union all
    select rule.record_line('F', 'Not in the specification', string_agg(d.test, ', ' order by d.test)) from drawn d where not d.judged
$$;
comment on function rule.record_sample_tests(core.batch, bigint, text) is 'The tests of a sample in the batch record.';

create function rule.record_quality(b core.batch, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    r record;
    v record;
begin
    return next rule.record_line('H', '', 'Samples');
    for r in select * from core.sample x where x.batch_id = b.id order by x.id loop
        return next rule.record_line('T', '', format('%s: %s', r.code, r.sample));
        return next rule.record_line('F', 'Drawn', format('%s, %s, %s', coalesce(rule.local_time(r.drawn_at, zone), 'time not in the source'),
                                                          rule.who(r.drawn_by_id), r.entry_mode));
        return next rule.record_line('F', 'LATE because', r.late_reason);
        return next rule.record_line('F', 'Source', r.source);
        return query select * from rule.record_sample_tests(b, r.id, r.sample);
        return query select * from rule.record_changed('sample', r.id, zone);
    end loop;
    return next rule.record_line('H', '', 'Results');
    for r in select x as entry, x.*, l as spec_line, l.label, l.basis, l.unit, l.method, l.note as line_note, l.source as line_source,
                    m.code as sample_code,
                    x.revision < max(x.revision) over (partition by x.line_id, x.sample_id, x.entry) as old
             from core.result x join core.specification_line l on l.id = x.line_id join core.sample m on m.id = x.sample_id
             where x.batch_id = b.id order by l.place, m.id, x.entry, x.revision loop
        return next rule.record_line('T', '', format('%s on %s, test %s%s%s', r.label, r.sample_code, (r.entry).entry,
            case when r.revision = 1 then '' else ', revision ' || r.revision || ' [CHANGED]' end,
            case when r.old then ' [NOT VALID, changed below]' else '' end));
        return next rule.record_line('F', 'Result', format('%s%s: %s (%s)', rule.result_text(r.entry),
            case when r.number is null then '' else coalesce(' ' || nullif(r.unit, '1'), '') end, r.verdict, r.stage));
        return next rule.record_line('F', 'As given', r.raw);
        return next rule.record_line('F', 'Limit', concat_ws(', ', rule.limit_text(r.spec_line), 'of ' || r.basis));
        return next rule.record_line('F', 'Method', r.method);
        -- what the process document says about its limit, an erratum for example
        return next rule.record_line('N', 'limit', nullif(concat_ws('; ', r.line_source, r.line_note), ''));
        return next rule.record_line('F', case when r.revision = 1 then 'Not recorded because' else 'Changed because' end,
                                     nullif(concat_ws(', ', r.reason_code, r.reason), ''));
        return next rule.record_line('F', 'Tested', concat_ws(', ', coalesce(rule.local_time(r.tested_at, zone), 'time not in the source'),
                                                             rule.who(r.analyst_id)));
        return next rule.record_line('F', 'Entered', rule.local_time(r.entered_at, zone) || ', ' || r.entry_mode || ', ' || r.status);
        return next rule.record_line('F', 'Source', r.source);
        return query select * from rule.record_signed('result', r.id, zone);
    end loop;
    return next rule.record_line('H', '', 'Evaluation');
    return query select rule.record_line('F', e.label, e.words || '; limit ' || e.limit_text)
                 from rule.evaluation(b.id) e order by e.place, e.line_id;
    select q.words into v from rule.verdict(b.id) q;
    return next rule.record_line('F', 'Verdict', v.words);
    return next rule.record_line('H', '', 'Holds');
    for r in select * from core.hold x where x.batch_id = b.id order by x.id loop
        return next rule.record_line('T', '', 'Hold, ' || r.status);
        return next rule.record_line('F', 'Placed', format('%s, %s: %s', rule.local_time(r.placed_at, zone), rule.who(r.placed_by_id), r.reason));
        return next rule.record_line('F', 'Lifted', rule.who(r.lifted_by_id) || ': ' || r.lift_reason);
    end loop;
end
$$;
comment on function rule.record_quality(core.batch, text) is 'Samples, results, evaluation and holds of the batch record.';

create function rule.record_decisions(b core.batch, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    r record;
begin
    return next rule.record_line('H', '', 'Review and dispositions');
    return query select * from rule.record_signed('batch', b.id, zone);
    for r in select * from core.disposition x where x.batch_id = b.id order by x.id loop
        return next rule.record_line('T', '', format('Decision %s: %s, %s', r.id, r.decision, r.status));
        return next rule.record_line('F', 'Proposed', rule.local_time(r.proposed_at, zone) || ', ' || rule.who(r.proposed_by_id));
        return next rule.record_line('F', 'Reason', r.reason);
        return next rule.record_line('F', 'Verdict then', r.verdict);
        return query select rule.record_line('N', '', l) from string_to_table(r.evaluation, E'\n') l where l <> '';
        return query select * from rule.record_signed('disposition', r.id, zone);
    end loop;
    for r in select * from core.abort x where x.batch_id = b.id order by x.id loop
        return next rule.record_line('T', '', 'Abort, ' || r.status);
        return next rule.record_line('F', 'Proposed', format('%s, %s: %s', rule.local_time(r.proposed_at, zone),
                                                             rule.who(r.proposed_by_id), r.reason));
        return query select * from rule.record_signed('abort', r.id, zone);
    end loop;
    return next rule.record_line('H', '', 'Infusion');
    for r in select x.*, c.code as container from core.infusion x join core.container c on c.id = x.container_id
             where x.batch_id = b.id order by x.id loop
        return next rule.record_line('T', '', 'Infusion of ' || r.container);
        return next rule.record_line('F', 'By', rule.who(r.performed_by_id));
        return next rule.record_line('F', 'Time', concat_ws(' to ', rule.local_time(r.started_at, zone), rule.local_time(r.ended_at, zone)));
        return next rule.record_line('F', 'Volume', r.volume_ml || ' mL');
        return next rule.record_line('F', 'Reaction', r.reaction);
        return next rule.record_line('F', 'Identity check', r.identity_check_id::text);
        return query select * from rule.record_changed('infusion', r.id, zone);
        return query select * from rule.record_signed('infusion', r.id, zone);
    end loop;
    return next rule.record_line('H', '', 'Near misses');
    for r in select * from core.near_miss x where x.batch_id = b.id order by x.id loop
        return next rule.record_line('T', '', format('%s: %s', r.code, r.rule));
        return next rule.record_line('F', 'When', format('%s, %s, %s', rule.local_time(r.happened_at, zone), rule.who(r.person_id), r.act));
        -- what was expected of a patient's identity is not for every reader of the record
        return next rule.record_line('F', 'Expected', regexp_replace(r.expected, '^(name|birth_date|record_number) .*$', '\1 of the patient'));
        return next rule.record_line('F', 'Way out', r.way_out);
    end loop;
end
$$;
comment on function rule.record_decisions(core.batch, text) is 'Review, dispositions, infusion and near misses of the batch record.';

-- Name of a column as people read it: units stand at its end, what it points to is shown by its code.
create function rule.column_title(name text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select replace(regexp_replace(regexp_replace(regexp_replace(name, '_id$', ''), '_ml$', ', mL'), '_c$', ', Cel'), '_', ' ')
$$;
comment on function rule.column_title(text) is 'Name of a column as people read it.';

-- A column's value as people read it. coded: the table that it points into, when things there have codes.
create function rule.column_text(coded text, type oid, shown text, zone text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_code text;
begin
    if coded = 'person' then
        return rule.who(shown::bigint);
    elsif coded = 'step_execution' then
        return (
            select s.code || ' ' || x.occurrence
            from core.step_execution x join core.process_step s on s.id = x.process_step_id where x.id = shown::bigint);
    elsif coded is not null then
        execute format('select x.code from core.%I x where x.id = $1', coded) into v_code using shown::bigint;
        return v_code;
    elsif type = 'timestamptz'::regtype then
        return rule.local_time(shown::timestamptz, zone);
    end if;
    return shown;
end
$$;
comment on function rule.column_text(text, oid, text, text) is 'Value of a column as people read it.';

-- The rows of one table that belong to the batch, column by column.
create function rule.record_rows(b core.batch, zone text, table_name text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    r jsonb;
    c record;
begin
    for r in execute format('select to_jsonb(x) from core.%I x where x.batch_id = $1 order by x.id', table_name) using b.id loop
        return next rule.record_line('T', '', replace(table_name, '_', ' ') || ' ' || (r ->> 'id'));
        for c in
            select a.attname as name, r ->> a.attname as shown, coalesce(nullif(y.typbasetype, 0), a.atttypid) as type, k.coded
            from pg_attribute a join pg_type y on y.oid = a.atttypid
            left join lateral (
                -- what a number stands for: the table it points into, where things have codes, or the step
                select f.relname::text as coded
                from pg_constraint n join pg_class f on f.oid = n.confrelid
                where n.contype = 'f' and n.conrelid = a.attrelid and n.conkey[1] = a.attnum
                  and (f.relname = 'step_execution' or exists (select from pg_attribute x where x.attrelid = f.oid and x.attname = 'code'))
                limit 1) k on true
            where a.attrelid = format('core.%I', table_name)::regclass and a.attnum > 0 and not a.attisdropped
              and a.attname not in ('id', 'stream_id', 'batch_id', 'therapy_event_id', 'version') and r ->> a.attname is not null
            order by a.attnum
        loop
            return next rule.record_line('F', rule.column_title(c.name), rule.column_text(c.coded, c.type, c.shown, zone));
        end loop;
        return query select * from rule.record_changed(table_name, (r ->> 'id')::bigint, zone);
        return query select * from rule.record_signed(table_name, (r ->> 'id')::bigint, zone);
    end loop;
end
$$;
comment on function rule.record_rows(core.batch, text, text) is 'The rows of one table in the batch record.';

-- That there was no deviation is said like everything else that was looked for: a section that is not there says nothing.
create function rule.record_deviations(b core.batch, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_table text;
begin
    return next rule.record_line('H', '', 'Deviations and investigations');
    foreach v_table in array array['deviation', 'deviation_named', 'deviation_touch', 'capa', 'investigation'] loop
        return query select * from rule.record_rows(b, zone, v_table);
    end loop;
end
$$;
comment on function rule.record_deviations(core.batch, text) is 'Deviations, corrective actions and investigations of the batch record.';

-- Whatever else belongs to the batch: a table that no section above knows is shown column by column, so that
-- a later table cannot be left out of the record.
create function rule.record_others(b core.batch, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_table text;
    v_line text;
    v_title boolean := false;
begin
    for v_table in
        select t.relname from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attname = 'batch_id' and not a.attisdropped
        where t.relnamespace = 'core'::regnamespace and t.relkind = 'r'
          and t.relname <> all (array['custody', 'collection', 'container', 'receipt', 'identity_check', 'identity_item', 'step_execution',
              'observation', 'hold', 'timer_breach', 'correction', 'sample', 'result', 'disposition', 'abort', 'infusion', 'near_miss',
              'step_skip', 'step_missed', 'step_invalidation', 'step_retiming', 'second_entry', 'second_review', 'operation_block', 'triage', 'lot_use', 'equipment_use',
              'deviation', 'deviation_named', 'deviation_touch', 'capa', 'investigation'])
        order by t.oid
    loop
        for v_line in select * from rule.record_rows(b, zone, v_table) loop
            if not v_title then
                return next rule.record_line('H', '', 'Other records');
                v_title := true;
            end if;
            return next v_line;
        end loop;
    end loop;
end
$$;
comment on function rule.record_others(core.batch, text) is 'Records of a batch that no other section of the batch record shows.';

create function rule.record_history(b core.batch, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return next rule.record_line('H', '', 'Corrections, in the order in which they were made');
    return query
    select rule.record_line('N', rule.local_time(c.entered_at, zone),
                            format('%s: %s, was %s, is %s; %s', rule.who(c.by_id), c.what, c.was, c.now, c.why))
    from (
        select o.entered_at, o.id, 1 as part, o.entered_by_id as by_id, format('%s %s, %s', s.code, x.occurrence, f.label) as what,
               rule.record_value(p, f.unit, zone) as was, rule.record_value(o, f.unit, zone) as now,
               coalesce(concat_ws(', ', o.reason_code, o.reason), 'computed anew') as why
        from core.observation o
        join core.observation p on p.step_execution_id = o.step_execution_id and p.process_field_id = o.process_field_id
                                and p.revision = o.revision - 1
        join core.step_execution x on x.id = o.step_execution_id
        join core.process_step s on s.id = x.process_step_id
        join core.process_field f on f.id = o.process_field_id
        where o.batch_id = b.id and not rule.blind(x)
        union all
        select r.entered_at, r.id, 2, r.analyst_id, format('%s on %s, test %s', l.label, m.code, r.entry), rule.result_text(p),
               rule.result_text(r), concat_ws(', ', r.reason_code, r.reason)
        from core.result r
        join core.result p on p.batch_id = r.batch_id and p.line_id = r.line_id and p.sample_id = r.sample_id and p.entry = r.entry
                           and p.revision = r.revision - 1
        join core.specification_line l on l.id = r.line_id
        join core.sample m on m.id = r.sample_id
        where r.batch_id = b.id
        union all
        select c.corrected_at, c.id, 3, c.corrected_by_id,
               format('%s %s, %s', replace(c.entity, '_', ' '), c.record_id, coalesce(k.title, replace(c.field, '_', ' '))),
               rule.record_kept(c, c.before, zone), rule.record_kept(c, c.after, zone), concat_ws(', ', c.reason_code, c.reason)
        from rule.batch_corrections(b) c
        left join ref.correctable k on k.entity = c.entity and k.field = c.field
        union all
        select d.withdrawn_at, d.id, 4, d.withdrawn_by_id, 'disposal of ' || c.code, concat_ws(', ', d.way, d.quantity_ml || ' mL', d.reason),
               'withdrawn', concat_ws(', ', d.withdraw_code, d.withdraw_reason)
        from core.disposal d join core.container c on c.id = d.container_id where d.batch_id = b.id and d.status = 'withdrawn') c
    order by c.entered_at, c.part, c.id;
    return next rule.record_line('H', '', 'All signatures, in the order in which they were given');
    return query
    select rule.record_line('N', rule.local_time(g.signed_at, zone), format('%s %s, version %s: %s by %s as %s; digest %s%s', g.entity, g.record_id,
               g.record_version, g.meaning, rule.who(g.person_id), g.role, encode(g.digest, 'hex'),
               ' [SUPERSEDED ' || rule.local_time(g.superseded_at, zone) || ': ' || g.superseded_by || ']'))
    from core.signature g where g.stream_id = b.stream_id
    order by g.id;
end
$$;
comment on function rule.record_history(core.batch, text) is 'Corrections and signatures of a batch in their order.';

create function rule.record_end(b core.batch, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    h ledger.head;
    c ledger.checkpoint;
begin
    select * into h from ledger.head x where x.stream = b.stream_id;
    select * into c from ledger.checkpoint x order by x.incarnation desc, x.size desc limit 1;
    return next rule.record_line('H', '', 'Issues of this record');
    return query select rule.record_line('N', rule.local_time(x.happened_at, zone), format('issue %s, to %s', x.id, rule.who(x.person_id)))
                 from core.access x where x.kind = 'export' and x.subject = 'batch record ' || b.code order by x.id;
    return next rule.record_line('H', '', 'Ledger');
    return next rule.record_line('F', 'Stream', format('%s, batch %s', b.stream_id, b.code));
    return next rule.record_line('F', 'Events', h."position"::text);
    return next rule.record_line('F', 'Head', encode(h.head, 'hex'));
    return next rule.record_line('F', 'Newest checkpoint', coalesce(format('%s, %s events', split_part(c.text, E'\n', 1), c.size), 'none yet'));
    return next rule.record_line('F', 'Root', encode(c.root, 'hex'));
end
$$;
comment on function rule.record_end(core.batch, text) is 'Issues of the batch record and the head of the batch''s stream.';

-- The whole record. In training every copy says so, at its beginning and its end.
create function rule.record_text(b core.batch, issue text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_zone text := (select s.time_zone from core.site s where s.id = b.site_id);
    v_banner text := (select nullif(concat_ws('   ', case i.mode when 'training' then 'TRAINING' end, nullif(b.mark, '')), '')
                      from core.installation i);
begin
    return (
        select string_agg(q.l, E'\n' order by q.part, q.n)
        from (
            select 1 as part, n, l from unnest(array[rule.record_line('B', '', v_banner), rule.record_line('B', '', 'BATCH RECORD ' || b.code),
                rule.record_line('F', 'Issued', issue), rule.record_line('F', 'Times', v_zone || ', with offset'),
                rule.record_line('F', 'Numbers', 'count through the whole installation: one that is missing here stands in another record')]) with ordinality u (l, n)
            union all select 2, n, l from rule.record_head(b, v_zone) with ordinality u (l, n)
            union all select 3, n, l from rule.record_chain(b, v_zone) with ordinality u (l, n)
            union all select 4, n, l from rule.record_steps(b, v_zone) with ordinality u (l, n)
            union all select 5, n, l from rule.record_quality(b, v_zone) with ordinality u (l, n)
            union all select 6, n, l from rule.record_decisions(b, v_zone) with ordinality u (l, n)
            union all select 7, n, l from rule.record_deviations(b, v_zone) with ordinality u (l, n)
            union all select 8, n, l from rule.record_others(b, v_zone) with ordinality u (l, n)
            union all select 9, n, l from rule.record_history(b, v_zone) with ordinality u (l, n)
            union all select 10, n, l from rule.record_end(b, v_zone) with ordinality u (l, n)
            union all select 11, 1, rule.record_line('B', '', v_banner)
            union all select 11, 2, rule.record_line('B', '', 'END OF BATCH RECORD ' || b.code)) q
        where q.l is not null);
end
$$;
comment on function rule.record_text(core.batch, text) is 'The complete batch record, one line of text a line.';

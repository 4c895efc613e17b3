-- What about the steps of a batch is open, in one place: the worklist, the board and a release read it.

-- Current values beyond a level that nobody has answered for: action by QA's triage, alert by a comment.
create view rule.alarm as
    select o.id as observation_id, o.batch_id, x.id as step_execution_id, x.occurrence, s.id as step_id, s.code as step, s.performed_by,
           f.id as process_field_id, f.name as field, f.label, o.revision, o.breach, o.number, f.unit, o.entered_at, o.entered_by_id,
           s.title
    from core.observation o
    join core.step_execution x on x.id = o.step_execution_id and x.status <> 'invalidated'
    join core.process_step s on s.id = x.process_step_id
    join core.process_field f on f.id = o.process_field_id
    where o.breach <> ''
      and not exists (select from core.observation n where n.step_execution_id = o.step_execution_id
                      and n.process_field_id = o.process_field_id and n.revision > o.revision)
      and case o.breach
          when 'action' then not exists (select from core.triage t where t.step_execution_id = o.step_execution_id
                                         and t.process_field_id = o.process_field_id and t.revision = o.revision)
          else not exists (select from core.comment c where c.step_execution_id = o.step_execution_id and c.written_at >= o.entered_at) end;
comment on view rule.alarm is 'Values at their alert or action level without comment or triage.';

-- Who the processes of these batches name, so that nothing is looked for that nobody asked for: those who perform steps,
-- repeat them, witness or check them, sign blocks. seconds: do they have values entered twice?
create function rule.steps_ask(ids bigint[], asked text[], out performs boolean, out repeats boolean, out signs boolean,
                               out seconds boolean, out blocks boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_versions bigint[] := array(select distinct b.process_version_id from core.batch b where b.id = any (ids));
begin
    select bool_or(rule.asks(asked, s.performed_by)), bool_or(rule.asks(asked, s.performed_by) and s.repeat_every_us is not null),
           bool_or(rule.asks(asked, concat_ws(' ', s.witness_by, s.check_by))),
           bool_or(s.check_by is not null and exists (select from core.process_field f
                                                      where f.step_id = s.id and f.critical and f.kind <> 'computed'))
    into performs, repeats, signs, seconds
    from core.process_step s where s.process_version_id = any (v_versions);
    blocks := exists (select from core.process_operation o
                      where o.process_version_id = any (v_versions) and o.sign_by is not null and rule.asks(asked, o.sign_by));
end
$$;
comment on function rule.steps_ask(bigint[], text[]) is 'Do the processes of these batches name one of the roles asked for, and for what?';

-- Of many batches at once, since board and worklist ask for all they show. ready: somebody can do it now. asked, kinds:
-- only what is asked for (rule.asks), where that spares looking for the rest.
create function rule.batches_open(ids bigint[], asked text[] default null, kinds text[] default null)
returns table (batch_id bigint, kind text, what text, roles text, step_id bigint, ready boolean, opens work.opens)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_signature boolean := rule.asks(kinds, 'signature');
    v_qa boolean := rule.asks(asked, 'qa');
    v_named record;
begin
    select * into v_named from rule.steps_ask(ids, asked);
    if v_named.repeats and rule.asks(kinds, 'late') then
        return query
        select g.batch_id, 'late', 'missed, not documented: ' || g.step || ' due ' || rule.utc(g.due_at), g.performed_by, g.step_id, true,
               rule.opens('step_miss', step => g.step)
        from rule.batches_gaps(ids) g where rule.asks(asked, g.performed_by);
    end if;
    if (v_qa or v_named.performs) and rule.asks(kinds, 'deviation due') then
        return query
        select m.batch_id, case m.breach when 'action' then 'deviation' else 'due' end,
               case m.breach when 'action' then 'triage missing: ' else 'comment missing: ' end
                   || format('%s %s, %s, record %s', m.step, m.occurrence, m.label, m.step_execution_id),
               case m.breach when 'action' then 'qa' else m.performed_by end, m.step_id, true,
               case m.breach when 'action' then rule.opens('observation_triage', 'step_execution', m.step_execution_id, x.version, field => m.field)
                             else rule.opens('comment_add', 'step_execution', m.step_execution_id) end
        from rule.alarm m join core.step_execution x on x.id = m.step_execution_id where m.batch_id = any (ids);
    end if;
    if v_signature and v_qa then
        return query
        select k.batch_id, 'signature', format('approved: skip of %s, record %s', s.code, k.id), 'qa', s.id, true,
               rule.opens('sign', 'step_skip', k.id, meaning => 'approved')
        from core.step_skip k join core.process_step s on s.id = k.process_step_id where k.batch_id = any (ids) and k.status = 'proposed';
        return query
        select k.batch_id, 'signature', format('approved: invalidation of %s %s, record %s', s.code, x.occurrence, k.id), 'qa', s.id, true,
               rule.opens('sign', 'step_invalidation', k.id, meaning => 'approved')
        from core.step_invalidation k join core.step_execution x on x.id = k.step_execution_id
        join core.process_step s on s.id = x.process_step_id where k.batch_id = any (ids) and k.status = 'proposed';
    end if;
    if v_named.seconds and v_signature and (v_qa or v_named.signs) then
        return query
        select x.batch_id, 'signature', format('second entry %s: %s %s, record %s', case when t.tries >= 2 then 'differs twice' else 'missing' end,
                   s.code, x.occurrence, x.id), case when t.tries >= 2 then 'qa' else s.check_by end, s.id, true,
               rule.opens(case when t.tries >= 2 then 'step_review' else 'step_second' end, 'step_execution', x.id, x.version)
        from core.step_execution x join core.process_step s on s.id = x.process_step_id
        cross join lateral (select rule.second_tries(x.id) as tries) t
        where x.batch_id = any (ids) and x.second_entry is not null and rule.blind(x);
    end if;
    if v_signature and v_named.blocks then
        return query
        select u.batch_id, 'signature', format('%s: block %s%s', u.meaning, u.title, ', record ' || u.record), u.sign_by,
               (select min(s.id) from core.process_step s where s.operation_id = u.operation_id), u.ready,
               rule.opens('sign', 'operation_block', u.record, meaning => u.meaning)
        from rule.batches_unsigned(ids, asked) u;
    end if;
    if rule.asks(asked, 'technician') and rule.asks(kinds, 'late')
       and exists (select from core.step_invalidation k where k.batch_id = any (ids) and k.status = 'done') then
        return query
        select n.batch_id, 'late', n.what, 'technician', null::bigint, true, null::work.opens from rule.batches_undone(ids) n;
    end if;
end
$$;
comment on function rule.batches_open(bigint[], text[], text[]) is 'What about the steps of batches waits for somebody, and for whom.';

-- A line of its own above a record that does not hold, or that was done again.
create function rule.work_title(x core.step_execution) returns text
language plpgsql stable as $$
begin
    return case when x.status = 'invalidated' or x.attempt > 1 then
        format('attempt %s of %s', x.attempt, rule.step_name(x.id)) || case when x.status = 'invalidated'
            then ', INVALIDATED: ' || (select k.reason from core.step_invalidation k
                                       where k.step_execution_id = x.id and k.status = 'done') else '' end end;
end
$$;
comment on function rule.work_title(core.step_execution) is 'Attempt and invalidation of a recorded step; NULL for an ordinary one.';

-- What belongs to the record besides the recorded steps: for the audit review, or of one operation for its block.
create function rule.content_batch_work(record bigint, operation_id bigint default null) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select t.line from (
        select s.place, 1 as part, k.id, concat_ws('; ', 'skipped: ' || s.code, k.reason, 'deviation ' || k.deviation_id, 'by ' || p.code, k.status) as line
        from core.step_skip k join core.process_step s on s.id = k.process_step_id join core.person p on p.id = k.proposed_by_id
        where k.batch_id = record and s.operation_id = coalesce(content_batch_work.operation_id, s.operation_id) and k.status <> 'withdrawn'
        union all
        select s.place, 2, k.id, concat_ws('; ', 'missed: ' || s.code || ' due ' || rule.utc(k.due_at), k.reason, 'by ' || p.code)
        from core.step_missed k join core.process_step s on s.id = k.process_step_id join core.person p on p.id = k.documented_by_id
        where k.batch_id = record and s.operation_id = coalesce(content_batch_work.operation_id, s.operation_id)
        union all
        select s.place, 3, k.id, concat_ws('; ', 'invalidation of ' || rule.step_name(k.step_execution_id) || ', attempt ' || x.attempt, k.reason,
               'deviation ' || k.deviation_id, 'by ' || p.code, k.status)
        from core.step_invalidation k join core.step_execution x on x.id = k.step_execution_id
        join core.process_step s on s.id = x.process_step_id join core.person p on p.id = k.proposed_by_id
        where k.batch_id = record and s.operation_id = coalesce(content_batch_work.operation_id, s.operation_id) and k.status <> 'withdrawn'
        union all
        select s.place, 4, k.id, concat_ws('; ', 'time of ' || rule.step_name(k.step_execution_id) || ' corrected: was '
               || coalesce(rule.utc(k.before_at), 'not in the source') || ', is ' || rule.utc(k.after_at), k.reason_code, k.reason, 'by ' || p.code)
        from core.step_retiming k join core.step_execution x on x.id = k.step_execution_id
        join core.process_step s on s.id = x.process_step_id join core.person p on p.id = k.corrected_by_id
        where k.batch_id = record and s.operation_id = coalesce(content_batch_work.operation_id, s.operation_id)
        union all
        select s.place, 5, k.id, concat_ws('; ', 'second entry of ' || rule.step_name(k.step_execution_id) || ': '
               || case when k.agrees then 'agrees' else 'differs' end, rule.utc(k.entered_at), 'by ' || p.code)
        from core.second_entry k join core.step_execution x on x.id = k.step_execution_id
        join core.process_step s on s.id = x.process_step_id join core.person p on p.id = k.entered_by_id
        where k.batch_id = record and s.operation_id = coalesce(content_batch_work.operation_id, s.operation_id)
        union all
        select s.place, 6, k.id, concat_ws('; ', 'QA on the second entry of ' || rule.step_name(k.step_execution_id) || ': ' || k.finding, 'by ' || p.code)
        from core.second_review k join core.step_execution x on x.id = k.step_execution_id
        join core.process_step s on s.id = x.process_step_id join core.person p on p.id = k.reviewed_by_id
        where k.batch_id = record and s.operation_id = coalesce(content_batch_work.operation_id, s.operation_id)
        union all
        select s.place, 7, k.id, concat_ws('; ', 'triage of ' || rule.step_name(k.step_execution_id) || ', ' || f.label || ', revision ' || k.revision || ': '
               || k.decision || coalesce(' ' || k.deviation_id, ''), k.reason, 'by ' || p.code)
        from core.triage k join core.process_field f on f.id = k.process_field_id
        join core.process_step s on s.id = f.step_id join core.person p on p.id = k.decided_by_id
        where k.batch_id = record and content_batch_work.operation_id is null
        union all
        select 0, 8, k.id, concat_ws('; ', 'file ' || rule.attachment_text(k.batch_id, k.sha256), 'by ' || p.code)
        from core.attachment k join core.person p on p.id = k.registered_by_id
        where k.batch_id = record and content_batch_work.operation_id is null) t
    order by t.place, t.part, t.id;
end
$$;
comment on function rule.content_batch_work(bigint, bigint) is 'Skips, misses, invalidations, corrected times, second entries, triage and files of a batch or an operation.';

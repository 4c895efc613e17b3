-- What signatures on a process version mean: a manager's first, then QA's by another person, who has not
-- proposed the document either. The second approves it: in force from its date, and then instead of the
-- version before. Nothing runs at that date; what is in force is asked of the dates, so it can't be late.

-- How a version stands at a moment: draft, approved (its date is to come), in force, superseded, retired.
-- A version whose date came supersedes for good those before, also when it was retired later.
create function rule.process_standing(v core.process_version, at timestamptz) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case when v.status <> 'approved' then v.status
                when v.in_force_from > at then 'approved'
                when exists (select from core.process_version o
                             where o.process_id = v.process_id and o.in_force_from > v.in_force_from and o.in_force_from <= at
                               and coalesce(o.retired_at > o.in_force_from, true)) then 'superseded'
                else 'in force' end
$$;
comment on function rule.process_standing(core.process_version, timestamptz) is 'How a process version stands at a moment.';

-- The version of a family that is in force at a moment; all NULL when there is none.
create function rule.process_in_force(process_id bigint, at timestamptz) returns core.process_version
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select v from core.process_version v
    where v.process_id = process_in_force.process_id and rule.process_standing(v, process_in_force.at) = 'in force'
$$;
comment on function rule.process_in_force(bigint, timestamptz) is 'The version of a process that is in force.';

create function rule.subject_process_version(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select row(v.stream_id, v.version, null, null, 'process ' || p.code || ' ' || v.number)::work.subject
    from core.process_version v join core.process p on p.id = v.process_id where v.id = record
$$;
comment on function rule.subject_process_version(bigint) is 'Where a process version stands.';

create function rule.roles_process_version(record bigint, meaning text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return rule.manager_then_qa('process_version', record);
end
$$;
comment on function rule.roles_process_version(bigint, text) is 'Who signs a process version next.';

-- As documents write it, whatever a session's style of intervals.
create function rule.duration_text(us bigint) returns text
language sql immutable parallel safe return
    case when us % 3600000000 = 0 then us / 3600000000 || ' h' when us % 60000000 = 0 then us / 60000000 || ' min'
         else us / 1000000 || ' s' end;
comment on function rule.duration_text(bigint) is 'A duration of a process document as text.';

-- A step and the levels of its fields, as whoever approves reads them.
create function rule.content_process_step(s core.process_step) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', format('step %s: %s, %s; by %s', s.place, s.code, s.title,
            concat_ws(', ', s.performed_by, 'witness ' || s.witness_by, 'check ' || s.check_by))
            || case when s.optional then '; optional' else '' end || case when s.critical then '; critical' else '' end
            || coalesce('; identity ' || s.checkpoint, '')
            || case when s.repeat_every_us is not null
                    then format('; every %s, give or take %s, until %s', rule.duration_text(s.repeat_every_us),
                                rule.duration_text(s.repeat_tolerance_us), s.repeat_until) else '' end,
        (select string_agg(concat_ws('; ', format('field %s.%s: %s', s.code, f.name, f.label) || coalesce(', in ' || nullif(f.unit, '1'), ''),
                    'alert unless ' || rule.condition_text(f.alert_op, f.alert_value, f.alert_low, f.alert_high, f.alert_relative_to, f.alert_percent),
                    'action unless ' || rule.condition_text(f.action_op, f.action_value, f.action_low, f.action_high, f.action_relative_to, f.action_percent)),
                    E'\n' order by f.place)
         from core.process_field f where f.step_id = s.id and num_nonnulls(f.alert_op, f.action_op) > 0))
$$;
comment on function rule.content_process_step(core.process_step) is 'What a signature on a process version covers of a step.';

-- A line of the specification: what passes, what may stand in for it until then, and with which others it is enough.
create function rule.content_process_line(l core.specification_line) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(' ', format('line %s: %s, %s', l.place, l.code, l.label), '(' || l.basis || ')',
               rule.condition_text(l.op, l.value, l.low, l.high, null, null),
               (select 'passes: ' || string_agg(w.word, ', ' order by w.place) from core.specification_word w where w.line_id = l.id and w.passes),
               'in ' || nullif(l.unit, '1'), case when l.report then 'reported only' end)
        || case when l.gate then '; gating' else '; not gating' end
        || coalesce((select format('; until then %s (%s), %s', string_agg(w.word, ', ' order by w.place), l.interim_label,
                                   case when l.interim_gate then 'gating' else 'not gating' end)
                     from core.specification_word w where w.line_id = l.id and w.interim_passes having count(*) > 0), '')
        || coalesce((select '; enough instead of it: ' || string_agg(o.code, ' or ' order by o.place) from core.specification_line o
                     where o.process_version_id = l.process_version_id and o.any_of = l.any_of and o.id <> l.id), '')
$$;
comment on function rule.content_process_line(core.specification_line) is 'What a signature on a process version covers of a line.';

create function rule.content_process_version(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'process: ' || p.code, 'version: ' || v.number, 'title: ' || v.title,
        'product: ' || v.product_name, 'kind: ' || v.kind, 'document sha256: ' || encode(v.digest, 'hex'),
        'in force from: ' || coalesce(rule.written(v.asked_from), 'the second signature'),
        'frame: ' || concat_ws(', ', v.frame_kind, v.frame_authority, v.frame_reference, v.frame_sponsor, v.frame_retention),
        (select string_agg(format('reference: %s %s', f.name, f.number), E'\n' order by f.place)
         from core.process_reference f where f.process_version_id = v.id),
        case when v.kind = 'patient' then 'released by: ' || v.release_by end,
        'late entry: after ' || rule.duration_text(v.late_entry_us),
        case v.retest_by when 'other' then 'retests: by another analyst' end,
        'proposed by: ' || q.code,
        (select string_agg(rule.content_process_step(s), E'\n' order by s.place)
         from core.process_step s where s.process_version_id = v.id),
        (select string_agg(rule.content_process_line(l), E'\n' order by l.place)
         from core.specification_line l where l.process_version_id = v.id))
    from core.process_version v join core.process p on p.id = v.process_id join core.person q on q.id = v.proposed_by_id
    where v.id = record
$$;
comment on function rule.content_process_version(bigint) is 'What a signature on a process version covers.';

create function rule.signer_process_version(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when v.status <> 'draft' then 'this version is ' || v.status || ' already'
                when rule.roles_process_version(record, meaning) = 'qa' and v.proposed_by_id = signer_process_version.person_id
                then 'whoever proposed does not approve as QA'
                -- later versions come into force later: else an old one would one day replace a newer one
                else (select format('version %s is in force from %s: retire it first', o.number, rule.written(o.in_force_from))
                      from core.process_version o, greatest(v.asked_from, rule.now()) as day
                      where o.process_id = v.process_id and o.id <> v.id and o.status = 'approved'
                        and (o.in_force_from = day or (o.number > v.number) = (o.in_force_from < day))
                      order by o.number limit 1) end
    from core.process_version v where v.id = record
$$;
comment on function rule.signer_process_version(bigint, text, bigint) is 'Who may sign a process version.';

create function rule.signed_process_version(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_from timestamptz;
begin
    if not rule.manager_and_qa('process_version', record) then
        return jsonb_build_object('status', 'draft');
    end if;
    update core.process_version v set status = 'approved', in_force_from = greatest(v.asked_from, a.lab_now), version = v.version + 1
    where v.id = record returning v.in_force_from into strict v_from;
    return jsonb_build_object('status', 'approved', 'in_force_from', v_from);
end
$$;
comment on function rule.signed_process_version(bigint, text, work.actor) is 'Approves a process version with its second signature.';

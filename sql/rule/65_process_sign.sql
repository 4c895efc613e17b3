-- What signatures on a process version mean: a manager's first, then QA's by another person, who has not
-- proposed the document either. The second puts it in force and retires the version before.
create function rule.subject_process_version(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select row(v.stream_id, v.version, null, null, 'process ' || p.code || ' ' || v.number)::work.subject
    from core.process_version v join core.process p on p.id = v.process_id where v.id = record
$$;
comment on function rule.subject_process_version(bigint) is 'Where a process version stands.';

create function rule.roles_process_version(record bigint, meaning text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when exists (select from core.signature g where g.entity = 'process_version' and g.record_id = record
                             and g.role = 'manager' and g.superseded_at is null) then 'qa' else 'manager' end
$$;
comment on function rule.roles_process_version(bigint, text) is 'Who signs a process version next.';

create function rule.content_process_version(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'process: ' || p.code, 'version: ' || v.number, 'title: ' || v.title,
        'product: ' || v.product_name, 'kind: ' || v.kind, 'document sha256: ' || encode(v.digest, 'hex'),
        'proposed by: ' || q.code,
        (select string_agg(format('step %s: %s, %s; by %s', s.place, s.code, s.title,
                    concat_ws(', ', s.performed_by, 'witness ' || s.witness_by, 'check ' || s.check_by)), E'\n' order by s.place)
         from core.process_step s where s.process_version_id = v.id),
        (select string_agg(concat_ws(' ', format('line %s: %s, %s', l.place, l.code, l.label), '(' || l.basis || ')',
                    case when l.op = 'between' then format('%s to %s', l.low, l.high) else l.op || ' ' || l.value end,
                    (select 'passes: ' || string_agg(w.word, ', ' order by w.place) from core.specification_word w
                     where w.line_id = l.id and w.passes),
                    l.unit, case when l.gate then 'gating' else 'not gating' end), E'\n' order by l.place)
         from core.specification_line l where l.process_version_id = v.id))
    from core.process_version v join core.process p on p.id = v.process_id join core.person q on q.id = v.proposed_by_id
    where v.id = record
$$;
comment on function rule.content_process_version(bigint) is 'What a signature on a process version covers.';

create function rule.signer_process_version(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when v.status <> 'draft' then 'this version is ' || v.status || ' already'
                when rule.roles_process_version(record, meaning) = 'qa' and v.proposed_by_id = signer_process_version.person_id
                then 'whoever proposed does not approve as QA' end
    from core.process_version v where v.id = record
$$;
comment on function rule.signer_process_version(bigint, text, bigint) is 'Who may sign a process version.';

create function rule.signed_process_version(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_roles text[] := array(select g.role from core.signature g where g.entity = 'process_version' and g.record_id = record
                            and g.meaning = 'approved' and g.superseded_at is null);
begin
    if not v_roles @> array['manager', 'qa'] then
        return jsonb_build_object('status', 'draft');
    end if;
    update core.process_version o set status = 'retired', version = o.version + 1
    from core.process_version v
    where v.id = record and o.process_id = v.process_id and o.status = 'in_force' and o.id <> record;
    update core.process_version v set status = 'in_force', in_force_from = a.lab_now, version = v.version + 1 where v.id = record;
    return jsonb_build_object('status', 'in_force');
end
$$;
comment on function rule.signed_process_version(bigint, text, work.actor) is 'Puts a process version in force with its second signature.';

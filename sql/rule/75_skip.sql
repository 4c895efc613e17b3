-- Steps that are not done: proposed, signed by QA, seen by whatever comes after.

create function rule.subject_step_skip(record bigint) returns work.subject
language plpgsql stable as $$
begin
    return (select row(k.stream_id, k.version, b.site_id, b.id, b.code || ' without ' || s.title)::work.subject
            from core.step_skip k join core.batch b on b.id = k.batch_id
            join core.process_step s on s.id = k.process_step_id where k.id = record);
end
$$;
comment on function rule.subject_step_skip(bigint) is 'Where a skipped step stands.';

create function rule.content_step_skip(record bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select concat_ws(E'\n', 'batch: ' || b.code, 'step that is not done: ' || s.title || ' (' || s.code || ')',
            'because: ' || k.reason, 'deviation ' || d.id || ' (' || d.class || '): ' || d.description,
            'proposed by: ' || p.printed_name, 'at: ' || rule.utc(k.proposed_at))
        from core.step_skip k join core.batch b on b.id = k.batch_id
        join core.process_step s on s.id = k.process_step_id
        join core.deviation d on d.id = k.deviation_id
        join core.person p on p.id = k.proposed_by_id where k.id = record);
end
$$;
comment on function rule.content_step_skip(bigint) is 'What a signature on a skip covers.';

create function rule.signer_step_skip(record bigint, meaning text, person_id bigint) returns text
language plpgsql stable as $$
declare
    k core.step_skip;
begin
    select * into k from core.step_skip x where x.id = record;
    if k.status <> 'proposed' then
        return 'VN117: the proposal is ' || k.status;
    elsif k.proposed_by_id = signer_step_skip.person_id then
        return 'proposed it';
    elsif exists (select from core.step_execution x where x.batch_id = k.batch_id and x.process_step_id = k.process_step_id
                  and x.status <> 'invalidated') then
        return 'VN104: the step was recorded since';
    end if;
    return rule.had_hands(k.batch_id, signer_step_skip.person_id);
end
$$;
comment on function rule.signer_step_skip(bigint, text, bigint) is 'Why a person may not approve a skip.';

create function rule.signed_step_skip(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile as $$
declare
    k core.step_skip;
begin
    update core.step_skip x set status = 'approved', decided_at = a.lab_now, version = x.version + 1 where x.id = record returning * into k;
    perform rule.blocks_settle(k.batch_id, 'a step was skipped', a.lab_now);
    return jsonb_build_object('skip', k.id, 'status', k.status, 'version', k.version);
end
$$;
comment on function rule.signed_step_skip(bigint, text, work.actor) is 'QA''s signature makes a skip good: what comes after it is open.';

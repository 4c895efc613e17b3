-- Issuing a batch record: reading all of it at once is an export, and leaves its row.

-- The record itself goes with the answer but is not kept in it: asked again with the same request id, the
-- issue is told, and the record is not given a second time.
create function api.record_export(request uuid, batch text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_read(record_export.batch);
    a work.actor;
    v_inspects boolean := rule.inspects();
    r api.answer;
    v_stream bigint;
    v_access bigint;
begin
    select t.id into v_stream
    from core.login l join core.person q on q.id = l.person_id
    join ledger.stream t on t.kind = 'access' and t.key = q.code
    where l.name = session_user;
    a := rule.act_begin('record_export', request, rule.digest(jsonb_build_array(batch)), array_remove(array[v_stream], null), b.site_id);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if b.id is null then
        perform rule.refuse('VN306', left(record_export.batch, 60), null, 'batch');
    end if;
    if v_stream is null then
        v_stream := rule.stream_make('access', a.person);
        if v_stream is null then
            select t.id into v_stream from ledger.stream t where t.kind = 'access' and t.key = a.person;
        end if;
        a.stream := v_stream;
    end if;
    insert into core.access (stream_id, kind, subject, reason, person_id, happened_at)
    values (v_stream, case when v_inspects then 'read' else 'export' end, 'batch record ' || b.code,
            case when v_inspects then 'inspection' else 'batch record issued' end, a.person_id, a.lab_now)
    returning id into v_access;
    r := rule.done(a, jsonb_build_object('batch', b.code, 'access', v_access));
    r.data := r.data || jsonb_build_object('record', rule.record_text(rule.batch_read(record_export.batch),
        format('issue %s, %s, to %s as %s', v_access,
               rule.local_time(a.lab_now, (select s.time_zone from core.site s where s.id = b.site_id)), rule.who(a.person_id), a.role)));
    return r;
end
$$;
comment on function api.record_export(uuid, text) is 'Issues the batch record of a batch and records that.';

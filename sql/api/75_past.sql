-- Issuing a batch record as it stood: an export like that of the present one, and recorded like it. All other
-- readings of the past are made from those of the present (sql/past/40_bind.sql).

create function api.record_export_past(request uuid, batch text, as_of text default null, signature bigint default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off set jit = off as $$
declare
    b core.batch := rule.batch_seen(record_export_past.batch);
    a work.actor;
    r api.answer;
    v_stream bigint;
    v_moment timestamptz := rule.moment(record_export_past.as_of, 'as_of');
    v_access bigint;
    v_record text;
begin
    select t.id into v_stream
    from core.login l join core.person q on q.id = l.person_id
    join ledger.stream t on t.kind = 'access' and t.key = q.code
    where l.name = session_user;
    a := rule.act_begin('record_export_past', request, rule.digest(jsonb_build_array(batch, as_of, signature)),
                        array_remove(array[v_stream], null), b.site_id);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, record_export_past.batch);
    select i.moment into v_moment from past.instant(v_moment, record_export_past.signature) i;
    if v_stream is null then
        v_stream := coalesce(rule.stream_make('access', a.person),
                             (select t.id from ledger.stream t where t.kind = 'access' and t.key = a.person));
        a.stream := v_stream;
    end if;
    insert into core.access (stream_id, kind, subject, reason, person_id, happened_at)
    values (v_stream, 'export', 'batch record ' || b.code, 'batch record issued as of ' || rule.shown(v_moment), a.person_id, a.lab_now)
    returning id into v_access;
    r := rule.done(a, jsonb_build_object('batch', b.code, 'access', v_access, 'as_of', rule.shown(v_moment)));
    begin
        perform past.lay(past.all_needs(), case when record_export_past.signature is null then v_moment end,
                         record_export_past.signature, record_export_past.batch);
        v_record := (select past_rule.record_text(p, format('issue %s, %s, to %s as %s, AS OF %s', v_access,
                   rule.local_time(a.lab_now, (select s.time_zone from core.site s where s.id = b.site_id)), rule.who(a.person_id), a.role,
                   rule.local_time(v_moment, (select s.time_zone from core.site s where s.id = b.site_id))))
            from past.batch p where p.id = b.id);
        raise sqlstate 'PAST0';
    exception when sqlstate 'PAST0' then
        null;
    end;
    if v_record is null then
        perform rule.refuse('VN306', b.code, format('The batch was not there yet at %s.', rule.shown(v_moment)), 'batch');
    end if;
    r.data := r.data || jsonb_build_object('record', v_record);
    return r;
end
$$;
comment on function api.record_export_past(uuid, text, text, bigint) is 'Issues a batch record as it stood earlier and records that.';

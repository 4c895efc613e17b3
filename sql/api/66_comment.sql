-- Comments: what somebody wants to say about a batch or a recorded step that no field asks for.

create function api.comment_add(request uuid, batch text, words text, step_execution bigint default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(comment_add.batch);
    a work.actor := rule.act_begin('comment_add', request, rule.digest(jsonb_build_array(batch, words, step_execution)),
                                   array_remove(array[b.stream_id], null), b.site_id);
    v_id bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(comment_add.batch);
    perform rule.batch_known(b, comment_add.batch);
    perform rule.record_open(b);
    if comment_add.step_execution is not null and not exists (
        select from core.step_execution x where x.id = comment_add.step_execution and x.batch_id = b.id) then
        perform rule.refuse('VN306', comment_add.step_execution::text, null, 'step_execution');
    end if;
    insert into core.comment (stream_id, batch_id, therapy_event_id, step_execution_id, words, written_by_id, written_at)
    values (b.stream_id, b.id, b.therapy_event_id, comment_add.step_execution, rule.text(comment_add.words, 'words', 4000, true),
            a.person_id, a.lab_now)
    returning id into v_id;
    return rule.done(a, jsonb_build_object('comment', v_id));
end
$$;
comment on function api.comment_add(uuid, text, text, bigint) is 'Writes a comment on a batch or on a recorded step of it.';

create view api.comment with (security_barrier) as
    select c.id, b.code::text as batch, c.step_execution_id as step_execution, s.code::text as step, x.occurrence,
           c.investigation_id as investigation, c.words::text as words, p.printed_name::text as written_by, c.written_at
    from core.comment c
    join core.batch b on b.id = c.batch_id
    join core.person p on p.id = c.written_by_id
    left join core.step_execution x on x.id = c.step_execution_id
    left join core.process_step s on s.id = x.process_step_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.comment is 'Comments on batches, recorded steps and investigations; none is ever changed.';

-- Comments: what somebody wants to say about a batch or a recorded step that no field asks for.

-- The things of a batch that a comment may be about; at most one of them.
create function rule.commented(b core.batch, inout c core.comment, sample text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if num_nonnulls(c.step_execution_id, c.result_id, c.deviation_id, sample) > 1 then
        perform rule.refuse('VN901', 'several subjects', 'Write one comment for each.');
    elsif c.step_execution_id is not null and not exists (
        select from core.step_execution x where x.id = c.step_execution_id and x.batch_id = b.id) then
        perform rule.refuse('VN306', c.step_execution_id::text, null, 'step_execution');
    elsif c.result_id is not null and not exists (select from core.result x where x.id = c.result_id and x.batch_id = b.id) then
        perform rule.refuse('VN306', c.result_id::text, null, 'result');
    elsif c.deviation_id is not null and not exists (select from core.deviation x where x.id = c.deviation_id and x.batch_id = b.id) then
        perform rule.refuse('VN306', c.deviation_id::text, null, 'deviation');
    elsif sample is not null then
        select x.id into c.sample_id from core.sample x where x.code = commented.sample and x.batch_id = b.id;
        if c.sample_id is null then
            perform rule.refuse('VN306', left(sample, 60), null, 'sample');
        end if;
    end if;
end
$$;
comment on function rule.commented(core.batch, core.comment, text) is 'What a comment is about, if it belongs to the batch.';

create function api.comment_add(request uuid, batch text, words text, step_execution bigint default null, sample text default null,
                                result bigint default null, deviation bigint default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(comment_add.batch);
    a work.actor := rule.act_begin('comment_add', request,
                        rule.digest(jsonb_build_array(batch, words, step_execution, sample, result, deviation)),
                        array_remove(array[b.stream_id], null), b.site_id);
    c core.comment;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(comment_add.batch);
    perform rule.batch_known(b, comment_add.batch);
    perform rule.record_open(b);
    c.step_execution_id := comment_add.step_execution;
    c.result_id := comment_add.result;
    c.deviation_id := comment_add.deviation;
    c := rule.commented(b, c, nullif(comment_add.sample, ''));
    insert into core.comment (stream_id, batch_id, therapy_event_id, step_execution_id, sample_id, result_id, deviation_id, words,
                              written_by_id, written_at)
    values (b.stream_id, b.id, b.therapy_event_id, c.step_execution_id, c.sample_id, c.result_id, c.deviation_id,
            rule.text(comment_add.words, 'words', 4000, true), a.person_id, a.lab_now)
    returning id into c.id;
    return rule.done(a, jsonb_build_object('comment', c.id));
end
$$;
comment on function api.comment_add(uuid, text, text, bigint, text, bigint, bigint) is
    'Writes a comment on a batch or on a recorded step, sample, result or deviation of it.';

create view api.comment with (security_barrier) as
    select c.id, b.code::text as batch, c.step_execution_id as step_execution, s.code::text as step, x.occurrence,
           c.investigation_id as investigation, m.code::text as sample, c.result_id as result, c.deviation_id as deviation, c.words::text as words, p.printed_name::text as written_by, c.written_at,
           s.title::text as title
    from core.comment c
    join core.batch b on b.id = c.batch_id
    join core.person p on p.id = c.written_by_id
    left join core.sample m on m.id = c.sample_id
    left join core.step_execution x on x.id = c.step_execution_id
    left join core.process_step s on s.id = x.process_step_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.comment is 'Comments on batches, steps, samples, results, deviations and investigations; none is ever changed.';

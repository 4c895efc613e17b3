-- Blocks: an operation that is signed as a whole, at the break point that its process names.

-- What keeps an operation from being complete.
create function rule.block_gaps(b core.batch, operation_id bigint) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select 'step not complete: ' || s.code
    from core.process_step s
    where s.operation_id = block_gaps.operation_id and not s.optional and not rule.step_passed(b.id, s.id)
    union all
    select 'step not complete: ' || s.code || ' ' || x.occurrence
    from core.process_step s join core.step_execution x on x.batch_id = b.id and x.process_step_id = s.id and x.status = 'recorded'
    where s.operation_id = block_gaps.operation_id
    union all
    select 'repetition not ended: ' || s.code
    from core.process_step s
    where s.operation_id = block_gaps.operation_id and not s.optional and s.repeat_until is not null and rule.repeat_end(b.id, s.id) is null
    union all
    select n.what from rule.batches_undone(array[b.id]) n where n.operation_id = block_gaps.operation_id;
end
$$;
comment on function rule.block_gaps(core.batch, bigint) is 'What is missing in the block of an operation.';

-- Occurrences whose record was invalidated and that were not done again.
create function rule.batches_undone(ids bigint[]) returns table (batch_id bigint, operation_id bigint, what text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select i.batch_id, s.operation_id, 'not done anew after its invalidation: ' || s.code || ' ' || i.occurrence
    from (select distinct x.batch_id, x.process_step_id, x.occurrence from core.step_execution x
          where x.batch_id = any (ids) and x.status = 'invalidated') i
    join core.process_step s on s.id = i.process_step_id and not s.optional
    where not exists (select from core.step_execution x
                      where x.batch_id = i.batch_id and x.process_step_id = i.process_step_id and x.occurrence = i.occurrence
                        and x.status <> 'invalidated')
      and not exists (select from core.step_skip k
                      where k.batch_id = i.batch_id and k.process_step_id = i.process_step_id and k.status = 'approved')
    order by i.batch_id, s.place, i.occurrence;
end
$$;
comment on function rule.batches_undone(bigint[]) is 'Invalidated occurrences of batches that nobody did again.';

-- After whatever changed in a batch: offers blocks that are complete now, and ends signatures on blocks whose
-- content is not the signed one any more.
create function rule.blocks_settle(batch_id bigint, why text, lab_now timestamptz) returns void
language plpgsql volatile as $$
declare
    b core.batch;
    o core.process_operation;
    k core.operation_block;
begin
    select * into b from core.batch x where x.id = blocks_settle.batch_id;
    for o in select p.* from core.process_operation p
             where p.process_version_id = b.process_version_id and p.sign_by is not null order by p.id loop
        select * into k from core.operation_block x where x.batch_id = b.id and x.process_operation_id = o.id;
        if k.id is null then
            if not exists (select from rule.block_gaps(b, o.id)) then
                insert into core.operation_block (stream_id, batch_id, therapy_event_id, process_operation_id, offered_at)
                values (b.stream_id, b.id, b.therapy_event_id, o.id, lab_now);
            end if;
            continue;
        end if;
        update core.signature s set superseded_at = lab_now, superseded_by = why
        where s.entity = 'operation_block' and s.record_id = k.id and s.superseded_at is null
          and s.digest <> sha256(convert_to(rule.content_operation_block(k.id), 'UTF8'));
        if found then
            update core.operation_block x set version = x.version + 1 where x.id = k.id;
        end if;
    end loop;
end
$$;
comment on function rule.blocks_settle(bigint, text, timestamptz) is 'Offers complete blocks and ends signatures on changed ones.';

-- The record of a step's block when it is ready to be signed, for the answer of the act that made it so.
create function rule.block_ready(b core.batch, step_id bigint) returns jsonb
language plpgsql stable as $$
begin
    return coalesce((select jsonb_build_object('block', u.record)
                     from rule.batches_unsigned(array[b.id]) u join core.process_step s on s.operation_id = u.operation_id
                     where s.id = block_ready.step_id and u.ready), '{}');
end
$$;
comment on function rule.block_ready(core.batch, bigint) is 'The block of a step that waits for its signature.';

-- Blocks that the process has signed and that are not, with their record when it is offered; of these roles when they are given.
create function rule.batches_unsigned(ids bigint[], asked text[] default null)
returns table (batch_id bigint, operation_id bigint, title text, sign_by text, meaning text, record bigint, ready boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select b.id, o.id, o.title::text, o.sign_by, o.sign_meaning, k.id, k.id is not null and not exists (select from rule.block_gaps(b, o.id))
    from core.batch b
    join core.process_operation o on o.process_version_id = b.process_version_id and o.sign_by is not null
    join core.process_stage t on t.id = o.stage_id and t.applicable
    left join core.operation_block k on k.batch_id = b.id and k.process_operation_id = o.id
    where b.id = any (ids) and rule.asks(asked, o.sign_by)
      and exists (select from core.process_step s where s.operation_id = o.id)
      and not exists (select from core.signature g where g.entity = 'operation_block' and g.record_id = k.id
                      and g.meaning = o.sign_meaning and g.superseded_at is null)
    order by b.id, t.place, o.place;
end
$$;
comment on function rule.batches_unsigned(bigint[], text[]) is 'Blocks of batches that wait for their signature.';

create function rule.subject_operation_block(record bigint) returns work.subject
language plpgsql stable as $$
begin
    return (select row(k.stream_id, k.version, b.site_id, b.id, b.code || ' ' || o.title)::work.subject
            from core.operation_block k join core.batch b on b.id = k.batch_id
            join core.process_operation o on o.id = k.process_operation_id where k.id = record);
end
$$;
comment on function rule.subject_operation_block(bigint) is 'Where a block stands.';

create function rule.content_operation_block(record bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select concat_ws(E'\n', 'batch: ' || b.code, 'operation: ' || o.title || ' (' || o.code || ')',
            (select string_agg(concat_ws(E'\n', rule.work_title(x), rule.content_step_execution(x.id)), E'\n' order by s.place, x.occurrence, x.attempt)
             from core.process_step s join core.step_execution x on x.batch_id = b.id and x.process_step_id = s.id
             where s.operation_id = o.id),
            (select string_agg(w, E'\n') from rule.content_batch_work(b.id, o.id) w))
        from core.operation_block k join core.batch b on b.id = k.batch_id
        join core.process_operation o on o.id = k.process_operation_id
        where k.id = record);
end
$$;
comment on function rule.content_operation_block(bigint) is 'What the signature on a block covers: every step in it.';

create function rule.roles_operation_block(record bigint, meaning text) returns text
language plpgsql stable as $$
begin
    return (select o.sign_by from core.operation_block k join core.process_operation o on o.id = k.process_operation_id
            where k.id = record and o.sign_meaning = roles_operation_block.meaning);
end
$$;
comment on function rule.roles_operation_block(bigint, text) is 'Roles that may sign a block with this meaning.';

-- Who says "performed" performed something of it; who says anything else has had no hand in it.
create function rule.signer_operation_block(record bigint, meaning text, person_id bigint) returns text
language plpgsql stable as $$
declare
    k core.operation_block;
    b core.batch;
    v_gap text;
begin
    select * into k from core.operation_block x where x.id = record;
    select * into b from core.batch x where x.id = k.batch_id;
    select g into v_gap from rule.block_gaps(b, k.process_operation_id) g limit 1;
    if v_gap is not null then
        return 'VN118: ' || v_gap;
    elsif meaning = 'performed' and not exists (
        select from core.step_execution x join core.process_step s on s.id = x.process_step_id
        where x.batch_id = b.id and s.operation_id = k.process_operation_id and x.performed_by_id = signer_operation_block.person_id) then
        return 'performed no step of this block';
    elsif meaning <> 'performed' and signer_operation_block.person_id = any (rule.block_hands(k)) then
        return 'performed or recorded a step of this block';
    elsif meaning not in ('performed', 'witnessed') and exists (
        select from core.step_execution x join core.process_step s on s.id = x.process_step_id
        where x.batch_id = b.id and s.operation_id = k.process_operation_id
          and rule.step_corrected_by(x.id, signer_operation_block.person_id)) then
        return 'corrected a step of this block';
    elsif meaning = 'witnessed' and not rule.present(b, signer_operation_block.person_id, null) then
        return 'was not present: no scan of this batch by the witness in the last ten minutes';
    end if;
    return null;
end
$$;
comment on function rule.signer_operation_block(bigint, text, bigint) is 'Why a person may not sign a block.';

create function rule.block_hands(k core.operation_block) returns bigint[]
language plpgsql stable as $$
begin
    return array(
        select unnest(array[x.performed_by_id, x.recorded_by_id])
        from core.step_execution x join core.process_step s on s.id = x.process_step_id
        where x.batch_id = k.batch_id and s.operation_id = k.process_operation_id);
end
$$;
comment on function rule.block_hands(core.operation_block) is 'Performers and recorders of the steps of a block.';

create function rule.signed_operation_block(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql stable as $$
begin
    return (select jsonb_build_object('batch', b.code, 'operation', o.code)
            from core.operation_block k join core.batch b on b.id = k.batch_id
            join core.process_operation o on o.id = k.process_operation_id where k.id = record);
end
$$;
comment on function rule.signed_operation_block(bigint, text, work.actor) is 'Nothing moves: a release looks for the signature.';

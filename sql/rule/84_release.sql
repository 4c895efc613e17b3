-- What blocks a disposition: one line for each open point, with its rule and the thing.

-- The valid audit review of a batch: signed by QA, and the record is still the one that was signed.
create function rule.audit_review(batch_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when g.id is null then 'audit review not signed'
                when g.digest <> sha256(convert_to(rule.content_batch(audit_review.batch_id), 'UTF8'))
                    then 'audit review: the record has changed since' end
    from (select 1) one
    left join lateral (select s.id, s.digest from core.signature s
                       where s.entity = 'batch' and s.record_id = audit_review.batch_id and s.meaning = 'reviewed'
                         and s.superseded_at is null
                       order by s.id desc limit 1) g on true
$$;
comment on function rule.audit_review(bigint) is 'NULL when the audit review of a batch is signed and valid, else what is missing.';

-- Steps, values and signatures that the process requires before reinfusion.
create function rule.record_gaps(b core.batch) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with needed as materialized (
        select s from core.process_step s
        join core.process_operation o on o.id = s.operation_id
        join core.process_stage t on t.id = o.stage_id
        where s.process_version_id = b.process_version_id and t.applicable and t.stage <> 'reinfusion'
    ), done as materialized (
        select n.s, x from needed n join core.step_execution x on x.batch_id = b.id and x.process_step_id = (n.s).id
                                                  and x.status <> 'invalidated'
    )
    select 'step not done: ' || (n.s).code from needed n
    where not (n.s).optional and not exists (select from done d where (d.s).id = (n.s).id)
      and not exists (select from core.step_skip k where k.batch_id = b.id and k.process_step_id = (n.s).id and k.status = 'approved')
    union all
    select 'step not complete: ' || (d.s).code || ' ' || (d.x).occurrence from done d where (d.x).status <> 'complete'
    union all
    select 'signature missing: ' || (d.s).code || ' ' || (d.x).occurrence || ' ' || m
    from done d cross join unnest(rule.step_meanings(d.s)) m
    where not exists (select from core.signature g where g.entity = 'step_execution' and g.record_id = (d.x).id
                      and g.meaning = m and g.superseded_at is null)
    union all
    select 'value missing: ' || (d.s).code || ' ' || (d.x).occurrence || ' ' || f.name
    from done d join core.process_field f on f.step_id = (d.s).id and f.required and f.kind <> 'computed'
    where not exists (select from core.observation o where o.step_execution_id = (d.x).id and o.process_field_id = f.id)
    union all
    select 'identity check missing: ' || (d.s).code || ' ' || (d.x).occurrence
    from done d where (d.s).checkpoint is not null and (d.x).identity_check_id is null and (d.x).entry_mode <> 'transcribed'
    union all
    select case o.kind when 'signature' then 'signature missing: ' else '' end || o.what from rule.batches_open(array[b.id]) o where o.step_id is null or o.step_id in (select (n.s).id from needed n);
end
$$;
comment on function rule.record_gaps(core.batch) is 'Required steps, values, signatures and identity checks that are missing.';

-- A collection or receipt that was corrected after its check waits to be checked again.
create function rule.check_gaps(b core.batch) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'signature missing: collection ' || coalesce(c.din, c.id::text) || ' checked'
    from core.collection c where c.batch_id = b.id and c.status = 'finished'
    union all
    select 'signature missing: receipt of ' || k.code || ' checked'
    from core.receipt r join core.container k on k.id = r.container_id where r.batch_id = b.id and r.status = 'decided'
$$;
comment on function rule.check_gaps(core.batch) is 'Collections and receipts of a batch that wait for their check.';

-- Identity from the collection to the filled containers ties: only for batches of a patient.
create function rule.identity_gaps(b core.batch) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'identity not reconciled: no check of collection bag or receipt'
    where b.kind = 'patient' and not exists (select from core.identity_check c where c.batch_id = b.id
                                             and c.checkpoint in ('collection_bag', 'receipt'))
    union all
    select 'identity not reconciled: no filled container'
    where b.kind = 'patient' and not exists (select from core.container c where c.batch_id = b.id
                                             and c.status in ('filled', 'stored', 'in_transit', 'at_site', 'thawed', 'infused', 'lost'))
$$;
comment on function rule.identity_gaps(core.batch) is 'What keeps the identity of a batch from tying.';

create function rule.result_gaps(b core.batch, decision text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select case
        when g.state = 'failed' then 'test failed: '
        when g.gate then 'gating test not final: '
        when g.interim_gate and g.state = 'pending' then 'interim test not reviewed: '
        else 'test not final: ' end || g.label || ' (' || g.detail || ')'
    from rule.evaluation_groups(array[b.id]) g
    where case result_gaps.decision
        -- it is the last word on the batch: a verdict that waits for something is none
        when 'verdict' then (g.gate or not g.report) and g.state in ('pending', 'interim', 'not decidable')
        -- what failed is why it is asked for; what nobody knows yet is not
        when 'exceptional_supply' then (g.gate and g.state in ('pending', 'interim')) or (g.interim_gate and g.state = 'pending')
        -- what gates until its final result was met once, or is met now: a lost final after it holds up nothing
        when 'released' then g.state <> 'met' and not (g.state = 'not evaluable' and not g.gate
                                                       and not (g.interim_gate and b.quality_status = 'quarantine'))
        else g.state = 'failed' or (g.gate and g.state <> 'met')
            or (g.interim_gate and g.state not in ('met', 'interim')) end
    order by g.place;
end
$$;
comment on function rule.result_gaps(core.batch, text) is 'Tests that keep a decision from being taken.';

create function rule.release_blockers(batch_id bigint, decision text) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
begin
    select * into b from core.batch x where x.id = release_blockers.batch_id;
    if decision = 'rejected' then
        return;
    end if;
    return query select rule.result_gaps(b, release_blockers.decision);
    return query select 'hold open: ' || h.reason from core.hold h where h.batch_id = b.id and h.status = 'open' order by h.id;
    -- a verdict is about the results: what may still change them, or was never looked at, keeps it from being given
    if decision = 'verdict' then
        return query select w from rule.deviation_gaps(b.id) w where w not like 'deviation not acceptable:%';
        return query select o.what from rule.batches_open(array[b.id]) o where o.kind = 'deviation';
        return;
    end if;
    if b.process_status not in ('filled', 'stored', 'in_transit_out', 'at_site', 'thawed', 'infused', 'follow_up') then
        return next 'work not finished: the batch is ' || b.process_status;
    end if;
    return query select rule.record_gaps(b);
    return query select rule.check_gaps(b);
    return query select w from rule.deviation_gaps(b.id) w
                 where decision <> 'exceptional_supply' or w not like 'deviation not acceptable:%';
    return query select rule.supply_gaps(b, decision);
    return query select rule.identity_gaps(b);
    return query select w from rule.audit_review(b.id) w where w is not null;
end
$$;
comment on function rule.release_blockers(bigint, text) is 'Everything that blocks a decision about a batch, one line each.';

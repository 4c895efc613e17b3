-- What there is besides recorded steps, to read.

create view api.step_gap with (security_barrier) as
    select b.code::text as batch, g.step, s.title::text as title, g.due_at
    from core.batch b
    cross join lateral rule.repeat_gaps(b) g
    join core.process_step s on s.id = g.step_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.step_gap is 'Missed occurrences of repeated steps that nobody has documented.';

create view api.step_missed with (security_barrier) as
    select k.id, b.code::text as batch, s.code::text as step, k.due_at, k.reason::text as reason, p.printed_name::text as documented_by, k.documented_at
    from core.step_missed k
    join core.batch b on b.id = k.batch_id
    join core.process_step s on s.id = k.process_step_id
    join core.person p on p.id = k.documented_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.step_missed is 'Documented missed occurrences of repeated steps.';

-- Skips and invalidations, whatever became of them.
create view api.step_proposal with (security_barrier) as
    select v.kind as proposal, v.id as record, b.code::text as batch, s.code::text as step, v.occurrence, v.step_execution, v.deviation_id as deviation,
           v.reason, p.printed_name::text as proposed_by, v.proposed_at, v.status, v.decided_at, v.version
    from (select 'skip' as kind, k.id, k.batch_id, k.process_step_id, null::integer as occurrence, null::bigint as step_execution, k.deviation_id,
                 k.reason::text as reason, k.proposed_by_id, k.proposed_at, k.status, k.decided_at, k.version
          from core.step_skip k
          union all
          select 'invalidation', k.id, k.batch_id, x.process_step_id, x.occurrence, x.id, k.deviation_id, k.reason, k.proposed_by_id, k.proposed_at,
                 k.status, k.decided_at, k.version
          from core.step_invalidation k join core.step_execution x on x.id = k.step_execution_id) v
    join core.batch b on b.id = v.batch_id
    join core.process_step s on s.id = v.process_step_id
    join core.person p on p.id = v.proposed_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.step_proposal is 'Skipped steps and invalidated records, proposed, done and withdrawn.';

create view api.operation_block with (security_barrier) as
    select b.code::text as batch, t.stage, o.code::text as operation, o.title::text as title, o.sign_by, o.sign_meaning as meaning, k.id as record,
           k.version, case when g.id is not null then 'signed' when k.id is null then 'not complete'
                           when exists (select from rule.block_gaps(b, o.id)) then 'open again' else 'to be signed' end as state,
           p.printed_name::text as signed_by, g.signed_at
    from core.batch b
    join core.process_operation o on o.process_version_id = b.process_version_id and o.sign_by is not null
    join core.process_stage t on t.id = o.stage_id and t.applicable
    left join core.operation_block k on k.batch_id = b.id and k.process_operation_id = o.id
    left join core.signature g on g.entity = 'operation_block' and g.record_id = k.id and g.meaning = o.sign_meaning and g.superseded_at is null
    left join core.person p on p.id = g.person_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.operation_block is 'Operations that are signed as a block, and whether they are.';

create view api.alarm with (security_barrier) as
    select b.code::text as batch, m.step::text as step, m.occurrence, m.step_execution_id as step_execution, x.version, m.field::text as field,
           m.label::text as label, case when not h.hidden then m.number end as number, m.unit::text as unit, m.breach as level,
           case m.breach when 'action' then 'triage by QA' else 'comment' end as wanted, p.printed_name::text as entered_by, m.entered_at,
           m.title::text as title
    from rule.alarm m
    join core.batch b on b.id = m.batch_id
    join core.step_execution x on x.id = m.step_execution_id
    join core.person p on p.id = m.entered_by_id
    cross join lateral (select case when rule.blind(x) then rule.hidden(x.id) else false end as hidden) h
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.alarm is 'Values at their alert or action level that wait for a comment or for QA.';

create view api.attachment with (security_barrier) as
    select t.id, b.code::text as batch, t.sha256, t.size, t.media_type, t.name::text as name, p.printed_name::text as registered_by, t.registered_at
    from core.attachment t
    join core.batch b on b.id = t.batch_id
    join core.person p on p.id = t.registered_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.attachment is 'Files that values of batches refer to, by digest.';

create view api.second_entry with (security_barrier) as
    select b.code::text as batch, s.code::text as step, x.occurrence, x.id as step_execution, x.version,
           case when x.second_entry = 'open' and rule.second_tries(x.id) >= 2 then 'QA has to look' else x.second_entry end as state, s.check_by as roles,
           (select count(*) from core.second_entry e where e.step_execution_id = x.id and not e.agrees) as differed,
           s.title::text as title,
           (select coalesce(jsonb_agg(rule.field_form(f) order by f.place), '[]') from core.process_field f
            where f.step_id = s.id and f.critical and f.kind <> 'computed') as fields
    from core.step_execution x
    join core.batch b on b.id = x.batch_id
    join core.process_step s on s.id = x.process_step_id
    where x.second_entry is not null and x.status <> 'invalidated' and b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.second_entry is 'Steps whose critical values are entered twice, and how that stands.';

create view api.unit with (security_barrier) as
    select u.unit, u.dimension, u.num, u.den from ref.unit u where cardinality((select rule.sites())) > 0 or (select rule.holds('admin'));
comment on view api.unit is 'Units that values may come in; those of one dimension are converted exactly.';

-- The board: one row per open or recent batch, and one per order that is not scheduled yet.

-- open = not ended (by the partial index of batches), recent = a slot in the last 90 days.
create view api.board with (security_barrier) as
    select b.id, b.code::text as batch, b.mark, b.kind, v.product_name::text as product,
           coalesce(p.code || ' ' || p.initials, '-') as patient, s.code::text as site, w.stage, q.qc, w.day,
           vcc.shown as vcc, via.shown as viability, coalesce(via.breach, '') as viability_breach,
           w.next_step, w.next_due_at, rule.open_items(b.id) as open_items, b.process_status, b.quality_status,
           coalesce(c.holder, '-') as custody, q.verdict, b.slot, b.version,
           coalesce(b.process_status not in ('closed', 'cancelled', 'aborted', 'discarded') and rule.similar_flag(t.patient_id), false) as similar_names
    from (
        select x.* from core.batch x
        where x.site_id = any ((select rule.sites())::bigint[])
          and x.process_status not in ('closed', 'cancelled', 'discarded')
        union all
        select x.* from core.batch x
        where x.site_id = any ((select rule.sites())::bigint[])
          and x.process_status in ('closed', 'cancelled', 'discarded')
          and x.slot > ((select rule.now()) - interval '90 days')::date
    ) b
    join core.process_version v on v.id = b.process_version_id
    join core.site s on s.id = b.site_id
    join core.therapy_event t on t.id = b.therapy_event_id
    left join core.patient p on p.id = t.patient_id
    cross join lateral rule.board_work(b.id) w
    cross join lateral rule.board_quality(b.id) q
    cross join lateral rule.last_value(b.id, 'vcc') vcc
    cross join lateral rule.last_value(b.id, 'viability') via
    left join lateral (
        select coalesce(h.printed_name, concat_ws(' ', k.holder_organisation, k.holder_name)) as holder
        from core.custody k left join core.person h on h.id = k.holder_person_id
        where k.batch_id = b.id order by k.id desc limit 1) c on true
    union all
    select -o.id, o.code, '', t.kind, coalesce(v.product_name, r.code), coalesce(p.code || ' ' || p.initials, '-'), s.code,
           '-', '-', null, null, null, '', null, null, 0, 'ordered', '-', '-', '-', null, o.version,
           coalesce(rule.similar_flag(t.patient_id), false)
    from core.therapy_order o
    join core.therapy_event t on t.id = o.therapy_event_id
    join core.site s on s.id = t.site_id
    join core.process r on r.id = o.process_id
    left join core.process_version v on v.process_id = r.id and v.status = 'in_force'
    left join core.patient p on p.id = t.patient_id
    where o.status = 'ordered' and t.site_id = any ((select rule.sites())::bigint[]);
comment on view api.board is 'Open and recent batches and unscheduled orders (id below zero) of one''s sites; page by id.';

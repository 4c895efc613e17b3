-- The worklist: what is due, late, waiting for a second person, pending or held, each with the roles whose work it is.
create view report.worklist with (security_barrier) as
    with open as (
        select b.* from core.batch b
        where b.site_id = any ((select rule.sites())::bigint[])
          and b.process_status not in ('closed', 'cancelled', 'discarded', 'aborted')
    ), step as (
        select b.site_id, b.code, w.next_step, w.next_due_at, s.title, s.performed_by, s.repeat_tolerance_us
        from open b
        join rule.board_work(array(select o.id from open o)) w on w.batch_id = b.id
        join core.process_step s on s.process_version_id = b.process_version_id and s.code = w.next_step
        where b.quality_status <> 'on_hold' and w.next_step is not null
          and (b.kind <> 'patient' or b.process_status in ('accepted', 'stored_starting', 'in_process', 'harvested'))
    ), item (site_id, batch, kind, what, due_at, roles, opens) as (
        select s.site_id, s.code, case when s.next_due_at + coalesce(s.repeat_tolerance_us, 0) * interval '1 microsecond' < (select rule.now())
                                       then 'late' else 'due' end, s.title || ' (' || s.next_step || ')', s.next_due_at, s.performed_by,
               rule.opens('step_record', step => s.next_step)
        from step s
        union all
        select b.site_id, b.code, 'due', d.what, null, d.roles, rule.opens('scan')
        from open b
        join (values ('scheduled', 'collection', 'collector'), ('collecting', 'end of the collection', 'collector'),
                     ('collected', 'receipt', 'technician'), ('in_transit_in', 'receipt', 'technician'),
                     ('received', 'decision about the receipt', 'technician'), ('at_site', 'bedside check and infusion', 'clinic'),
                     ('thawed', 'infusion', 'clinic'), ('infused', 'follow-up', 'clinic')) d (status, what, roles) on d.status = b.process_status
        where b.kind = 'patient' and b.quality_status <> 'on_hold'
        union all
        select t.site_id, o.code, 'due', 'batch to be issued', null, 'coordinator manager', rule.opens('batch_issue', version => o.version)
        from core.therapy_order o join core.therapy_event t on t.id = o.therapy_event_id
        where o.status = 'ordered' and t.site_id = any ((select rule.sites())::bigint[])
        union all
        -- a lot stands where a batch does, by its label
        select l.site_id, l.code, 'signature', format('approved: lot of %s, record %s', l.material, l.id), null, rule.roles_lot(l.id, 'approved'),
               rule.opens('sign', 'lot', l.id, meaning => 'approved')
        from core.lot l where l.status = 'quarantine' and l.site_id = any ((select rule.sites())::bigint[])
        union all
        select w.site_id, w.code, w.kind, w.what, w.due_at, w.roles, w.opens
        from rule.equipment_work() w where w.site_id = any ((select rule.sites())::bigint[])
        union all
        select c.site_id, c.batch, case when c.seen_at > c.from_at + coalesce(c.limit_us, c.absolute_us) * interval '1 microsecond'
                                        then 'late' else 'due' end, 'clock: ' || c.title,
               c.from_at + coalesce(c.limit_us, c.absolute_us, c.warn_us) * interval '1 microsecond', s.performed_by,
               rule.opens('step_record', step => s.code)
        from rule.clock c join core.process_step s on s.id = c.to_step_id
        where c.counts and c.runs and c.process_status not in ('closed', 'cancelled', 'discarded') and c.seen_at > c.from_at + coalesce(c.warn_us, c.limit_us, c.absolute_us) * interval '1 microsecond'
          and c.site_id = any ((select rule.sites())::bigint[])
        union all
        select b.site_id, b.code, 'signature', format('%s: step %s %s, record %s', m, s.code, x.occurrence, x.id), null,
               case m when 'witnessed' then s.witness_by else s.check_by end,
               case when rule.blind(x) then rule.opens('step_second', 'step_execution', x.id, x.version)
                    else rule.opens('sign', 'step_execution', x.id, meaning => m) end
        from open b
        join core.step_execution x on x.batch_id = b.id and x.status = 'recorded'
        join core.process_step s on s.id = x.process_step_id
        cross join lateral unnest(rule.step_meanings(s)) m
        where not exists (select from core.signature g where g.entity = 'step_execution' and g.record_id = x.id
                          and g.meaning = m and g.superseded_at is null)
        union all
        select b.site_id, b.code, 'signature', format('checked: collection, record %s', x.id), null, 'collector', rule.opens('sign', 'collection', x.id, meaning => 'checked')
        from open b join core.collection x on x.batch_id = b.id and x.status = 'finished'
        union all
        select b.site_id, b.code, 'signature', format('checked: receipt, record %s', x.id), null, 'technician', rule.opens('sign', 'receipt', x.id, meaning => 'checked')
        from open b join core.receipt x on x.batch_id = b.id and x.status = 'decided'
        union all
        select b.site_id, b.code, 'signature', format('witnessed: bedside check, record %s', x.id), null, 'clinic',
               rule.opens('sign', 'identity_check', x.id, meaning => 'witnessed')
        from open b join core.identity_check x on x.batch_id = b.id and x.checkpoint = 'bedside'
        where b.process_status in ('at_site', 'thawed')
          and not exists (select from core.signature g where g.entity = 'identity_check' and g.record_id = x.id and g.superseded_at is null)
        union all
        select b.site_id, b.code, 'signature', format('reviewed: result %s on %s, record %s', l.code, m.code, x.id), null, 'qc_reviewer',
               rule.opens('sign', 'result', x.id, meaning => 'reviewed')
        from open b
        join core.result x on x.batch_id = b.id and x.status = 'entered'
        join core.specification_line l on l.id = x.line_id and not l.report
        join core.sample m on m.id = x.sample_id
        where not exists (select from core.result n where n.batch_id = x.batch_id and n.line_id = x.line_id
                          and n.sample_id = x.sample_id and n.entry = x.entry and n.revision > x.revision)
        union all
        select b.site_id, b.code, 'signature', format('decision %s, record %s', replace(x.decision, '_', ' '), x.id), null, 'qa releaser',
               rule.opens('sign', 'disposition', x.id, meaning => rule.disposition_next(x))
        from open b join core.disposition x on x.batch_id = b.id and x.status = 'proposed'
        union all
        select b.site_id, b.code, 'signature', format('approved: abort, record %s', x.id), null, 'qa', rule.opens('sign', 'abort', x.id, meaning => 'approved')
        from open b join core.abort x on x.batch_id = b.id and x.status = 'proposed'
        union all
        select b.site_id, b.code, w.kind, w.what, w.due_at, w.roles, w.opens
        from rule.supply_work() w join core.batch b on b.id = w.batch_id
        where b.site_id = any ((select rule.sites())::bigint[])
        union all
        select b.site_id, b.code, 'result', case p.state when 'interim' then 'final result: ' else '' end || p.line, null, 'analyst',
               rule.opens('result_record', sample => p.sample, line => p.line_code)
        from open b join rule.results_pending(array(select o.id from open o)) p on p.batch_id = b.id
        where b.quality_status not in ('rejected', 'recalled')
        union all
        select b.site_id, b.code, 'signature', format('audit review of batch %s: to be signed by QA', b.code), null, 'qa',
               rule.opens('sign', 'batch', b.id, meaning => 'reviewed')
        from rule.reviews_waiting(array(select o.id from open o)) w join open b on b.id = w.batch_id
        union all
        select b.site_id, b.code, 'due', format('register the tubes of sample %s (step %s)', w.sample, w.step), null, 'technician analyst',
               rule.opens('sample_register', sample => w.sample)
        from rule.samples_waiting(array(select o.id from open o)) w join open b on b.id = w.batch_id
        union all
        select b.site_id, b.code, 'hold', format('%s (hold %s)', x.reason, x.id), null, 'qa', rule.opens('hold_lift', 'hold', x.id, x.version)
        from open b join core.hold x on x.batch_id = b.id and x.status = 'open'
        union all
        -- an aborted batch's deviations want their end, too
        select b.site_id, b.code, 'deviation', format('%s: %s deviation %s',
               case x.status when 'open' then 'impact decision' else 'closing' end, x.class, x.id), null, 'qa',
               rule.opens(case x.status when 'open' then 'deviation_assess' else 'deviation_close' end, 'deviation', x.id, x.version)
        from core.deviation x join core.batch b on b.id = x.batch_id
        where x.status <> 'closed' and b.site_id = any ((select rule.sites())::bigint[])
        union all
        select b.site_id, b.code, 'deviation', format('impact decision: %s deviation %s of batch %s, link %s', x.class, x.deviation,
               x.origin_batch, x.id), null, 'qa', rule.opens('deviation_touch_assess', 'touch', x.id, x.version)
        from core.deviation_touch x join core.batch b on b.id = x.batch_id
        where x.status = 'open' and b.site_id = any ((select rule.sites())::bigint[])
        union all
        select b.site_id, b.code, 'deviation', format('corrective action %s by %s', x.reference, p.printed_name),
               (x.due + 1)::timestamp at time zone z.time_zone, 'qa',
               rule.opens('capa_done', 'capa', x.id, x.version)
        from core.capa x join core.batch b on b.id = x.batch_id join core.person p on p.id = x.owner_id join core.site z on z.id = b.site_id
        where x.status = 'open' and b.site_id = any ((select rule.sites())::bigint[])
        union all
        select b.site_id, b.code, case when x.conclusion is null then 'deviation' else 'signature' end,
               format('%s: investigation %s', case when x.conclusion is null then 'conclusion' else 'approved' end,
                      rule.investigation_title(x)), null, case when x.conclusion is null then 'qc_reviewer qa' else 'qa' end,
               case when x.conclusion is null then rule.opens('investigation_conclude', 'investigation', x.id, x.version)
                    else rule.opens('sign', 'investigation', x.id, meaning => 'approved') end
        from core.investigation x join core.batch b on b.id = x.batch_id
        where x.status = 'open' and b.site_id = any ((select rule.sites())::bigint[])
        union all
        select b.site_id, b.code, o.kind, o.what, null, o.roles, o.opens
        from rule.batches_open(array(select id from open)) o join open b on b.id = o.batch_id where o.ready
        union all
        select b.site_id, b.code, 'breach', format('%s clock(s) past the limit, not reviewed', n.open), null, 'qa', null::work.opens
        from open b
        cross join lateral (select rule.open_breaches(b.id) as open
                            where exists (select from core.timer_breach t where t.batch_id = b.id)) n where n.open > 0
    )
    select s.code::text as site, i.batch::text as batch, i.kind, i.what, i.due_at, i.roles,
           exists (select from string_to_table(i.roles, ' ') r where i.site_id || ' ' || r = any ((select rule.my_roles())::text[])) as mine,
           concat_ws(' ', array_position(array['late', 'breach', 'hold', 'deviation', 'signature', 'due', 'result'], i.kind),
                     coalesce(rule.utc(i.due_at), '~'), s.code, i.batch, i.what) as key,
           (i.opens).act, (i.opens).entity, (i.opens).record, (i.opens).version, (i.opens).meaning, (i.opens).step, (i.opens).sample,
           (i.opens).line, (i.opens).field
    from item i join core.site s on s.id = i.site_id;
comment on view report.worklist is
    'What waits for whom. kind: late, due, signature (a second person), result (pending), hold, deviation, breach; mine: one''s own roles there; key: its place; act and what follows: what does it.';

-- Figures of a product in a month of its slots. Counted are batches that have come to their end, since one at work has
-- neither failed nor succeeded; times are medians of those that have both ends. A figure without a case is empty.
create view report.kpi with (security_barrier) as
    select s.code::text as site, v.product_name::text as product, to_char(b.slot, 'YYYY-MM') as month, b.kind,
           count(*) as batches, count(*) filter (where e.good or e.bad) as ended, count(*) filter (where e.good) as given,
           count(*) filter (where e.bad) as failed,
           round(100.0 * count(*) filter (where e.good) / nullif(count(*) filter (where e.good or e.bad), 0), 1) as success_percent,
           round(100.0 * count(*) filter (where e.bad) / nullif(count(*) filter (where e.good or e.bad), 0), 1) as failure_percent,
           count(*) filter (where r.tested) as tested, count(*) filter (where r.oos) as oos,
           round(100.0 * count(*) filter (where r.oos) / nullif(count(*) filter (where r.tested), 0), 1) as oos_percent,
           round(extract(epoch from percentile_cont(0.5) within group (order by t.vein_to_vein)) / 86400, 1) as vein_to_vein_days,
           round(extract(epoch from percentile_cont(0.5) within group (order by t.culture)) / 86400, 1) as culture_days,
           concat_ws(' ', s.code, to_char(b.slot, 'YYYY-MM'), v.product_name, b.kind) as key
    from core.batch b
    join core.site s on s.id = b.site_id
    join core.process_version v on v.id = b.process_version_id
    cross join lateral (
        select exists (select from core.infusion i where i.batch_id = b.id) as good,
               b.process_status in ('aborted', 'discarded') or b.quality_status in ('rejected', 'recalled') as bad) e
    cross join lateral (
        -- a result that failed counts whatever became of it afterwards: corrected, tested again or given all the same
        select count(*) > 0 as tested, coalesce(bool_or(x.verdict = 'fail'), false) as oos
        from core.result x where x.batch_id = b.id and x.stage = 'final') r
    cross join lateral (
        select (select min(i.started_at) from core.infusion i where i.batch_id = b.id)
                   - (select min(c.started_at) from core.collection c where c.batch_id = b.id) as vein_to_vein,
               (select max(x.event_at) from core.step_execution x join core.process_step p on p.id = x.process_step_id
                where x.batch_id = b.id and p.code = 'harvest')
                   - (select min(x.event_at) from core.step_execution x join core.process_step p on p.id = x.process_step_id
                      where x.batch_id = b.id and p.stage in ('engineering', 'expansion')) as culture) t
    where b.process_status <> 'cancelled' and b.site_id = any ((select rule.sites())::bigint[])
    group by s.code, v.product_name, to_char(b.slot, 'YYYY-MM'), b.kind;
comment on view report.kpi is 'Vein-to-vein time, success, failure, results out of specification and culture time by product and month.';

-- The status report: the board on paper, sites and batches in order, with what each one waits for.
create view report.status with (security_barrier) as
    select b.site, b.batch, b.mark, b.kind, b.product, b.patient, b.stage, b.qc, b.day, b.vcc, b.viability, b.viability_breach,
           b.next_step, b.next_due_at, b.open_items, b.process_status, b.quality_status, b.custody, b.verdict,
           case when b.id < 0 then 'to be scheduled'
                when b.process_status in ('closed', 'cancelled', 'discarded', 'aborted') then 'nothing'
                when b.quality_status = 'on_hold' then 'hold to be lifted'
                when b.open_items > 0 then 'open items'
                when b.next_step is not null then b.next_step
                else '-' end as waits_for,
           b.slot, b.id
    from api.board b
    where cardinality((select rule.sites())) > 0;
comment on view report.status is 'Status of all open and recent batches of one''s sites, for print.';

-- Every pair of statuses, for every act and kind of batch: what the tables have goes, everything else is refused.
create temp table process_status as select unnest(array['scheduled', 'collecting', 'collected', 'in_transit_in', 'received', 'accepted', 'stored_starting',
    'in_process', 'harvested', 'filled', 'stored', 'in_transit_out', 'at_site', 'thawed', 'infused', 'follow_up', 'closed', 'aborted', 'cancelled', 'discarded']) as s;
create temp table quality_status as select unnest(array['quarantine', 'on_hold', 'released', 'released_pending', 'exceptional_supply', 'rejected', 'recalled']) as s;
-- one try, in a block that is always undone; returns '' or the SQLSTATE
create function pg_temp.try_process(b core.batch, from_status text, to_status text, act text, kind text) returns text language plpgsql as $$
declare
    v text;
begin
    begin
        b.process_status := from_status;
        b.kind := kind;
        perform rule.process_change(b, to_status, act);
        raise exception using errcode = 'PT000';
    exception when others then
        v := sqlstate;
    end;
    return case v when 'PT000' then 'done' else v end;
end
$$;
create function pg_temp.try_quality(b core.batch, from_status text, to_status text, act text) returns text language plpgsql as $$
declare
    v text;
begin
    begin
        b.quality_status := from_status;
        perform rule.quality_change(b, to_status, act);
        raise exception using errcode = 'PT000';
    exception when others then
        v := sqlstate;
    end;
    return case v when 'PT000' then 'done' else v end;
end
$$;
create temp table tried as
    select f.s as f, t.s as t, a.act, k.kind, pg_temp.try_process(batch('B-RUN'), f.s, t.s, a.act, k.kind) as outcome
    from process_status f, process_status t, (select distinct act from ref.process_transition) a, unnest(array['patient', 'validation', 'research']) k (kind);
select cmp_ok((select count(*)::int from tried), '>', 10000, 'every pair by every act for every kind');
select is((select string_agg(format('%s %s->%s by %s: %s', kind, f, t, act, outcome), '; ') from tried x where outcome <> case when exists (
    select from ref.process_transition r where r.from_status = f and r.to_status = t and r.act = x.act and x.kind = any (r.kinds) and r.route is null) then 'done' else 'VN102' end),
    null, 'exactly the transitions of the table are done, everything else is VN102');
select is((select string_agg(distinct t, ', ') from tried where f = 'infused' and outcome = 'done'), 'follow_up', 'nothing returns from infused');
select is((select count(*)::int from tried where f in ('closed', 'aborted', 'cancelled', 'discarded') and outcome = 'done'), 0, 'an end is an end');
-- the table against the rules
select is((select string_agg(format('%s>%s', from_status, to_status), ' ' order by from_status, to_status) from ref.process_transition where act not in ('batch_abort') and 'patient' = any (kinds)),
    '->ordered accepted>in_process at_site>infused collected>in_transit_in collected>received collecting>collected filled>at_site filled>harvested follow_up>closed harvested>filled harvested>in_process '
    || 'in_process>harvested in_transit_in>received infused>follow_up ordered>cancelled ordered>scheduled received>accepted received>discarded scheduled>collecting', 'a patient''s batch');
select is((select string_agg(from_status, ' ' order by from_status) from ref.process_transition where act = 'batch_abort'),
    'accepted at_site collected collecting filled harvested in_process in_transit_in received scheduled', 'aborted only before the infusion');
-- a route that the process does not have is closed
select is(pg_temp.try_process(batch('B-RUN'), 'collected', 'in_transit_in', 'custody_hand_over', 'patient'), 'VN102', 'no transport without its route');
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, 'transport' from core.process_version v where v.id = (batch('B-RUN')).process_version_id;
select is(pg_temp.try_process(batch('B-RUN'), 'collected', 'in_transit_in', 'custody_hand_over', 'patient'), 'done', 'transport with it');
-- quality
create temp table judged as select f.s as f, t.s as t, a.act, pg_temp.try_quality(batch('B-RUN'), f.s, t.s, a.act) as outcome
    from quality_status f, quality_status t, (select distinct act from ref.quality_transition union select 'infusion_record') a;
select is((select count(*)::int from judged), 7 * 7 * (select count(distinct act)::int + 1 from ref.quality_transition), 'every pair by every act');
select is((select string_agg(format('%s->%s by %s: %s', f, t, act, outcome), '; ') from judged x where outcome <> case when exists (
    select from ref.quality_transition r where r.from_status = f and r.to_status = t and r.act = x.act) then 'done' else 'VN102' end),
    null, 'exactly the transitions of the table are done, everything else is VN102');
select is((select count(*)::int from judged where f in ('rejected', 'recalled') and outcome = 'done'), 0, 'rejected and recalled are ends');
-- and nothing but these two functions changes a status
select is((select string_agg(p.oid::regproc::text, ', ') from pg_proc p where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace)
    and p.prosrc ~* 'update\s+core\.batch\M[^;]*\m(process_status|quality_status)\s*=' and p.proname not in ('process_change', 'quality_change')), null, 'no other function sets a status');
select is((select string_agg(p.oid::regproc::text, ', ') from pg_proc p where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace) and p.prosrc ~* '\mdelete\s+from\s+(core\.|ledger\.(event|stream|head|leaf|leafed|checkpoint|attribute)\M)'), null, 'no function deletes a record');

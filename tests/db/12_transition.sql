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
select is((select string_agg(format('%s %s->%s by %s: %s', kind, f, t, act, outcome), '; ') from tried x where outcome <> coalesce((
    select case when r.route is null then 'done' else 'VN119' end from ref.process_transition r
    where r.from_status = f and r.to_status = t and r.act = x.act and x.kind = any (r.kinds)), 'VN102')),
    null, 'exactly the transitions of the table are done; what the process has no way for is VN119, everything else VN102');
select is((select string_agg(distinct t, ', ') from tried where f = 'infused' and outcome = 'done'), 'follow_up', 'nothing returns from infused');
select is((select count(*)::int from tried where f in ('closed', 'cancelled', 'discarded') and outcome = 'done'), 0, 'an end is an end');
-- the table against the rules, row by row: from, to, by which act, kinds (p, v, r), and the way that must exist
create temp table meant (f text, t text, act text, kinds text, route text);
insert into meant values
    ('-', 'ordered', 'order_place', 'pvr', null), ('ordered', 'scheduled', 'batch_issue', 'pvr', null), ('ordered', 'cancelled', 'order_cancel', 'pvr', null),
    ('scheduled', 'cancelled', 'order_cancel', 'pvr', null), ('scheduled', 'collecting', 'collection_start', 'p', null),
    ('collecting', 'collected', 'collection_finish', 'p', null), ('collected', 'in_transit_in', 'custody_hand_over', 'p', 'transport'),
    ('collected', 'received', 'receipt_record', 'p', null), ('in_transit_in', 'received', 'receipt_record', 'p', 'transport'),
    ('received', 'accepted', 'receipt_decide', 'p', null), ('received', 'discarded', 'receipt_decide', 'p', null),
    ('accepted', 'stored_starting', 'store_put', 'p', 'starting_store'), ('accepted', 'in_process', 'step_record', 'p', null),
    ('stored_starting', 'in_process', 'step_record', 'p', 'starting_store'), ('scheduled', 'in_process', 'step_record', 'vr', null),
    ('harvested', 'in_process', 'step_invalidate', 'pvr', null), ('filled', 'harvested', 'step_invalidate', 'pv', null),
    ('in_process', 'harvested', 'step_record', 'pvr', null), ('harvested', 'filled', 'step_record', 'pv', null),
    ('filled', 'stored', 'store_put', 'pv', 'store'), ('filled', 'in_transit_out', 'custody_hand_over', 'p', 'transport'),
    ('filled', 'at_site', 'site_receive', 'p', null), ('stored', 'in_transit_out', 'custody_hand_over', 'p', 'transport'),
    ('stored', 'at_site', 'site_receive', 'p', null), ('in_transit_out', 'at_site', 'site_receive', 'p', 'transport'),
    ('at_site', 'thawed', 'thaw_start', 'p', 'thaw'), ('at_site', 'infused', 'infusion_record', 'p', null), ('thawed', 'infused', 'infusion_record', 'p', 'thaw'),
    ('infused', 'follow_up', 'follow_up_record', 'p', null), ('infused', 'follow_up', 'follow_up_start', 'p', null), ('infused', 'follow_up', 'tick', 'p', null),
    ('follow_up', 'closed', 'batch_close', 'p', null), ('harvested', 'closed', 'batch_close', 'v', null), ('filled', 'closed', 'batch_close', 'v', null),
    ('stored', 'closed', 'batch_close', 'v', null), ('aborted', 'discarded', 'container_dispose', 'pv', null);
insert into meant select s, 'aborted', 'batch_abort', 'pvr', null from process_status
    where s not in ('infused', 'follow_up', 'closed', 'aborted', 'cancelled', 'discarded');
insert into meant select s, 'discarded', 'container_dispose', 'p', null from process_status
    where s not in ('scheduled', 'collecting', 'infused', 'follow_up', 'closed', 'aborted', 'cancelled', 'discarded');
create temp view there as select from_status, to_status, act, (select string_agg(left(k, 1), '' order by array_position(array['patient', 'validation', 'research'], k)) from unnest(kinds) k) as kinds, route
    from ref.process_transition;
select is((select string_agg(x::text, ' ') from (table meant except table there) x), null, 'every row of the rules is in the table of work');
select is((select string_agg(x::text, ' ') from (table there except table meant) x), null, 'and no other there');
select is((select string_agg(s, ' ') from process_status where s <> 'scheduled' and s not in (select to_status from ref.process_transition)), null, 'every status can be reached');
select is((select string_agg(distinct k.word, ' ') from ref.process_transition t, unnest(array['patient']) k (word) where act in ('site_receive', 'thaw_start', 'infusion_record') and kinds <> '{patient}'),
    null, 'only a patient''s batch comes to a site');
-- with every way of the route all of the table goes
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, w from core.process_version v, unnest(array['transport', 'starting_store', 'store', 'thaw']) w
    where v.id = (batch('B-RUN')).process_version_id;
create temp table routed as
    select f.s as f, t.s as t, a.act, k.kind, pg_temp.try_process(batch('B-RUN'), f.s, t.s, a.act, k.kind) as outcome
    from process_status f, process_status t, (select distinct act from ref.process_transition) a, unnest(array['patient', 'validation', 'research']) k (kind);
select is((select string_agg(format('%s %s->%s by %s: %s', kind, f, t, act, outcome), '; ') from routed x where outcome <> case when exists (
    select from meant r where r.f = x.f and r.t = x.t and r.act = x.act and strpos(r.kinds, left(x.kind, 1)) > 0) then 'done' else 'VN102' end),
    null, 'with the whole route every row is done, and nothing else');
-- quality
create temp table judged as select f.s as f, t.s as t, a.act, pg_temp.try_quality(batch('B-RUN'), f.s, t.s, a.act) as outcome
    from quality_status f, quality_status t, (select distinct act from ref.quality_transition union select 'infusion_record') a;
select is((select count(*)::int from judged), 7 * 7 * (select count(distinct act)::int + 1 from ref.quality_transition), 'every pair by every act');
select is((select string_agg(format('%s->%s by %s: %s', f, t, act, outcome), '; ') from judged x where outcome <> case when exists (
    select from ref.quality_transition r where r.from_status = f and r.to_status = t and r.act = x.act) then 'done' else 'VN102' end),
    null, 'exactly the transitions of the table are done, everything else is VN102');
select is((select count(*)::int from judged where f in ('rejected', 'recalled') and outcome = 'done'), 0, 'rejected and recalled are ends');
select is((select string_agg(format('%s>%s', f, t), ' ' order by f, t) from (select distinct f, t from judged where outcome = 'done') x),
    'exceptional_supply>on_hold exceptional_supply>recalled on_hold>exceptional_supply on_hold>quarantine on_hold>rejected on_hold>released on_hold>released_pending '
    || 'quarantine>exceptional_supply quarantine>on_hold quarantine>rejected quarantine>released quarantine>released_pending '
    || 'released>on_hold released>recalled released_pending>on_hold released_pending>recalled released_pending>released',
    'the rules'' table (and a hold on what is released pending)');
-- and by which act
create temp table meant_quality (f text, t text, act text);
insert into meant_quality select 'quarantine', d, 'disposition_propose' from unnest(array['released', 'released_pending', 'exceptional_supply', 'rejected']) d;
insert into meant_quality values ('on_hold', 'rejected', 'disposition_propose'), ('released_pending', 'released', 'disposition_propose');
insert into meant_quality select s, 'on_hold', 'hold_place' from unnest(array['quarantine', 'released', 'released_pending', 'exceptional_supply']) s;
insert into meant_quality select 'on_hold', s, 'hold_lift' from unnest(array['quarantine', 'released', 'released_pending', 'exceptional_supply']) s;
insert into meant_quality select s, 'recalled', 'batch_recall' from unnest(array['released', 'released_pending', 'exceptional_supply']) s;
select is((select string_agg(x::text, ' ') from (table meant_quality except table ref.quality_transition) x), null, 'every row of the rules is in the table of quality');
select is((select string_agg(x::text, ' ') from (table ref.quality_transition except table meant_quality) x), null, 'and no other there');
-- and nothing but these two functions changes a status
select is((select string_agg(p.oid::regproc::text, ', ') from pg_proc p where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace)
    and p.prosrc ~* 'update\s+core\.batch\M[^;]*\m(process_status|quality_status)\s*=' and p.proname not in ('process_change', 'quality_change')), null, 'no other function sets a status');
select is((select string_agg(p.oid::regproc::text, ', ') from pg_proc p where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace) and p.prosrc ~* '\mdelete\s+from\s+(core\.|ledger\.(event|stream|head|leaf|leafed|checkpoint|attribute)\M)'), null, 'no function deletes a record');

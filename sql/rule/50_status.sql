-- The one place where a batch's statuses change; the tables of transitions decide.
create function rule.has_route(b core.batch, route text) returns boolean
language plpgsql stable as $$
begin
    return (
        select exists (select from core.process_route r
                       where r.process_version_id = b.process_version_id and r.transition = has_route.route));
end
$$;
comment on function rule.has_route(core.batch, text) is 'Does the process of this batch have an optional way?';

-- Refuses what is no transition of this batch; one that only its process lacks is refused by the name of the way.
create function rule.process_may(b core.batch, to_status text, act text) returns void
language plpgsql stable as $$
declare
    t ref.process_transition;
begin
    select * into t from ref.process_transition x
    where x.from_status = b.process_status and x.to_status = process_may.to_status and x.act = process_may.act
      and b.kind = any (x.kinds);
    if t.act is null then
        perform rule.refuse('VN102', format('%s -> %s', b.process_status, to_status));
    elsif t.route is not null and not rule.has_route(b, t.route) then
        perform rule.refuse('VN119', format('%s -> %s: no %s', b.process_status, to_status, t.route));
    end if;
end
$$;
comment on function rule.process_may(core.batch, text, text) is 'Refuses what is no transition of this batch.';

create function rule.process_change(b core.batch, to_status text, act text) returns void
language plpgsql volatile as $$
begin
    perform rule.process_may(b, process_change.to_status, process_change.act);
    update core.batch x set process_status = process_change.to_status, version = x.version + 1 where x.id = b.id;
end
$$;
comment on function rule.process_change(core.batch, text, text) is 'Moves a batch along one transition of its work.';

create function rule.quality_change(b core.batch, to_status text, act text) returns void
language plpgsql volatile as $$
begin
    if not exists (select from ref.quality_transition t
                   where t.from_status = b.quality_status and t.to_status = quality_change.to_status
                     and t.act = quality_change.act) then
        perform rule.refuse('VN102', format('%s -> %s', b.quality_status, to_status));
    end if;
    update core.batch x set quality_status = quality_change.to_status,
        quality_before = case when quality_change.to_status = 'on_hold' then b.quality_status else x.quality_before end,
        version = x.version + 1
    where x.id = b.id;
end
$$;
comment on function rule.quality_change(core.batch, text, text) is 'Moves a batch along one transition of its quality status.';

-- Does the batch's last decision still carry both its signatures? A corrected value or result ends them.
create function rule.release_signed(batch_id bigint) returns boolean
language plpgsql stable as $$
begin
    return coalesce((
        select count(*) >= 2 from core.signature g
        where g.entity = 'disposition' and g.superseded_at is null
          and g.record_id = (select max(d.id) from core.disposition d
                             where d.batch_id = release_signed.batch_id and d.status = 'signed')), false);
end
$$;
comment on function rule.release_signed(bigint) is 'Does the last decision about a batch carry its signatures?';

-- Where the lift of the last hold takes a batch: to the status before, or to quarantine when what was released
-- rests on signatures that are not valid any more.
create function rule.quality_after_hold(b core.batch) returns text
language plpgsql stable as $$
begin
    return case when b.quality_before in ('released', 'released_pending', 'exceptional_supply')
                     and not rule.release_signed(b.id) then 'quarantine' else b.quality_before end;
end
$$;
comment on function rule.quality_after_hold(core.batch) is 'Quality status of a batch after its last hold.';

-- Is there anything of a batch that can still be given? The batch's status is that of its furthest container: after the
-- first bag was given others may still wait.
create function rule.to_give(b core.batch) returns boolean
language plpgsql stable as $$
begin
    return b.process_status not in ('infused', 'follow_up')
        or exists (select from core.container c where c.batch_id = b.id and c.status in ('filled', 'stored', 'in_transit', 'at_site', 'thawed')
                   and not rule.is_starting(c));
end
$$;
comment on function rule.to_give(core.batch) is 'Can anything of a batch still be given?';

-- What a release rests on has changed: what was not given yet goes on hold until the batch is released anew.
create function rule.release_undermined(b core.batch, why text, person_id bigint, lab_now timestamptz) returns void
language plpgsql volatile as $$
begin
    -- as it stands now: a corrected result that fails has put it on hold already
    select * into b from core.batch x where x.id = b.id;
    if b.quality_status in ('released', 'released_pending', 'exceptional_supply')
       and rule.to_give(b) and not rule.release_signed(b.id) then
        insert into core.hold (stream_id, batch_id, therapy_event_id, reason, placed_by_id, placed_at, status)
        values (b.stream_id, b.id, b.therapy_event_id, why, release_undermined.person_id, release_undermined.lab_now, 'open');
        perform rule.quality_change(b, 'on_hold', 'hold_place');
    end if;
end
$$;
comment on function rule.release_undermined(core.batch, text, bigint, timestamptz) is
    'Holds a batch whose release has lost its signatures.';

-- A process in which an open hold stops the work.
create function rule.not_on_hold(b core.batch) returns void
language plpgsql stable as $$
begin
    if b.quality_status = 'on_hold' then
        perform rule.refuse('VN105', b.code);
    end if;
end
$$;
comment on function rule.not_on_hold(core.batch) is 'Refuses work on a batch that is on hold.';

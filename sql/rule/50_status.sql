-- The one place where a batch's statuses change; the tables of transitions decide.
create function rule.process_change(b core.batch, to_status text, act text) returns void
language plpgsql volatile as $$
begin
    if not exists (
        select from ref.process_transition t
        where t.from_status = b.process_status and t.to_status = process_change.to_status
          and t.act = process_change.act and b.kind = any (t.kinds)
          and (t.route is null or exists (select from core.process_route r
                                          where r.process_version_id = b.process_version_id and r.transition = t.route)))
    then
        perform rule.refuse('VN102', format('%s -> %s', b.process_status, to_status));
    end if;
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

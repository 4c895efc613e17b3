-- What lots of material and devices have in common once they are used: the record of a step they belong to, when that was, what their
-- addition or withdrawal ends, and what the audit review says of them. Lots and devices themselves: 79_lot.sql, 79_equipment_use.sql.

-- What steps used. Each kind has a table of its own, since a lot has a quantity and a device a way of being recognised.
create view rule.step_use as
    select 'lot' as kind, u.id, u.batch_id, u.process_step_id, u.occurrence, u.attempt, u.status from core.lot_use u
    union all
    select 'device', u.id, u.batch_id, u.process_step_id, u.occurrence, u.attempt, u.status from core.equipment_use u;
comment on view rule.step_use is 'Uses of lots and devices at steps, withdrawn ones, too.';

-- Steps of a batch that are recorded, or begun by what was used for them.
create view rule.step_begun as
    select q.batch_id, q.process_step_id, q.occurrence, q.attempt, bool_or(q.recorded) as recorded
    from (select x.batch_id, x.process_step_id, x.occurrence, x.attempt, true as recorded
          from core.step_execution x where x.status <> 'invalidated'
          union all
          select u.batch_id, u.process_step_id, u.occurrence, u.attempt, false from rule.step_use u where u.status = 'used') q
    group by q.batch_id, q.process_step_id, q.occurrence, q.attempt;
comment on view rule.step_begun is 'Recorded and begun occurrences of the steps of batches.';

-- Which record of a step the use of a lot or device belongs to: the one that is there, or the one that will be made next. x.id is
-- NULL while it is not recorded. What may not be recorded now takes none either, for the same reasons.
create function rule.use_place(b core.batch, s core.process_step, occurrence bigint) returns core.step_execution
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    x core.step_execution;
    v_last integer;
    v_missing text;
begin
    if occurrence is null then
        perform rule.refuse('VN202', 'occurrence', null, 'occurrence');
    end if;
    select * into x from core.step_execution e
    where e.batch_id = b.id and e.process_step_id = s.id and e.occurrence = use_place.occurrence order by e.attempt desc limit 1;
    if x.status <> 'invalidated' then
        return x;
    end if;
    select coalesce(max(e.occurrence), 0) into v_last from core.step_execution e where e.batch_id = b.id and e.process_step_id = s.id;
    if x.id is null and (use_place.occurrence <> v_last + 1 or (v_last > 0 and s.repeat_every_us is null)) then
        perform rule.refuse('VN901', format('occurrence %s, next %s', use_place.occurrence,
            case when v_last > 0 and s.repeat_every_us is null then 'none' else (v_last + 1)::text end), 'Name a recorded occurrence or the next one.', 'occurrence');
    end if;
    perform rule.not_on_hold(b);
    v_missing := rule.steps_missing(b.id, s.id);
    if not rule.stage_open(b.kind, b.process_status, s.stage) then
        perform rule.refuse('VN102', format('%s, step of stage %s', b.process_status, s.stage));
    elsif exists (select from core.step_skip k where k.batch_id = b.id and k.process_step_id = s.id and k.status <> 'withdrawn') then
        perform rule.refuse('VN117', s.code, 'QA lets this step be skipped, or is asked to.', 'step');
    elsif v_missing is not null then
        perform rule.refuse('VN103', v_missing || ' before ' || s.code, null, 'step');
    end if;
    return jsonb_populate_record(null::core.step_execution, jsonb_build_object('batch_id', b.id, 'process_step_id', s.id,
        'occurrence', use_place.occurrence, 'attempt', coalesce(x.attempt, 0) + 1));
end
$$;
comment on function rule.use_place(core.batch, core.process_step, bigint) is 'The record of a step, made or to be made, that a lot or device is used for.';

-- When a lot or device was used: as for the step itself, between what the step waits for and what waits for it. Returns the entry mode.
create function rule.used_when(b core.batch, x core.step_execution, event_at timestamptz, late_reason text, lab_now timestamptz) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    y core.step_execution := x;
    k record;
begin
    y.id := coalesce(x.id, 0);      -- not made yet: no record is left out of the comparison
    k := rule.time_bounds(y);
    if event_at > k.not_after then
        perform rule.refuse('VN503', format('%s, %s was %s', rule.utc(event_at), k.later, rule.utc(k.not_after)), null, 'event_at');
    end if;
    return rule.entry_mode(b.mark, null, event_at,
        (select v.late_entry_us from core.process_version v where v.id = b.process_version_id), k.not_before, late_reason, null, lab_now);
end
$$;
comment on function rule.used_when(core.batch, core.step_execution, timestamptz, text, timestamptz) is 'Entry mode of a use, after the rules of time.';

-- The signed text of a recorded step names its lots and devices: with one more, or one less, it is another text, and what was signed is
-- asked for again.
create function rule.uses_changed(b core.batch, x core.step_execution, why text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    y core.step_execution;
    v_needs text[];
begin
    if x.id is null then
        return '{}';
    end if;
    v_needs := rule.step_meanings((select p from core.process_step p where p.id = x.process_step_id));
    update core.step_execution e set version = e.version + 1,
        status = case when cardinality(v_needs) > 0 and e.status <> 'invalidated' then 'recorded' else e.status end
    where e.id = x.id returning * into y;
    perform rule.step_changed(b, x.id, why, why, a);
    return jsonb_build_object('step_execution', y.id, 'step_version', y.version, 'status', y.status, 'signatures_needed', to_jsonb(v_needs));
end
$$;
comment on function rule.uses_changed(core.batch, core.step_execution, text, work.actor) is 'Ends the signatures on a step whose lots or devices have changed.';

-- A use that is withdrawn: once, by whoever recorded it or QA, with a reason, as it was seen.
create function rule.use_withdrawable(b core.batch, status text, recorded_by_id bigint, version bigint, seen bigint, reason text, a work.actor) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    perform rule.record_open(b);
    perform rule.same_version(seen, version);
    perform rule.reason(reason);
    if status = 'withdrawn' then
        perform rule.refuse('VN117', 'withdrawn', 'It is withdrawn already.');
    elsif recorded_by_id <> a.person_id and not rule.role_at(a.person_id, 'qa', b.site_id, a.lab_now) then
        perform rule.refuse('VN003', 'recorded by ' || rule.person_code(recorded_by_id), 'Whoever recorded it withdraws it, or QA.');
    end if;
end
$$;
comment on function rule.use_withdrawable(core.batch, text, bigint, bigint, bigint, text, work.actor) is 'Refuses whoever may not withdraw the use of a lot or device.';

-- For the audit review: every use with what was withdrawn, then what is missing.
create function rule.content_batch_uses(record bigint) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select format('step %s %s%s, %s', s.code, u.occurrence, case when u.attempt > 1 then ', attempt ' || u.attempt else '' end, t.w)
    from (select distinct k.process_step_id, k.occurrence, k.attempt from rule.step_use k where k.batch_id = record) u
    join core.process_step s on s.id = u.process_step_id
    cross join lateral (
        select 1, l.w, l.n from rule.lot_lines(record, s.id, u.occurrence, u.attempt) with ordinality l (w, n)
        union all
        select 2, e.w, e.n from rule.equipment_lines(record, s.id, u.occurrence, u.attempt) with ordinality e (w, n)) t (kind, w, n)
    order by s.place, s.id, u.occurrence, u.attempt, t.kind, t.n;
    return query
    select format('no lot recorded: step %s %s, %s', g.step, g.occurrence, g.material) from rule.lots_missing(record) g;
    return query
    select format('no device recorded: step %s %s, %s', g.step, g.occurrence, g.class) from rule.equipment_missing(record) g;
end
$$;
comment on function rule.content_batch_uses(bigint) is 'Lots and devices of a batch, and what was used without one, for the audit review.';

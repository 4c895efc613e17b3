-- What may be written into a corrected field: read like at entry, within what it depends on.

-- A moment lies after what it depends on and before what depends on it: the same bounds as at entry, and those that
-- later entries have set since. earliest: of another record, compared by the minute as at entry; own: of the same
-- record; last: the later bound.
create function rule.correction_bounds(w work.corrected, out earliest timestamptz, out own timestamptz, out last timestamptz)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_batch bigint := (w.held ->> 'batch_id')::bigint;
    v_now timestamptz := (w.held ->> (w.k).field)::timestamptz;
begin
    case (w.k).entity || '.' || (w.k).field
        when 'sample.drawn_at' then
            earliest := rule.sample_earliest(w.b, w.held ->> 'sample');
            select min(r.tested_at) into last from core.result r where r.sample_id = w.id;
        when 'collection.started_at' then
            select max(c.checked_at) into earliest from core.identity_check c
            where c.batch_id = v_batch and c.checkpoint = 'chair' and c.checked_at <= v_now;
            last := (w.held ->> 'finished_at')::timestamptz;
        when 'collection.finished_at' then
            own := (w.held ->> 'started_at')::timestamptz;
            select min(u.since_at) into last from core.custody u where u.batch_id = v_batch and u.since_at > v_now;
        when 'receipt.received_at' then
            select max(u.since_at) into earliest from core.custody u where u.batch_id = v_batch and u.since_at < v_now;
            select min(t) into last from (
                select u.since_at from core.custody u where u.batch_id = v_batch and u.since_at > v_now
                union all select (w.held ->> 'decided_at')::timestamptz
                union all select x.event_at from core.step_execution x join core.process_step s on s.id = x.process_step_id
                          where x.batch_id = v_batch and s.stage in ('engineering', 'expansion')) q (t);
        when 'lot.received_at' then
            select min(t) into last from (
                select u.event_at from core.lot_use u where u.lot_id = w.id and u.status = 'used'
                union all select g.signed_at from core.signature g where g.entity = 'lot' and g.record_id = w.id) q (t);
        when 'result.tested_at' then
            select m.drawn_at into earliest from core.sample m where m.id = (w.held ->> 'sample_id')::bigint;
            last := (w.held ->> 'entered_at')::timestamptz;
        when 'deviation.detected_at' then
            last := (w.held ->> 'opened_at')::timestamptz;
        when 'infusion.started_at' then
            select greatest(c.checked_at, t.started_at),
                   least((w.held ->> 'ended_at')::timestamptz, c.checked_at + rule.setting('bedside_check')::interval)
            into earliest, last
            from core.identity_check c left join core.thaw t on t.container_id = (w.held ->> 'container_id')::bigint
            where c.id = (w.held ->> 'identity_check_id')::bigint;
            -- what was seen of the patient was seen after the first infusion
            if not exists (select from core.infusion i where i.batch_id = v_batch and i.id <> w.id and i.started_at <= v_now) then
                last := least(last, (select min(f.seen_at) from core.follow_up f where f.batch_id = v_batch));
            end if;
        when 'infusion.ended_at' then
            own := (w.held ->> 'started_at')::timestamptz;
            select min(d.disposed_at) into last from core.disposal d
            where d.container_id = (w.held ->> 'container_id')::bigint and d.status <> 'withdrawn';
    end case;
end
$$;
comment on function rule.correction_bounds(work.corrected) is 'Between which moments a corrected one lies.';

-- What happened to a container, one after the other: who held it, where it was stored, which checks let it go or come, and
-- what was made of it.
create function rule.correction_bounds_container(w work.corrected, out earliest timestamptz, out own timestamptz, out last timestamptz)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_container bigint := (w.held ->> 'container_id')::bigint;
    v_batch bigint := (w.held ->> 'batch_id')::bigint;
    v_now timestamptz := (w.held ->> (w.k).field)::timestamptz;
begin
    case (w.k).entity || '.' || (w.k).field
        when 'custody.since_at' then
            select max(u.since_at) filter (where u.id < w.id), min(u.since_at) filter (where u.id > w.id) into earliest, last
            from core.custody u
            where u.batch_id = v_batch and (u.container_id is null or v_container is null or u.container_id = v_container);
            earliest := greatest(earliest, (
                select max(x.at) from (
                    select c.checked_at from core.identity_check c
                    where c.container_id = v_container and c.checkpoint in ('courier', 'pack_out') and w.held ->> 'holder_organisation' <> ''
                    union all select s.taken_at from core.storage s where s.container_id = v_container) x (at)
                where x.at < v_now + interval '1 minute'));
            last := least(last, (select min(s.received_at) from core.shipment s where s.custody_id = w.id), (
                select min(x.at) from (
                    select c.checked_at from core.identity_check c
                    where c.container_id = v_container and c.checkpoint in ('receipt', 'site') and w.held ->> 'holder_organisation' <> ''
                    union all select t.started_at from core.thaw t where t.container_id = v_container
                    union all select i.started_at from core.infusion i where i.container_id = v_container) x (at)
                where x.at >= date_trunc('minute', v_now)));
        when 'storage.put_at' then
            select max(x.at) into earliest
            from (select s.taken_at from core.storage s where s.container_id = v_container and s.id < w.id
                  union all select u.since_at from core.custody u
                  where u.batch_id = v_batch and (u.container_id is null or u.container_id = v_container) and u.since_at < v_now) x (at);
            last := least((w.held ->> 'taken_at')::timestamptz,
                          (select c.checked_at from core.identity_check c where c.id = (w.held ->> 'identity_check_id')::bigint));
        when 'storage.taken_at' then
            own := (w.held ->> 'put_at')::timestamptz;
            select c.checked_at into earliest from core.identity_check c where c.id = (w.held ->> 'identity_check_id')::bigint;
            select min(x.at) into last
            from (select s.put_at from core.storage s where s.container_id = v_container and s.id > w.id
                  union all select u.since_at from core.custody u
                  where u.batch_id = v_batch and (u.container_id is null or u.container_id = v_container) and u.since_at > v_now
                  union all select p.pooled_at from core.container_source p where p.source_id = v_container
                  union all select d.disposed_at from core.disposal d where d.container_id = v_container and d.status <> 'withdrawn'
                  union all select e.event_at from core.step_execution e join core.identity_check c on c.id = e.identity_check_id
                  where c.container_id = v_container and e.status <> 'invalidated' and e.event_at >= v_now) x (at);
    end case;
end
$$;
comment on function rule.correction_bounds_container(work.corrected) is 'Between which moments a corrected one of custody or storage lies.';

create function rule.correction_moment(w work.corrected, value text, lab_now timestamptz) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v record;
    v_at timestamptz;
begin
    if w.held ? 'equipment_id' then
        select * into v from rule.correction_bounds_device(w);
    elsif (w.k).entity = 'storage' or (w.k).entity || '.' || (w.k).field = 'custody.since_at' then
        select * into v from rule.correction_bounds_container(w);
    else
        select * into v from rule.correction_bounds(w);
    end if;
    v_at := rule.event_time(value, 'value', v.earliest, lab_now);
    if v_at < v.own then
        perform rule.refuse('VN503', value, null, 'value');
    elsif v_at > v.last then
        perform rule.refuse('VN503', format('%s, what follows it %s', value, rule.utc(v.last)), null, 'value');
    end if;
    return rule.utc(v_at);
end
$$;
comment on function rule.correction_moment(work.corrected, text, timestamptz) is 'A corrected moment, within what it depends on.';

-- A donation number is corrected until the bag has gone through a check under it, or was disposed of: from then on other
-- documents say it, too.
create function rule.correction_din(w work.corrected, value text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_din text := rule.din(value, 'value');
begin
    if exists (select from core.container c join core.identity_check i on i.container_id = c.id where c.code = w.held ->> 'din')
       or exists (select from core.container c join core.receipt r on r.container_id = c.id where c.code = w.held ->> 'din') then
        perform rule.refuse('VN117', w.held ->> 'din', 'The bag was checked under this number: open a deviation.', 'field');
    elsif exists (select from core.container c join core.disposal d on d.container_id = c.id
                  where c.code = w.held ->> 'din' and d.status <> 'withdrawn') then
        perform rule.refuse('VN117', w.held ->> 'din', 'The bag was disposed of under this number: write a comment.', 'field');
    end if;
    if v_din <> w.held ->> 'din' and (exists (select from core.collection c where c.din = v_din)
                                      or exists (select from core.container c where c.code = v_din)) then
        perform rule.refuse('VN309', v_din, null, 'value');
    end if;
    return v_din;
end
$$;
comment on function rule.correction_din(work.corrected, text) is 'A corrected donation number, while it can still be one.';

-- A sample point that the process knows, and that the results on the sample are tested on.
create function rule.correction_sample(w work.corrected, value text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_point text := rule.code(value, 'value');
    v_line text;
begin
    if not exists (select from core.process_step_sample p join core.process_step s on s.id = p.step_id
                   where s.process_version_id = (w.b).process_version_id and p.sample = v_point)
       and not exists (select from core.specification_line l
                       where l.process_version_id = (w.b).process_version_id and l.sample = v_point) then
        perform rule.refuse('VN214', v_point, 'Use a sample point that the process or its specification names.', 'value');
    end if;
    select min(l.code) into v_line from core.result r join core.specification_line l on l.id = r.line_id
    where r.sample_id = w.id and l.sample <> v_point;
    if v_line is not null then
        perform rule.refuse('VN214', v_line, format('A result of this line stands on the sample; it is not tested on %s.', v_point), 'value');
    end if;
    return v_point;
end
$$;
comment on function rule.correction_sample(work.corrected, text) is 'A corrected sample point.';

-- One record number is one patient of the site.
create function rule.correction_code(w work.corrected, value text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_code text := rule.code(value, 'value');
begin
    if exists (select from core.patient_identity i join core.patient p on p.id = i.patient_id
               join core.patient q on q.id = (w.held ->> 'patient_id')::bigint
               where p.site_id = q.site_id and p.id <> q.id and i.record_number = v_code) then
        perform rule.refuse('VN113', 'record_number', 'This record number is registered at the site; find the patient by it.', 'value');
    end if;
    return v_code;
end
$$;
comment on function rule.correction_code(work.corrected, text) is 'A corrected record number.';

-- What is planned lies where it may: any day.
create function rule.correction_plan(value text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_day date := rule.day(nullif(correction_plan.value, ''), 'value');
begin
    if v_day is null then
        perform rule.refuse('VN202', 'value', null, 'value');
    end if;
    return to_char(v_day, 'YYYY-MM-DD');
end
$$;
comment on function rule.correction_plan(text) is 'A corrected day that is planned.';

-- Of a logger's two temperatures the lower one stays below the other.
create function rule.correction_amount(w work.corrected, number numeric) returns numeric
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if ((w.k).field = 'trace_low_c' and number > (w.held ->> 'trace_high_c')::numeric)
       or ((w.k).field = 'trace_high_c' and number < (w.held ->> 'trace_low_c')::numeric) then
        perform rule.refuse('VN207', format('%s, the trace goes from %s to %s', number, w.held ->> 'trace_low_c', w.held ->> 'trace_high_c'),
                            'Correct the other one first.', 'value');
    end if;
    return number;
end
$$;
comment on function rule.correction_amount(work.corrected, numeric) is 'A corrected amount beside those of its record.';

-- One line of words, which of a shipper is a band that its trace can be compared with.
create function rule.correction_line(w work.corrected, value text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_line text := rule.text(correction_line.value, 'value', (w.k).most::integer, true);
begin
    return case when (w.k).entity || '.' || (w.k).field = 'shipment.condition_band' then rule.condition_band(v_line) else v_line end;
end
$$;
comment on function rule.correction_line(work.corrected, text) is 'A corrected line of words.';

-- A word of the list. Whether a trace lies in its band is what its temperatures say; and the markers of a patient are known, or
-- were not tested.
create function rule.correction_word(w work.corrected, value text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_word text;
begin
    if (w.k).field = 'infectious_markers' then
        return rule.infectious_markers(correction_word.value, w.kind, 'value');
    end if;
    v_word := rule.one_word(correction_word.value, 'value', (w.k).words);
    if (w.k).field = 'trace' and v_word <> rule.trace_word(w.held ->> 'condition_band', (w.held ->> 'trace_low_c')::numeric, (w.held ->> 'trace_high_c')::numeric) then
        perform rule.refuse('VN207', format('%s, %s to %s Cel in a band of %s', v_word, w.held ->> 'trace_low_c', w.held ->> 'trace_high_c', w.held ->> 'condition_band'),
                            'Correct the temperatures or the condition: the trace follows.', 'value');
    end if;
    return v_word;
end
$$;
comment on function rule.correction_word(work.corrected, text) is 'A corrected word, within what it depends on.';

-- The new value as text, checked like at entry by the same functions; NULL where the record may be without it.
create function rule.correction_value(w work.corrected, value text, lab_now timestamptz) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    k ref.correctable := w.k;
begin
    if coalesce(value, '') = '' and w.kind = any (k.empty_for) then
        return null;
    end if;
    return case k.kind
        when 'amount' then rule.correction_amount(w, rule.measured(value, 'value', k.least, k.most))::text
        when 'line' then rule.correction_line(w, value)
        when 'words' then rule.reason(value, 'value')
        when 'word' then rule.correction_word(w, value)
        when 'code' then rule.correction_code(w, value)
        when 'day' then to_char(rule.past_day(value, 'value', w.zone, lab_now), 'YYYY-MM-DD')
        when 'moment' then rule.correction_moment(w, value, lab_now)
        when 'din' then rule.correction_din(w, value)
        when 'sample' then rule.correction_sample(w, value)
        when 'due' then rule.correction_due(w, value)
        when 'plan' then rule.correction_plan(value)
        else rule.correction_lot(w, value) end;
end
$$;
comment on function rule.correction_value(work.corrected, text, timestamptz) is 'A corrected value, read like at entry.';

-- "50.0" and "50.00" are one volume, two moments of one instant are one.
create function rule.correction_same(k ref.correctable, one text, other text) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when k.kind in ('amount', 'quantity') then one::numeric is not distinct from other::numeric
                else one is not distinct from other end
$$;
comment on function rule.correction_same(ref.correctable, text, text) is 'Does the corrected value say what the old one said?';

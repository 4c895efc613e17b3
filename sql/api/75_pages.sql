-- Pages of the lists that grow with the laboratory's life. A page is found first, by its key and an index, and the view
-- then describes its rows: a view that sorts what it describes would describe all of it. Rights are asked once a page.

create function api.near_miss_page(before bigint, rows bigint) returns bigint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_ledger boolean := rule.sees_ledger();
    v_sites bigint[] := rule.sites();
begin
    return array(
        select n.id from core.near_miss n
        where n.id < near_miss_page.before
          and (v_ledger or case when n.batch_id is not null
                                then (select b.site_id = any (v_sites) from core.batch b where b.id = n.batch_id)
                                else exists (select from core.person_role r where r.person_id = n.person_id
                                             and r.status = 'approved' and r.site_id = any (v_sites)) end)
        order by n.id desc limit greatest(least(near_miss_page.rows, 10000), 0));
end
$$;
comment on function api.near_miss_page(bigint, bigint) is 'Ids of near misses before an id, the newest first.';

create function api.timer_breach_page(before bigint, rows bigint) returns bigint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_sites bigint[] := rule.sites();
begin
    return array(
        select x.id from core.timer_breach x
        where x.id < timer_breach_page.before and (select b.site_id = any (v_sites) from core.batch b where b.id = x.batch_id)
        order by x.id desc limit greatest(least(timer_breach_page.rows, 10000), 0));
end
$$;
comment on function api.timer_breach_page(bigint, bigint) is 'Ids of clock breaches before an id, the newest first.';

create function api.order_page(after text, rows bigint, status text) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_sites bigint[] := rule.sites();
begin
    return array(
        select o.code::text from core.therapy_order o
        where o.code > order_page.after and (order_page.status is null or o.status = order_page.status)
          and (select t.site_id = any (v_sites) from core.therapy_event t where t.id = o.therapy_event_id)
        order by o.code limit greatest(least(order_page.rows, 10000), 0));
end
$$;
comment on function api.order_page(text, bigint, text) is 'Codes of orders after a code; of one status when it is given.';

create function api.patient_page(after text, rows bigint) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_sites bigint[] := rule.sites();
begin
    return array(
        select p.code::text from core.patient p where p.code > patient_page.after and p.site_id = any (v_sites)
        order by p.code limit greatest(least(patient_page.rows, 10000), 0));
end
$$;
comment on function api.patient_page(text, bigint) is 'Codes of patients after a code.';

-- Events after a key, in the order of their times. There is no index of times but the small one of ranges, since a
-- btree would cost every write: so a window of time is read, wider after a quiet one and narrower where much was
-- done. A page costs what is in its windows, wherever it lies.
create function api.audit_page(after_at timestamptz, after_stream bigint, after_position bigint, rows bigint, person text,
                               entity text, act text, since timestamptz, until timestamptz)
returns setof api.audit_log
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_from timestamptz := greatest(after_at, since);
    v_end timestamptz := least(until, now() + interval '1 day');
    v_to timestamptz;
    v_width interval := interval '1 second';
    v_left bigint := least(greatest(rows, 0), 100000);
    v_found bigint;
begin
    if not rule.sees_ledger() then
        return;
    end if;
    -- nothing is older than the ledger
    v_from := greatest(v_from, (select i.made_at - interval '1 day' from ledger.installation i));
    while v_left > 0 and v_from < v_end loop
        v_to := least(v_from + v_width, v_end);
        if v_width > interval '1 second'
           and exists (select from ledger.event e where e.at >= v_from and e.at < v_to offset 4000 limit 1) then
            v_width := greatest(v_width / 4, interval '1 second');
            continue;
        end if;
        return query
        select e.at, e.lab_at, s.kind, s.key, e.stream, e.position, e.login, e.person, e.act, e.kind, e.entity, e.key, e.request
        from ledger.event e join ledger.stream s on s.id = e.stream
        where e.at >= v_from and e.at < v_to
          and (audit_page.person is null or e.person = audit_page.person) and (audit_page.entity is null or e.entity = audit_page.entity)
          and (audit_page.act is null or e.act = audit_page.act)
          and (after_at is null or (e.at, e.stream, e.position) > (after_at, after_stream, after_position))
        order by e.at, e.stream, e.position limit v_left;
        get diagnostics v_found = row_count;
        v_left := v_left - v_found;
        v_from := v_to;
        v_width := v_width * 2;
    end loop;
end
$$;
comment on function api.audit_page(timestamptz, bigint, bigint, bigint, text, text, text, timestamptz, timestamptz) is
    'A page of the ledger''s events after a key, for whoever reads the ledger.';

-- Backwards from before a key, or from now, in windows that widen while little is found, so that neither a full nor an empty
-- hour is read twice.
create function api.audit_newest(before_at timestamptz, before_stream bigint, before_position bigint, rows bigint) returns setof api.audit_log
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_oldest timestamptz := (select i.made_at - interval '1 day' from ledger.installation i);
    -- a clock that was set back leaves events ahead of it
    v_to timestamptz := least(before_at, clock_timestamp() + interval '1 day') + interval '1 microsecond';
    v_from timestamptz;
    v_width interval := interval '1 day';
    v_left bigint := least(greatest(rows, 0), 10000);
    v_found bigint;
begin
    if not rule.sees_ledger() then
        return;
    end if;
    while v_left > 0 and v_to > v_oldest loop
        v_from := greatest(v_to - v_width, v_oldest);
        if v_width > interval '1 second'
           and exists (select from ledger.event e where e.at >= v_from and e.at < v_to offset 4000 limit 1) then
            v_width := greatest(v_width / 4, interval '1 second');
            continue;
        end if;
        return query
        select e.at, e.lab_at, s.kind, s.key, e.stream, e.position, e.login, e.person, e.act, e.kind, e.entity, e.key, e.request
        from ledger.event e join ledger.stream s on s.id = e.stream
        where e.at >= v_from and e.at < v_to
          and (before_at is null or (e.at, e.stream, e.position) < (before_at, before_stream, before_position))
        order by e.at desc, e.stream desc, e.position desc limit v_left;
        get diagnostics v_found = row_count;
        v_left := v_left - v_found;
        v_to := v_from;
        v_width := v_width * 2;
    end loop;
end
$$;
comment on function api.audit_newest(timestamptz, bigint, bigint, bigint) is
    'Events of the ledger before a key, the newest first, for whoever reads it.';

-- Lots and devices stand by what they are, not by their ids: the page goes on behind the place of the one that was last.
create function api.lot_page(after bigint, rows bigint, material text) returns bigint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_sites bigint[] := rule.sites();
    v_last core.lot;
begin
    select * into v_last from core.lot l where l.id = lot_page.after and l.site_id = any (v_sites);
    return array(
        select l.id from core.lot l
        where (l.material, l.expires_on, l.code)
                  > (coalesce(v_last.material::text, ''), coalesce(v_last.expires_on::date, '-infinity'), coalesce(v_last.code::text, ''))
          and (lot_page.material is null or l.material = lot_page.material) and l.site_id = any (v_sites)
        order by l.material, l.expires_on, l.code limit greatest(least(lot_page.rows, 10000), 0));
end
$$;
comment on function api.lot_page(bigint, bigint, text) is 'Ids of lots behind one, by material, expiry and code; of one material when it is given.';

-- What used one lot or one device, in the order in which it happened: what is entered late stands where it belongs.
create function api.lot_use_page(lot text, after bigint, rows bigint) returns bigint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_sites bigint[] := rule.sites();
    v_lot bigint := (select l.id from core.lot l where l.code = lot_use_page.lot);
    v_last core.lot_use;
begin
    select * into v_last from core.lot_use u where u.id = lot_use_page.after and u.lot_id = v_lot;
    return array(
        select u.id from core.lot_use u join core.batch b on b.id = u.batch_id
        where u.lot_id = v_lot and b.site_id = any (v_sites)
          and (u.event_at, u.id) > (coalesce(v_last.event_at::timestamptz, '-infinity'), coalesce(v_last.id, 0))
        order by u.event_at, u.id limit greatest(least(lot_use_page.rows, 10000), 0));
end
$$;
comment on function api.lot_use_page(text, bigint, bigint) is 'Ids of uses of a lot behind one, by the moment of use.';

create function api.equipment_use_page(equipment text, after bigint, rows bigint, since timestamptz, until timestamptz) returns bigint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_sites bigint[] := rule.sites();
    v_device bigint := (select e.id from core.equipment e where e.code = equipment_use_page.equipment);
    v_last core.equipment_use;
begin
    select * into v_last from core.equipment_use u where u.id = equipment_use_page.after and u.equipment_id = v_device;
    return array(
        select u.id from core.equipment_use u join core.batch b on b.id = u.batch_id
        where u.equipment_id = v_device and b.site_id = any (v_sites)
          and (u.event_at, u.id) > (coalesce(v_last.event_at::timestamptz, '-infinity'), coalesce(v_last.id, 0))
          and (equipment_use_page.since is null or u.event_at >= equipment_use_page.since)
          and (equipment_use_page.until is null or u.event_at < equipment_use_page.until)
        order by u.event_at, u.id limit greatest(least(equipment_use_page.rows, 10000), 0));
end
$$;
comment on function api.equipment_use_page(text, bigint, bigint, timestamptz, timestamptz) is
    'Ids of uses of a device behind one, by the moment of use; between two moments when they are given.';

create function api.equipment_page(after bigint, rows bigint, class text) returns bigint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_sites bigint[] := rule.sites();
    v_last core.equipment;
begin
    select * into v_last from core.equipment e where e.id = equipment_page.after and e.site_id = any (v_sites);
    return array(
        select e.id from core.equipment e
        where (e.class, e.code) > (coalesce(v_last.class::text, ''), coalesce(v_last.code::text, ''))
          and (equipment_page.class is null or e.class = equipment_page.class) and e.site_id = any (v_sites)
        order by e.class, e.code limit greatest(least(equipment_page.rows, 10000), 0));
end
$$;
comment on function api.equipment_page(bigint, bigint, text) is 'Ids of devices behind one, by class and code; of one class when it is given.';

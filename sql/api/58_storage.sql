-- Storage: locations of a site, and containers in their positions.

create function api.location_add(request uuid, site text, code text, title text, condition_band text, capacity bigint default null)
returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    s core.site := rule.site_seen(location_add.site);
    a work.actor := rule.act_begin('location_add', request,
                        rule.digest(jsonb_build_array(site, code, title, condition_band, capacity)),
                        array_remove(array[s.stream_id], null), s.id);
    v_location bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if s.id is null then
        perform rule.refuse('VN306', left(location_add.site, 60), null, 'site');
    end if;
    if location_add.capacity not between 1 and 1000000 then
        perform rule.refuse('VN207', location_add.capacity::text, 'A location holds at least one container.', 'capacity');
    end if;
    insert into core.location (stream_id, site_id, code, title, condition_band, capacity, added_by_id, status)
    values (s.stream_id, s.id, rule.code(location_add.code, 'code'), rule.text(location_add.title, 'title', 200, true),
            rule.condition_band(location_add.condition_band), location_add.capacity, a.person_id, 'in_use')
    on conflict do nothing returning id into v_location;
    if v_location is null then
        perform rule.refuse('VN113', location_add.code, null, 'code');
    end if;
    return rule.done(a, jsonb_build_object('location', location_add.code, 'version', 1));
end
$$;
comment on function api.location_add(uuid, text, text, text, text, bigint) is 'Adds a storage location to a site.';

create function api.location_close(request uuid, site text, location text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    s core.site := rule.site_seen(location_close.site);
    a work.actor := rule.act_begin('location_close', request,
                        rule.digest(jsonb_build_array(site, location, version, reason)),
                        array_remove(array[s.stream_id], null), s.id, location_close.reason);
    l core.location;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    -- whoever puts something in waits for this row, or has put it in already
    select * into l from core.location x where x.site_id = s.id and x.code = location_close.location for no key update;
    if l.id is null then
        perform rule.refuse('VN306', left(location_close.location, 60), null, 'location');
    end if;
    perform rule.same_version(location_close.version, l.version);
    perform rule.reason(location_close.reason);
    if l.status <> 'in_use' then
        perform rule.refuse('VN117', l.code || ' ' || l.status);
    end if;
    if exists (select from core.storage k where k.location_id = l.id and k.status = 'stored') then
        perform rule.refuse('VN118', l.code, 'Take out what lies in it first.');
    end if;
    update core.location x set status = 'closed', version = x.version + 1 where x.id = l.id;
    return rule.done(a, jsonb_build_object('location', l.code, 'version', l.version + 1));
end
$$;
comment on function api.location_close(uuid, text, text, bigint, text) is 'Closes an empty storage location.';

-- Location and position as scanned: "%LTANK1/A-01" with its check character names both; typed they are two fields.
create function rule.place_read(location text, "position" text, out location_code text, out position_code text)
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_own text[] := rule.own_code(location, 'location');
begin
    location_code := coalesce(v_own[2], location);
    position_code := nullif(place_read."position", '');
    if v_own[1] = 'L' and strpos(location_code, '/') > 0 and position_code is null then
        position_code := substr(location_code, strpos(location_code, '/') + 1);
        location_code := left(location_code, strpos(location_code, '/') - 1);
    end if;
    perform rule.code(location_code, 'location'), rule.code(position_code, 'position');
end
$$;
comment on function rule.place_read(text, text) is 'Location and position out of a scan or two fields.';

-- Refuses a container that isn't stored by this process, in the words of the way that is missing.
create function rule.storable(b core.batch, c core.container) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_way text := case when rule.is_starting(c) then 'starting_store' else 'store' end;
begin
    if not (c.status = 'filled' or (c.status = 'in_use' and rule.is_starting(c))) then
        perform rule.refuse('VN102', format('container %s %s', c.code, c.status),
                            'Starting material in use and filled product are stored.', 'container');
    end if;
    if not rule.has_route(b, v_way) then
        perform rule.refuse('VN119', v_way, null, 'container');
    end if;
    if v_way = 'starting_store' and not exists (select from core.container_source p where p.container_id = c.id)
       and not exists (select from core.receipt r where r.container_id = c.id and r.status = 'checked' and r.decision = 'accept') then
        perform rule.refuse('VN102', c.code, 'Starting material is stored after it was accepted.', 'container');
    end if;
end
$$;
comment on function rule.storable(core.batch, core.container) is 'Refuses what is not stored.';

create function api.store_put(request uuid, batch text, version bigint, container text, location text, "position" text, put_at text)
returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(store_put.batch);
    a work.actor := rule.act_begin('store_put', request,
                        rule.digest(jsonb_build_array(batch, version, container, location, "position", put_at)),
                        array_remove(array[b.stream_id], null), b.site_id);
    c core.container;
    l core.location;
    p record;
    v_code text;
    v_fault text;
    v_put timestamptz;
    v_to text;
    v_storage bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(store_put.batch);
    perform rule.batch_known(b, store_put.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(store_put.version, b.version);
    -- no look at a hold: what is held is kept in the cold all the same
    v_code := rule.container_code(store_put.container);
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    perform rule.record_open(b);
    perform rule.storable(b, c);
    select * into p from rule.place_read(store_put.location, store_put."position");
    -- two containers for the last place wait for each other here
    select * into l from core.location x where x.site_id = b.site_id and x.code = p.location_code for no key update;
    if l.id is null or l.status <> 'in_use' then
        perform rule.refuse('VN306', p.location_code, 'Use an open location of the batch''s site.', 'location');
    end if;
    if (select count(*) from core.storage k where k.location_id = l.id and k.status = 'stored') >= l.capacity then
        perform rule.refuse('VN117', format('%s holds %s', l.code, l.capacity), 'The location is full: choose another one.', 'location');
    end if;
    v_put := rule.event_time(store_put.put_at, 'put_at',
        greatest(rule.custody_since(b, c.id), (rule.last_storage(c.id)).taken_at), a.lab_now);
    insert into core.storage (stream_id, batch_id, therapy_event_id, container_id, location_id, position, status_before, put_at,
                              put_by_id, status)
    values (b.stream_id, b.id, b.therapy_event_id, c.id, l.id, p.position_code, c.status, v_put, a.person_id, 'stored')
    on conflict do nothing returning id into v_storage;
    if v_storage is null then
        return rule.stop(a, 'VN309', format('position %s of %s empty', p.position_code, l.code), 'taken', b.id,
                         'Look into the position: either the record or the shelf is wrong. Take another one.');
    end if;
    update core.container x set status = 'stored', version = x.version + 1 where x.id = c.id;
    perform rule.custody_take(b, a.person_id, l.code || ' ' || p.position_code, v_put, c.id, l.condition_band);
    v_to := case b.process_status when 'accepted' then 'stored_starting' when 'filled' then 'stored' end;
    if v_to is not null and (v_to = 'stored_starting') = rule.is_starting(c) then
        perform rule.process_change(b, v_to, 'store_put');
    end if;
    return rule.done(a, jsonb_build_object('storage', v_storage, 'container', c.code, 'location', l.code, 'position', p.position_code,
        'version', (rule.batch(b.code)).version));
end
$$;
comment on function api.store_put(uuid, text, bigint, text, text, text, text) is 'Puts a container into a position of a storage location.';

-- What for: work and supply ask for a batch that is not held (supply also for its release); moving things when a
-- tank fails, and disposal, do not.
create function rule.retrieval_open(b core.batch, c core.container, purpose text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if purpose in ('process', 'supply') then
        perform rule.not_on_hold(b);
    end if;
    if (purpose = 'process' and not rule.is_starting(c)) or (purpose = 'supply' and rule.is_starting(c)) then
        perform rule.refuse('VN115', c.kind, 'Starting material goes to the process, product to supply.', 'purpose');
    end if;
    if purpose = 'process' and b.process_status not in ('stored_starting', 'accepted', 'in_process') then
        perform rule.refuse('VN102', b.process_status);
    end if;
end
$$;
comment on function rule.retrieval_open(core.batch, core.container, text) is 'Refuses to take out what must stay.';

create function api.store_take(request uuid, batch text, version bigint, container text, purpose text, taken_at text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(store_take.batch);
    a work.actor := rule.act_begin('store_take', request,
                        rule.digest(jsonb_build_array(batch, version, container, purpose, taken_at)),
                        array_remove(array[b.stream_id], null), b.site_id);
    c core.container;
    k core.storage;
    i core.identity_check;
    l core.location;
    t core.thaw;
    v_code text;
    v_fault text;
    v_taken timestamptz;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(store_take.batch);
    perform rule.batch_known(b, store_take.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(store_take.version, b.version);
    v_code := rule.container_code(store_take.container);
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    k := rule.last_storage(c.id);
    if k.status is distinct from 'stored' then
        perform rule.refuse('VN102', format('container %s %s', c.code, c.status), 'It lies in no position.', 'container');
    end if;
    perform rule.one_word(store_take.purpose, 'purpose', array['process', 'supply', 'transfer', 'disposal']);
    perform rule.retrieval_open(b, c, store_take.purpose);
    if store_take.purpose = 'supply' and not rule.supply_open(b) then
        return rule.stop(a, 'VN109', 'released, released_pending or exceptional_supply', b.quality_status, b.id);
    end if;
    i := rule.checked_since(b, c, array['retrieval'], k.put_at);
    if i.id is null then
        return rule.stop(a, 'VN304', 'identity check retrieval of ' || c.code, 'none', b.id);
    end if;
    v_taken := rule.event_time(store_take.taken_at, 'taken_at', greatest(k.put_at, i.checked_at), a.lab_now);
    v_taken := greatest(v_taken, k.put_at);         -- typed by the minute
    update core.storage x set status = 'taken', purpose = store_take.purpose, identity_check_id = i.id, taken_at = v_taken,
        taken_by_id = a.person_id, version = x.version + 1 where x.id = k.id;
    update core.container x set status = k.status_before, version = x.version + 1 where x.id = c.id;
    perform rule.custody_take(b, a.person_id, (select x.code from core.site x where x.id = b.site_id), v_taken, c.id);
    select * into l from core.location x where x.id = k.location_id;
    -- out of the frost into work: from here on the cells have a clock
    if store_take.purpose = 'process' and (rule.band(l.condition_band)).high < 0 then
        t := rule.thaw_begin(b, c, 'starting material', v_taken, a);
    end if;
    return rule.done(a, jsonb_build_object('storage', k.id, 'container', c.code, 'use_by', rule.utc(t.limit_at), 'version', b.version));
end
$$;
comment on function api.store_take(uuid, text, bigint, text, text, text) is 'Takes a container out of storage after its identity check.';

-- Starting material into one vessel. All of it belongs to one therapy event: what is left of an earlier batch of the
-- event may go in, what belongs to anybody else can't be stored.
create function api.container_pool(request uuid, batch text, version bigint, containers text, code text, volume_ml text, pooled_at text)
returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(container_pool.batch);
    a work.actor := rule.act_begin('container_pool', request,
                        rule.digest(jsonb_build_array(batch, version, containers, code, volume_ml, pooled_at)),
                        array_remove(array[b.stream_id], null) || array(
                            select x.stream_id from core.batch x where x.therapy_event_id = b.therapy_event_id and x.id <> b.id order by 1),
                        b.site_id);
    c core.container;
    v_codes text[];
    v_code text;
    v_sources bigint[] := '{}';
    v_earliest timestamptz;
    v_at timestamptz;
    v_pool bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(container_pool.batch);
    perform rule.batch_known(b, container_pool.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(container_pool.version, b.version);
    perform rule.not_on_hold(b);
    if b.process_status not in ('accepted', 'stored_starting', 'in_process') or b.kind <> 'patient' then
        perform rule.refuse('VN102', b.process_status, 'Accepted starting material of a patient''s batch is pooled.');
    end if;
    v_codes := rule.container_codes(container_pool.containers, 'containers');
    foreach v_code in array v_codes loop
        c := rule.container_seen(v_code);
        if c.id is null or c.therapy_event_id <> b.therapy_event_id then
            return rule.stop(a, case when c.id is null then 'VN302' else 'VN301' end,
                             'starting material of the therapy event of batch ' || b.code, v_code, b.id);
        end if;
        if not rule.is_starting(c) or c.status <> 'in_use' or not exists (
            select from core.receipt r where r.container_id = c.id and r.status = 'checked' and r.decision = 'accept'
            union all select from core.container_source p where p.container_id = c.id) then
            perform rule.refuse('VN102', format('container %s %s', c.code, c.status),
                                'Pooled is accepted starting material that is not in storage.', 'containers');
        end if;
        v_sources := v_sources || c.id;
        v_earliest := greatest(v_earliest, (rule.last_storage(c.id)).taken_at,
                               (select max(t.since_at) from core.custody t where t.container_id = c.id));
    end loop;
    if cardinality(v_sources) < 2 and c.batch_id = b.id then
        perform rule.refuse('VN202', 'containers', 'A pool has two sources at least.', 'containers');
    end if;
    v_at := rule.event_time(container_pool.pooled_at, 'pooled_at', v_earliest, a.lab_now);
    insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, volume_ml, status)
    values (b.stream_id, b.id, b.therapy_event_id, rule.code(rule.plain_code('container', container_pool.code), 'code'), 'pool',
            rule.measured(container_pool.volume_ml, 'volume_ml', 0, 5000), 'in_use')
    on conflict do nothing returning id into v_pool;
    if v_pool is null then
        perform rule.refuse('VN113', container_pool.code, null, 'code');
    end if;
    insert into core.container_source (stream_id, batch_id, therapy_event_id, container_id, source_id, pooled_at, performed_by_id)
    select b.stream_id, b.id, b.therapy_event_id, v_pool, u, v_at, a.person_id from unnest(v_sources) u order by u;
    update core.container x set status = 'pooled', version = x.version + 1 where x.id = any (v_sources);
    perform rule.thaw_end(u, v_at, true) from unnest(v_sources) u;
    perform rule.custody_take(b, a.person_id, (select s.code from core.site s where s.id = b.site_id), v_at, v_pool);
    return rule.done(a, jsonb_build_object('container', (select x.code from core.container x where x.id = v_pool),
        'sources', to_jsonb(v_codes), 'version', b.version));
end
$$;
comment on function api.container_pool(uuid, text, bigint, text, text, text, text) is 'Pools starting material of one therapy event.';

create view api.location with (security_barrier) as
select s.code as site, l.code, l.title, l.condition_band, l.capacity,
       (select count(*) from core.storage k where k.location_id = l.id and k.status = 'stored') as stored, l.status, l.version
from core.location l join core.site s on s.id = l.site_id
where l.site_id = any ((select rule.sites())::bigint[]);
comment on view api.location is 'Storage locations with how much lies in them.';

create view api.storage with (security_barrier) as
select k.id, b.code as batch, c.code as container, l.code as location, k.position, l.condition_band, k.put_at, p.code as put_by,
       k.purpose, k.taken_at, t.code as taken_by, k.identity_check_id as identity_check, k.status
from core.storage k
join core.batch b on b.id = k.batch_id
join core.container c on c.id = k.container_id
join core.location l on l.id = k.location_id
join core.person p on p.id = k.put_by_id
left join core.person t on t.id = k.taken_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.storage is 'Which container lies or lay in which position.';

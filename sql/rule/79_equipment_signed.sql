-- What signatures on a device mean: a manager's first, then QA's by another person, neither of whom registered it, as with a lot. The
-- second qualifies it. The text covers what it is; calibrations and outages come and go without ending a signature.

create function rule.subject_equipment(record bigint) returns work.subject
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (select row(e.stream_id, e.version, e.site_id, null, 'device ' || e.code)::work.subject from core.equipment e where e.id = record);
end
$$;
comment on function rule.subject_equipment(bigint) is 'Where a device stands.';

create function rule.roles_equipment(record bigint, meaning text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return rule.manager_then_qa('equipment', record);
end
$$;
comment on function rule.roles_equipment(bigint, text) is 'Who signs a device next.';

create function rule.content_equipment(record bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select concat_ws(E'\n', 'device: ' || e.code, 'class: ' || e.class, 'title: ' || e.title, 'serial number: ' || e.serial, 'site: ' || s.code,
            'registered at: ' || rule.written(e.registered_at), 'registered by: ' || rule.person_code(e.registered_by_id))
        from core.equipment e join core.site s on s.id = e.site_id where e.id = record);
end
$$;
comment on function rule.content_equipment(bigint) is 'What a signature on a device covers.';

create function rule.signer_equipment(record bigint, meaning text, person_id bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select case when e.qualified_at is not null then 'VN117: the device is qualified'
                    when e.registered_by_id = signer_equipment.person_id then 'registered the device' end
        from core.equipment e where e.id = record);
end
$$;
comment on function rule.signer_equipment(bigint, text, bigint) is 'Why a person may not approve a device.';

create function rule.signed_equipment(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    e core.equipment;
begin
    if rule.manager_and_qa('equipment', record) then
        update core.equipment k set qualified_at = a.lab_now, version = k.version + 1 where k.id = record;
    end if;
    select * into e from core.equipment k where k.id = record;
    return jsonb_build_object('equipment', e.code, 'state', coalesce(rule.equipment_fault(e, a.lab_now), 'usable'), 'version', e.version);
end
$$;
comment on function rule.signed_equipment(bigint, text, work.actor) is 'Qualifies a device with its second signature.';

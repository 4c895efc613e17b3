-- What signatures on a lot mean: a manager's first, then QA's by another person, neither of whom received or corrected it. The second
-- releases it. The text covers what was received; status and what is left move without ending a signature.

create function rule.subject_lot(record bigint) returns work.subject
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (select row(l.stream_id, l.version, l.site_id, null, 'lot ' || l.code)::work.subject from core.lot l where l.id = record);
end
$$;
comment on function rule.subject_lot(bigint) is 'Where a lot stands.';

create function rule.roles_lot(record bigint, meaning text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return rule.manager_then_qa('lot', record);
end
$$;
comment on function rule.roles_lot(bigint, text) is 'Who signs a lot next.';

create function rule.content_lot(record bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select concat_ws(E'\n', 'lot: ' || l.code, 'material: ' || l.material, 'supplier: ' || l.supplier, 'lot of the supplier: ' || l.supplier_lot,
            'certificate: ' || l.certificate, 'received: ' || coalesce(rule.lot_amount(l.quantity, l.unit), 'quantity not recorded'),
            'received at: ' || rule.written(l.received_at), 'received by: ' || rule.person_code(l.received_by_id),
            'usable until the end of: ' || to_char(l.expires_on, 'YYYY-MM-DD'), 'which is: ' || rule.written(l.expires_at))
        from core.lot l where l.id = record);
end
$$;
comment on function rule.content_lot(bigint) is 'What a signature on a lot covers.';

create function rule.signer_lot(record bigint, meaning text, person_id bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select case when l.status <> 'quarantine' then 'VN117: the lot is ' || l.status
                    when l.received_by_id = signer_lot.person_id then 'received the lot'
                    when exists (select from core.correction c where c.lot_id = l.id and c.corrected_by_id = signer_lot.person_id) then 'corrected the lot'
                    when rule.now() >= l.expires_at then 'VN401: expired ' || rule.utc(l.expires_at) end
        from core.lot l where l.id = record);
end
$$;
comment on function rule.signer_lot(bigint, text, bigint) is 'Why a person may not approve a lot.';

create function rule.signed_lot(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    l core.lot;
begin
    if rule.manager_and_qa('lot', record) then
        update core.lot k set status = 'released', released_at = a.lab_now, version = k.version + 1 where k.id = record;
    end if;
    select * into l from core.lot k where k.id = record;
    return jsonb_build_object('lot', l.code, 'status', l.status, 'version', l.version);
end
$$;
comment on function rule.signed_lot(bigint, text, work.actor) is 'Releases a lot with its second signature.';

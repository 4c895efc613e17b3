-- Chain of identity and of custody of a batch in one line of time: who had what, where, and what was compared with what.
create view report.chain with (security_barrier) as
    with seen as (
        select b.id, b.code, t.coi from core.batch b join core.therapy_event t on t.id = b.therapy_event_id
        where b.site_id = any ((select rule.sites())::bigint[])
    ), item (batch_id, at, kind, what, details, person_id, record) as (
        select x.batch_id, x.started_at, 'collection', 'collection ' || x.status,
               concat_ws(', ', 'DIN ' || x.din, x.volume_ml || ' mL', 'until ' || rule.utc(x.finished_at)), x.performed_by_id, x.id
        from core.collection x
        union all
        select x.batch_id, x.since_at, 'custody', 'held by ' || coalesce(h.printed_name, concat_ws(' ', x.holder_organisation, x.holder_name)),
               concat_ws(', ', x.place, 'waybill ' || x.waybill, x.condition_band, 'certificate ' || x.certificate), x.holder_person_id, x.id
        from core.custody x left join core.person h on h.id = x.holder_person_id
        union all
        select x.batch_id, x.received_at, 'receipt', 'receipt of ' || c.code,
               concat_ws(', ', x.volume_ml || ' mL', x.temperature_c || ' Cel', 'seals ' || x.seals, 'decision: ' || x.decision), x.received_by_id, x.id
        from core.receipt x join core.container c on c.id = x.container_id
        union all
        select x.batch_id, x.checked_at, 'identity', 'identity agreed at ' || x.checkpoint || coalesce(', container ' || c.code, ''),
               (select string_agg(i.identifier || ' by ' || i.method, ', ' order by i.id) from core.identity_item i where i.identity_check_id = x.id),
               x.performed_by_id, x.id
        from core.identity_check x left join core.container c on c.id = x.container_id
        union all
        select x.batch_id, x.happened_at, 'stop', x.code || ': ' || x.rule, x.way_out, x.person_id, x.id
        from core.near_miss x where x.batch_id is not null
        union all
        select x.batch_id, x.started_at, 'infusion', 'infusion of ' || c.code,
               concat_ws(', ', x.volume_ml || ' mL', 'until ' || rule.utc(x.ended_at), 'reaction: ' || x.reaction), x.performed_by_id, x.id
        from core.infusion x join core.container c on c.id = x.container_id
    )
    select s.code::text as batch, s.coi::text as coi, i.at, i.kind, i.what, i.details, p.code::text as person, i.record,
           rule.utc(i.at) || ' ' || i.kind || ' ' || lpad(i.record::text, 19, '0') as key
    from seen s
    join item i on i.batch_id = s.id
    left join core.person p on p.id = i.person_id;
comment on view report.chain is 'Chain of identity and custody of batches; key: its place in time.';

-- The board: one row per batch that has not ended, and one per order that is not scheduled yet (id below zero).

create view rule.board_order as
    select -o.id as id, o.code::text as batch, ''::text as mark, t.kind, coalesce(v.product_name, r.code)::text as product,
           coalesce(p.code || ' ' || p.initials, '-') as patient, s.code::text as site, '-'::text as stage, '-'::text as qc,
           null::integer as day, null::text as vcc, null::text as viability, ''::text as viability_breach, null::text as next_step,
           null::timestamptz as next_due_at, 0::bigint as open_items, 'ordered'::text as process_status, '-'::text as quality_status,
           '-'::text as custody, '-'::text as verdict, 'to be scheduled'::text as waits_for, null::date as slot, o.version, t.site_id
    from core.therapy_order o
    join core.therapy_event t on t.id = o.therapy_event_id
    join core.site s on s.id = t.site_id
    join core.process r on r.id = o.process_id
    left join lateral rule.process_in_force(r.id, rule.now()) v on true
    left join core.patient p on p.id = t.patient_id
    where o.status = 'ordered';
comment on view rule.board_order is 'Orders that are not scheduled yet, as rows of the board.';

create view api.board with (security_barrier) as
    select r.id, r.batch, r.mark, r.kind, r.product, r.patient, r.site, r.stage, r.qc, r.day, r.vcc, r.viability, r.viability_breach,
           r.next_step, r.next_due_at, r.open_items, r.process_status, r.quality_status, r.custody, r.verdict, r.waits_for, r.slot,
           r.version
    from rule.board_rows(array(
        select b.id from core.batch b
        where b.site_id = any ((select rule.sites())::bigint[]) and b.process_status not in ('closed', 'cancelled', 'discarded'))) r
    union all
    select o.id, o.batch, o.mark, o.kind, o.product, o.patient, o.site, o.stage, o.qc, o.day, o.vcc, o.viability, o.viability_breach,
           o.next_step, o.next_due_at, o.open_items, o.process_status, o.quality_status, o.custody, o.verdict, o.waits_for, o.slot,
           o.version
    from rule.board_order o where o.site_id = any ((select rule.sites())::bigint[]);
comment on view api.board is 'Batches of one''s sites that have not ended, and orders that wait (id below zero), all at once.';

-- Ids of the batches of a page. Two statements, since the batches at work have an index of their own.
create function rule.board_ids(after bigint, rows bigint, sites bigint[], status text, mark text, closed boolean) returns bigint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if closed then
        return array(
            select b.id from core.batch b
            where b.id > board_ids.after and b.site_id = any (sites)
              and (board_ids.status is null or board_ids.status in (b.process_status, b.quality_status))
              and (board_ids.mark is null or b.mark = board_ids.mark)
            order by b.id limit rows);
    end if;
    return array(
        select b.id from core.batch b
        where b.id > board_ids.after and b.site_id = any (sites) and b.process_status not in ('closed', 'cancelled', 'discarded')
          and (board_ids.status is null or board_ids.status in (b.process_status, b.quality_status))
          and (board_ids.mark is null or b.mark = board_ids.mark)
        order by b.id limit rows);
end
$$;
comment on function rule.board_ids(bigint, bigint, bigint[], text, text, boolean) is 'Ids of batches for a page of the board.';

-- A page of the board after an id, with the filters that are given; status is a process or quality status, qc the lane
-- (final, interim or pending). The page is found first and then described, so its cost does not depend on how many
-- batches there are. What is only known of a described batch (stage, qc) is filtered from pages until one is full. The
-- plans don't depend on which page it is: made once a session, not anew for each.
create function api.board_page(after bigint, rows bigint, site text, stage text, status text, qc text, mark text, closed boolean,
                               batch text)
returns setof api.board
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    v_sites bigint[] := rule.sites();
    v_after bigint := coalesce(after, -9223372036854775808);
    v_left bigint := least(greatest(coalesce(rows, 50), 0), 10000);
    v_all boolean := board_page.stage is null and board_page.qc is null;
    v_ids bigint[];
    v_found bigint;
begin
    if board_page.site is not null then
        v_sites := array(select s.id from core.site s where s.code = board_page.site and s.id = any (v_sites));
    end if;
    if board_page.batch is not null then
        return query
        select r.* from rule.board_rows(array(
            select b.id from core.batch b where b.code = board_page.batch and b.site_id = any (v_sites))) r;
        return;
    end if;
    if v_after < 0 and v_all and coalesce(board_page.status, 'ordered') = 'ordered' and coalesce(board_page.mark, '') = '' then
        return query
        select o.id, o.batch, o.mark, o.kind, o.product, o.patient, o.site, o.stage, o.qc, o.day, o.vcc, o.viability,
               o.viability_breach, o.next_step, o.next_due_at, o.open_items, o.process_status, o.quality_status, o.custody, o.verdict,
               o.waits_for, o.slot, o.version
        from rule.board_order o
        where o.id > v_after and o.site_id = any (v_sites)
        order by o.id limit v_left;
        get diagnostics v_found = row_count;
        v_left := v_left - v_found;
    end if;
    v_after := greatest(v_after, 0);
    while v_left > 0 loop
        v_ids := rule.board_ids(v_after, case when v_all then v_left else greatest(v_left, 200) end, v_sites, board_page.status,
                                board_page.mark, coalesce(closed, false));
        exit when v_ids = '{}';
        return query
        select r.* from rule.board_rows(v_ids) r
        where (board_page.stage is null or r.stage = board_page.stage)
          and (board_page.qc is null or r.qc = board_page.qc or (board_page.qc = 'pending' and r.qc like '% pending'))
        limit v_left;
        get diagnostics v_found = row_count;
        v_left := v_left - v_found;
        v_after := v_ids[array_upper(v_ids, 1)];
        exit when v_all;
    end loop;
end
$$;
comment on function api.board_page(bigint, bigint, text, text, text, text, text, boolean, text) is
    'A page of the board after an id: not ended batches (closed: all), after the orders that wait; or one batch.';

-- The board and its pages: filters, ended batches, no row twice and none lost while others are made.
create function pg_temp.board(login text, more text default '') returns text language sql as $$
    select value(login, format('select string_agg(batch, %L order by id) from api.board_page(null, 50%s)', ' ', $2))
$$;
create function pg_temp.page(site text default null, stage text default null, status text default null, qc text default null,
                             mark text default null, closed boolean default null, batch text default null) returns text language sql as $$
    select pg_temp.board('tec1', format(', %L, %L, %L, %L, %L, %L, %L', $1, $2, $3, $4, $5, $6, $7))
$$;
-- a walk in pages of a size, as a client pages: behind the last id of the page before
create function pg_temp.walk(login text, size integer, during text default null) returns text language plpgsql as $$
declare
    v_after text := 'null';
    v_seen text[] := '{}';
    v_page text[];
begin
    loop
        v_page := string_to_array(value(login, format('select string_agg(id || %L || batch, %L order by id) from api.board_page(%s, %s, null, '
            'null, null, null, null, null, null)', '=', ' ', v_after, size)), ' ');
        exit when v_page is null;
        v_seen := v_seen || array(select split_part(x, '=', 2) from unnest(v_page) x);
        v_after := split_part(v_page[array_upper(v_page, 1)], '=', 1);
        if during is not null then
            execute during;
        end if;
    end loop;
    return array_to_string(v_seen, ' ');
end
$$;
select tap.make_batch('B-A' || n, 'PT1', 10 + n, 'collecting') from generate_series(1, 4) n \g /dev/null
select matches(pg_temp.page(), 'B-COL B-RUN.* B-A1 B-A2 B-A3 B-A4$', 'batches in the order of their making');
select is(pg_temp.page(), (select string_agg(b.batch, ' ' order by b.id) from rule.board_rows(array(
    select x.id from core.batch x where x.process_status not in ('closed', 'cancelled', 'discarded'))) b), 'all that have not ended, in one page');
select is(pg_temp.walk('tec1', size), pg_temp.page(), 'pages of ' || size || ' are the whole') from unnest(array[1, 2, 3, 100]) size;
select is(value('tec1', 'select count(*) from api.board'), value('tec1', 'select count(*) from api.board_page(null, 50, null, null, null, null, null, null, null)'),
    'the view has the same rows');

-- filters
select is(pg_temp.page(status => 'collecting'), 'B-COL B-A1 B-A2 B-A3 B-A4', 'by process status');
select is(pg_temp.page(status => 'quarantine'), pg_temp.page(), 'by quality status');
select is(pg_temp.page(status => 'released'), null, 'none is released');
select is(pg_temp.page(stage => 'engineering', batch => null), 'B-RUN', 'by stage');
select is(pg_temp.page(site => 'LAB'), pg_temp.page(), 'by site');
select is(pg_temp.page(site => 'HOSP'), null, 'not by somebody else''s');
select is(pg_temp.page(site => 'NONE'), null, 'nor by one that is not');
select is(pg_temp.page(mark => 'SYNTHETIC'), null, 'by mark');
select is(pg_temp.page(batch => 'B-A2'), 'B-A2', 'one batch');
select is(pg_temp.board('far1'::text, ', null, null, null, null, null, null, ''B-A2'''), null, 'not for another site');
select is(pg_temp.board('far1', ', null, null, null, null, null, true, null'), null, 'which sees no page either');
select is(pg_temp.board('adm1', ', null, null, null, null, null, true, null'), null, 'an administrator sees nothing');
select is(pg_temp.page(qc => '-'), pg_temp.page(), 'by QC lane: no sample yet');
select is(pg_temp.page(qc => 'pending'), null, 'so nothing is pending');

-- an ended batch leaves the board and is there when asked for
do $$ begin
    perform set_config('vein.act', 'migration test', true);
    update core.batch set process_status = 'closed' where code = 'B-A1';
end $$;
select ok(pg_temp.page() !~ 'B-A1', 'an ended batch is hidden');
select ok(pg_temp.page(closed => true) ~ 'B-COL B-RUN.* B-A1 B-A2', 'unless it is asked for');
select is(pg_temp.page(status => 'closed', closed => true), 'B-A1', 'also by its status');
select is(pg_temp.page(batch => 'B-A1'), 'B-A1', 'and by its name');

-- while somebody pages, batches are made and one ends
create temp table made (n integer);
insert into made values (20);
select matches(pg_temp.walk('tec1', 2, $q$do $d$ declare v integer; begin
        update made set n = n + 1 where n < 23 returning n into v;
        if v is not null then perform tap.make_batch('B-B' || v, 'PT1', v, 'collecting'); end if;
    end $d$$q$), '^B-COL B-RUN.* B-A2 B-A3 B-A4 B-B21 B-B22 B-B23$', 'new ones come at the end, once');

-- orders that wait come first
select did('coo1', $$order_place($R, 'LAB', 'patient', 'PT1', 'synthetic-small', 'OR-W1', 'CHA999926000099', 'B-ALL', '1.0', '2026-06-01', '70.0', '2026-06-01', '1.00', '10*6/kg', 'non-reactive')$$, 'done', 'an order');
select matches(pg_temp.page(), '^OR-W1 B-COL', 'an order that waits comes first');
select is(pg_temp.page(status => 'ordered'), 'OR-W1', 'by its status alone');
select ok(pg_temp.page(stage => 'engineering') !~ 'OR-W1', 'an order is at no stage');
select is(pg_temp.walk('tec1', 1), pg_temp.page(), 'pages of one hold orders and batches');

-- what a page says about a batch is what is said about it alone
select tap.make_batch('B-TST', 'PT1', 31, 'tested') \g /dev/null
select is((select r.stage || ', ' || r.qc || ', ' || r.vcc || ', ' || r.viability from rule.board_rows(array[(batch('B-TST')).id]) r),
    'expansion, final, 8.00, 92.0', 'stage, lane, and the latest counts of their steps');
select is((select r.verdict from rule.board_rows(array[(batch('B-TST')).id]) r), (select v.words from rule.verdict((batch('B-TST')).id) v),
    'the verdict of the evaluation');
select is(pg_temp.page(qc => 'final'), 'B-TST', 'found by its lane, also past pages that hold none');
select is((select count(*)::int from rule.board_rows(array(select b.id from core.batch b)) r
           join core.batch b on b.id = r.id
           where (r.day, r.next_step, r.vcc, r.qc, r.verdict, r.open_items) is distinct from
                 (select (o.day, o.next_step, o.vcc, o.qc, o.verdict, o.open_items) from rule.board_rows(array[b.id]) o)), 0,
    'rows of many are the rows of each');

select is(value('tec1', 'select next_title from api.batch where next_step = ''seed'' limit 1'),
    (select distinct title::text from core.process_step where code = 'seed'), 'the next step of a batch is said by its title, too');

-- tests of an aborted batch never come: nothing pends on it
do $$ begin
    perform set_config('vein.act', 'migration test', true);
    update core.batch set process_status = 'aborted' where code = 'B-TST';
end $$;
select is((select r.qc || ' ' || r.verdict from rule.board_rows(array[(batch('B-TST')).id]) r), '- -', 'an aborted batch has no QC lane');

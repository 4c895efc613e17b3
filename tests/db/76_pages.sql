-- Pages of lists: together they are the list, in its order, for each person what that person may see.
-- column behind which the next page begins; call: of a page, with %L for the key and %s for the size
create function pg_temp.walk(login text, column_name text, first text, size integer, statement text) returns text[] language plpgsql as $$
declare
    v_key text := first;
    v_seen text[] := '{}';
    v_page text[];
begin
    loop
        v_page := value(login, format('select array_agg(x.k order by x.n) from (select row_number() over () as n, q.%I::text as k from (%s) q) x',
                                      column_name, format(statement, v_key, size)))::text[];
        exit when v_page is null;
        v_seen := v_seen || v_page;
        v_key := v_page[array_upper(v_page, 1)];
    end loop;
    return v_seen;
end
$$;
create function pg_temp.same(login text, name text, column_name text, first text, statement text) returns setof text language sql as $$
    select is(pg_temp.walk(login, column_name, first, size, statement), pg_temp.walk(login, column_name, first, 1000, statement),
              format('%s: pages of %s for %s', name, size, login)) from unnest(array[1, 2, 7]) size
$$;
-- something to list: stops, orders, deviations, an open hold
select did('tec1', format($$step_record($R, 'B-RUN', 'daily-sample', 1, $N, %L, null, 'V-NONE-%s')$$,
    jsonb_build_object('sampled_at', tap.now(), 'volume', '100.0', 'vcc', '4.00', 'viability', '92.0', 'look', 'clear'), n), 'stop VN302', 'a stop')
from generate_series(1, 5) n;
select did('coo1', format($$order_place($R, 'LAB', 'patient', 'PT1', 'synthetic-small', 'OP-%s', 'CHA9999260009%s', 'B-ALL', '1.0', '2026-06-01', '70.0', '2026-06-01', '1.00', '10*6/kg', 'non-reactive')$$, n, n), 'done', 'an order')
from generate_series(10, 16) n;
select did('qa1', format($$deviation_open($R, 'B-RUN', %L, $N, 'the alarm of the incubator rang', 'cells were looked at')$$, c), 'done', 'a deviation')
from unnest(array['minor', 'critical', 'major', 'minor']) c;
select did('qa1', $$hold_place($R, 'B-COL', {B-COL}, 'label is smeared')$$, 'done', 'a hold');

select pg_temp.same(p, 'near misses', 'id', '9223372036854775807',
    'select id from api.near_miss where id = any (api.near_miss_page(%L, %s)) order by id desc') from unnest(array['tec1', 'qa1']) p;
select cmp_ok(cardinality(pg_temp.walk('tec1', 'id', '9223372036854775807', 3,
    'select id from api.near_miss where id = any (api.near_miss_page(%L, %s)) order by id desc')), '>=', 5, 'all five are among them');
select is(value('tec1', 'select array_agg(id order by id) from api.near_miss'), value('tec1', 'select array_agg(id order by id) from api.near_miss where id = any (api.near_miss_page(9223372036854775807, 1000))'),
    'the pages hold what the view shows');
select is(value('far1', 'select cardinality(api.near_miss_page(9223372036854775807, 1000))'), value('far1', 'select count(*) from api.near_miss'), 'for another site, too');
select is(value('adm1', 'select cardinality(api.near_miss_page(9223372036854775807, 1000))'), '0', 'an administrator has no page');
select pg_temp.same('coo1', 'orders', 'code', '', 'select code from api.therapy_order where code = any (api.order_page(%L, %s, null)) order by code');
select is(value('coo1', $$select coalesce(array_agg(code order by code), '{}') from api.therapy_order where status = 'ordered'$$), value('coo1', $$select api.order_page('', 1000, 'ordered')$$), 'orders of one status');
select is(value('far1', $$select api.order_page('', 1000, null)$$), value('far1', $$select coalesce(array_agg(code order by code), '{}') from api.therapy_order$$), 'and of the own sites alone');
select pg_temp.same('coo1', 'patients', 'code', '', 'select code from api.patient where code = any (api.patient_page(%L, %s)) order by code');
-- lots and devices: ids that do not follow their order, several of a material and of a class
select did('tec1', format($$lot_receive($R, 'LAB', 'L-PAGE-%s', %L, 'Maker', 'M-%s', 'C-%s', $N, %L, '5', 'mL')$$, n, m, n, n, d), 'done', 'a lot')
from (values (1, 'medium', '2028-05-01'), (2, 'formulation-buffer', '2028-01-01'), (3, 'medium', '2028-02-01'), (4, 'activation-reagent', '2029-01-01'), (5, 'medium', '2028-02-01')) v (n, m, d);
select pg_temp.same('tec1', 'lots', 'id', '0', 'select id from api.lot where id = any (api.lot_page(%L, %s, null)) order by material, expires_on, lot');
select is(pg_temp.walk('tec1', 'id', '0', 2, 'select id from api.lot where id = any (api.lot_page(%L, %s, null)) order by material, expires_on, lot'),
    value('tec1', 'select array_agg(id order by material, expires_on, lot) from api.lot')::text[], 'pages of lots are all that are seen, in their order');
select is(pg_temp.walk('tec1', 'lot', '0', 2, 'select id as lot, material from api.lot where id = any (api.lot_page(%L, %s, ''medium'')) order by material, expires_on, lot'),
    value('tec1', $$select array_agg(id order by expires_on, lot) from api.lot where material = 'medium'$$)::text[], 'and those of one material');
select is(value('far1', 'select cardinality(api.lot_page(0, 1000, null))'), value('far1', 'select count(*) from api.lot'), 'of the own sites alone');
select did('tec1', format($$equipment_register($R, 'LAB', 'E-PAGE-%s', %L, 'A device', 'S-%s')$$, n, c, n), 'done', 'a device')
from (values (1, 'incubator'), (2, 'cell-counter'), (3, 'incubator'), (4, 'cell-counter')) v (n, c);
select pg_temp.same('tec1', 'devices', 'id', '0', 'select id from api.equipment where id = any (api.equipment_page(%L, %s, null)) order by class, equipment');
select is(pg_temp.walk('tec1', 'id', '0', 2, 'select id from api.equipment where id = any (api.equipment_page(%L, %s, null)) order by class, equipment'),
    value('tec1', 'select array_agg(id order by class, equipment) from api.equipment')::text[], 'pages of devices are all that are seen, in their order');
select is(value('far1', 'select cardinality(api.equipment_page(0, 1000, null))'), value('far1', 'select count(*) from api.equipment'), 'of the own sites alone, too');
select is(value('tec1', $$select cardinality(api.equipment_page(0, 1000, 'cell-counter'))$$), value('tec1', $$select count(*) from api.equipment where class = 'cell-counter'$$), 'and those of one class');
select pg_temp.same('qa1', 'open deviations', 'key', '-1', 'select key from api.deviation_open where key > %L collate "C" order by key collate "C" limit %s');
select is(value('qa1', $$select string_agg(class, ' ' order by key collate "C") from api.deviation_open where batch = 'B-RUN'$$), 'critical major minor minor', 'the critical first');
select pg_temp.same('qa1', 'worklist', 'key', '-1', 'select key from report.worklist where key > %L collate "C" order by key collate "C" limit %s');
select is(value('qa1', 'select count(*) = count(distinct key) from report.worklist'), 't', 'no two items have one key');
select is(value('qa1', $$select count(*)::text from report.worklist where batch = 'B-RUN' and kind = 'deviation'$$), '4', 'a deviation is one item');
select pg_temp.same('tec1', 'running clocks', 'key', '-1', 'select key from api.timer_running where key > %L collate "C" order by key collate "C" limit %s');
select is(value('tec1', 'select count(*) from api.timer_running'), value('tec1', $$select count(*) from api.timer where state in ('running', 'warn', 'over')$$), 'all that run');
select pg_temp.same('tec1', 'chain', 'key', '-1', 'select key from report.chain where batch = ''B-RUN'' and key > %L collate "C" order by key collate "C" limit %s');
select is(value('far1', 'select count(*) from report.chain'), '0', 'no chain of another site');

-- the log, by time: also across a year without events
create function pg_temp.log(login text, size integer, act text default null) returns text[] language plpgsql as $$
declare
    v_at text;
    v_stream text;
    v_position text;
    v_seen text[] := '{}';
    v_page text[];
begin
    loop
        v_page := value(login, format('select array_agg(x.at || %L || x.stream || %L || x.position order by x.at, x.stream, x.position) '
            'from api.audit_page(%L, %L, %L, %s, null, null, %L, null, null) x', '|', '|', v_at, v_stream, v_position, size, act))::text[];
        exit when v_page is null;
        v_seen := v_seen || v_page;
        v_at := split_part(v_page[array_upper(v_page, 1)], '|', 1);
        v_stream := split_part(v_page[array_upper(v_page, 1)], '|', 2);
        v_position := split_part(v_page[array_upper(v_page, 1)], '|', 3);
    end loop;
    return v_seen;
end
$$;
select is(pg_temp.log('qa1', 97, null), (select array_agg(e.at || '|' || e.stream || '|' || e.position order by e.at, e.stream, e.position) from ledger.event e),
    'the log in pages is the whole log');
select is(cardinality(pg_temp.log('qa1', 3, 'hold_place')), (select count(*)::int from ledger.event e where e.act = 'hold_place'), 'of one act');
select is(pg_temp.log('tec1', 50, null), '{}', 'nothing of it for who may not read it');
select is(value('qa1', 'select array_agg(n.stream || '' '' || n.position) from api.audit_newest(null, null, null, 100) n')::text[],
    (select array_agg(e.stream || ' ' || e.position) from (select * from ledger.event order by at desc, stream desc, position desc limit 100) e),
    'the newest events are the last of the log, backwards');
create function pg_temp.newest(login text, size integer) returns text[] language plpgsql as $$
declare
    v_at text;
    v_stream text;
    v_position text;
    v_seen text[] := '{}';
    v_page text[];
begin
    loop
        v_page := value(login, format('select array_agg(x.at || %L || x.stream || %L || x.position order by x.at desc, x.stream desc, x.position desc) '
            'from api.audit_newest(%L, %L, %L, %s) x', '|', '|', v_at, v_stream, v_position, size))::text[];
        exit when v_page is null;
        v_seen := v_seen || v_page;
        v_at := split_part(v_page[array_upper(v_page, 1)], '|', 1);
        v_stream := split_part(v_page[array_upper(v_page, 1)], '|', 2);
        v_position := split_part(v_page[array_upper(v_page, 1)], '|', 3);
    end loop;
    return v_seen;
end
$$;
select is(pg_temp.newest('qa1', 89), (select array_agg(e.at || '|' || e.stream || '|' || e.position order by e.at desc, e.stream desc, e.position desc) from ledger.event e),
    'and page by page they are the whole log');
select is(value('qa1', 'select count(*) from api.audit_newest(null, null, null, 10000)'), (select least(count(*), 10000)::text from ledger.event), 'as many as asked for');
select is(value('tec1', 'select count(*) from api.audit_newest(null, null, null, 10)'), '0', 'and nothing for who may not read the ledger');
select is(value('qa1', 'select count(*) from api.audit_page(null, null, null, 10, null, null, null, now() + interval ''1 hour'', null)'), '0', 'nothing after now');
select is(value('qa1', 'select count(*) from api.audit_page(null, null, null, 10, null, null, null, null, ''2020-01-01'')'), '0', 'nor before the beginning');

-- figures
select tap.make_batch('B-END', 'PT1', 41, 'at_site') \g /dev/null
select is(value('qa1', $$select batches > 0 and ended = 0 and success_percent is null from report.kpi where kind = 'patient' limit 1$$), 't', 'nothing has ended, so there is no rate');
do $$ begin
    perform set_config('vein.act', 'migration test', true);
    update core.batch set process_status = 'aborted' where code = 'B-COL';
end $$;
select is(value('qa1', $$select string_agg(ended || ' ' || failed || ' ' || success_percent || ' ' || failure_percent, '; ') from report.kpi where failed > 0$$), '1 1 0.0 100.0', 'one has failed');
select is(value('qa1', $$select sum(oos)::text || ' of ' || sum(tested) from report.kpi$$), '0 of 1', 'no result out of specification');
select is(value('far1', 'select count(*) from report.kpi'), '0', 'no figures of another site');

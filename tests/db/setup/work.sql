-- Batches of tests/data/process/work.json, for the files about steps (read with \i).
\set work `cat ../data/process/work.json`
select set_config('tap.work', :'work', false) \g /dev/null
do $$
declare
    v_code text;
begin
    perform tap.import(current_setting('tap.work'));
    foreach v_code in array array['tec1', 'tec2', 'tec3', 'ana1', 'ana2', 'qa2', 'mix1', 'rel1'] loop
        perform tap.train(v_code, 'work');
    end loop;
    perform tap.must('man1', format('training_propose($R, ''qa1'', ''work'', 1, %L, %L, %L)', '2035-01-01T00:00:00Z',
        '2035-01-01T00:00:00Z', '2035-01-01T00:00:00Z'));
    perform tap.must_sign('qa2', 'training', tap.last('training')::bigint, 'approved');
end
$$;
create function pg_temp.issue(code text) returns void language plpgsql as $$
begin
    perform tap.must('coo1', format('order_place($R, ''LAB'', ''validation'', null, ''work'', %L, null, null, null, null, null, null, null, null, null)', 'O' || substr(code, 2)));
    perform tap.must('coo1', format('batch_issue($R, %L, 1, %L, ''2026-12-01'', '''')', 'O' || substr(code, 2), code));
end
$$;
-- A step as a call: code step values [occurrence [at [produced]]].
create function pg_temp.doing(code text, step text, vals text default '{}', occurrence integer default 1, at text default '$N', produced text default null)
returns text language sql as $$
    select format('step_record($R, %L, %L, %s, %s, %L, null, null, %s)', code, step, occurrence,
                  case at when '$N' then at else quote_literal(at) end, vals, quote_nullable(produced))
$$;
create function pg_temp.version(record bigint) returns bigint language sql as $$ select version from core.step_execution where id = record $$;
create function pg_temp.second(code text, vals text, occurrence integer default 1) returns text language sql as $$
    select format('step_second($R, %s, %s, %L)', tap.step(code, 'weigh', occurrence), pg_temp.version(tap.step(code, 'weigh', occurrence)), vals)
$$;
-- A batch up to: weighed (waits for its second entry), checked, mixed, fed.
create function pg_temp.work(code text, upto text) returns void language plpgsql as $$
declare
    v_to integer := array_position(array['weighed', 'checked', 'mixed', 'fed'], upto);
begin
    perform pg_temp.issue(code);
    perform tap.must('tec1', pg_temp.doing(code, 'weigh', '{"start": "20.00", "mass": "15.00", "clamp": "open"}'));
    if v_to >= 2 then
        perform tap.must('tec2', pg_temp.second(code, '{"mass": "15.00", "clamp": "open"}'));
        perform tap.must_sign('tec2', 'step_execution', tap.step(code, 'weigh'), 'checked');
    end if;
    if v_to >= 3 then
        perform tap.must('tec1', pg_temp.doing(code, 'mix', produced => jsonb_build_object('vessel', 'V' || substr(code, 2))::text));
        perform tap.must_sign('ana1', 'step_execution', tap.step(code, 'mix'), 'checked');
        perform tap.must('tec2', format('scan($R, %L, %L)', 'V' || substr(code, 2), code));
        perform tap.must_sign('tec2', 'step_execution', tap.step(code, 'mix'), 'witnessed');
    end if;
    if v_to >= 4 then
        perform tap.must('tec1', pg_temp.doing(code, 'feed'));
    end if;
end
$$;
create function pg_temp.deviation(code text) returns bigint language plpgsql as $$
begin
    perform tap.must('tec1', format('deviation_open($R, %L, ''minor'', $N, ''the pump stood still'', ''pump was exchanged'')', code));
    return tap.last('deviation')::bigint;
end
$$;
-- What keeps the record from being complete; and what the batch record says.
create function pg_temp.gaps(code text, pattern text) returns text language sql as $$
    select string_agg(g, '; ' order by g) from rule.record_gaps(tap.batch(code)) g where g ~ pattern
$$;
create function pg_temp.record(code text) returns text language sql as $$
    select tap.value('qa1', format('select (r.data ->> %L) from api.record_export(%L, %L) r', 'record', gen_random_uuid(), code))
$$;
create function pg_temp.next(code text) returns text language sql as $$
    select string_agg(s ->> 'step' || ' ' || (s ->> 'occurrence'), ', ') from jsonb_array_elements(rule.steps_next(tap.batch(code))) s
$$;

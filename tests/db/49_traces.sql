-- Each table of the record, by its triggers: a row that is put in, changed or taken out is one event each, its stream stays,
-- and the table is not emptied; whoever writes, and whatever else the table asks of its rows.
\i setup/locks.sql
create function pg_temp.refusal(statement text) returns text language plpgsql as $$
begin
    execute statement;
    return 'done';
exception when others then
    return sqlstate;
end
$$;
create function pg_temp.events(place text) returns bigint language sql as $$
    select count(*) from ledger.event e where e.entity = split_part(place, '.', 2) and e.key = '999999999'
$$;
create function pg_temp.traces(place text) returns text language plpgsql as $$
declare
    v_stream bigint := (select stream_id from core.installation);
    v text := '';
begin
    execute replace(pg_temp.bare(place::regclass, ''), ' disable trigger user,', '');
    execute format('insert into %s (id, stream_id) overriding system value values (999999999, %s)', place, v_stream);
    v := pg_temp.events(place) || ' put in';
    execute format('update %s set stream_id = stream_id where id = 999999999', place);
    v := v || ', ' || pg_temp.events(place) || ' written again, its stream ' || pg_temp.refusal(format('update %s set stream_id = stream_id + 1 where id = 999999999', place));
    execute format('delete from %s where id = 999999999', place);
    v := v || ', ' || pg_temp.events(place) || ' taken out';
    v := v || ', emptied ' || pg_temp.refusal(format('truncate %s cascade', place));
    raise sqlstate 'TAP00';
exception when others then
    return case sqlstate when 'TAP00' then v else v || ', ' || sqlstate || ' ' || sqlerrm end;
end
$$;
select is(pg_temp.traces('core.comment'), '1 put in, VN117 this record can no longer be changed', 'a comment is never written again, whoever writes');
-- without that a comment is a record like the others
alter table core.comment disable trigger comment_fixed;
select is(pg_temp.traces(c.oid::regclass::text), '1 put in, 2 written again, its stream VN901, 3 taken out, emptied VN902', c.oid::regclass || ': an event for each change')
    from pg_class c where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' order by c.relname;
-- the chain of identity stays where it was put
select throws_ok(v, 'VN901', null, v) from unnest(array['update core.therapy_event set patient_id = patient_id + 1 where patient_id is not null', 'update core.therapy_event set coi = ''CHA999926999999''',
    'update core.therapy_event set kind = ''research''', 'update core.patient_identity set patient_id = patient_id + 1', 'update core.batch set therapy_event_id = therapy_event_id + 1',
    'update core.batch set order_id = order_id + 1']) v;
-- what is written about a reviewed batch ends its review, in whichever table: the review's digest is made to differ, so that any look ends it
select make_batch('B-REV', 'PT1', 490, 'reviewed') \g /dev/null
create function pg_temp.reviewed() returns text language sql as $$
    select case when superseded_at is null then 'stands' else 'ended' end from core.signature where entity = 'batch' and record_id = (tap.batch('B-REV')).id
$$;
create function pg_temp.reviews(place text) returns text language plpgsql as $$
declare
    b core.batch := tap.batch('B-REV');
    v text;
begin
    update core.signature set digest = sha256('x') where entity = 'batch' and record_id = b.id;
    execute replace(pg_temp.bare(place::regclass, ''), ' disable trigger user,', '');
    v := pg_temp.reviewed();
    execute format('insert into %s (id, stream_id, batch_id) overriding system value values (999999999, %s, %s)', place, b.stream_id, b.id);
    v := v || ', ' || pg_temp.reviewed();
    update core.signature set superseded_at = null, superseded_by = null where entity = 'batch' and record_id = b.id;
    v := v || ', ' || pg_temp.reviewed();
    execute format('update %s set stream_id = stream_id where id = 999999999', place);
    v := v || ', ' || pg_temp.reviewed();
    raise sqlstate 'TAP00';
exception when others then
    return case sqlstate when 'TAP00' then v else v || ', ' || sqlstate || ' ' || sqlerrm end;
end
$$;
select is(pg_temp.reviews('core.' || t), 'stands, ended, stands, ended', 'core.' || t || ': a row ends the review, and a change of it')
    from unnest(array['attachment', 'comment', 'container_source', 'correction', 'deviation', 'deviation_named', 'deviation_touch', 'disposal', 'equipment_use', 'exception_review', 'hold', 'investigation', 'lot_use', 'near_miss', 'observation', 'result', 'sample',
        'second_entry', 'second_review', 'shipment', 'step_execution', 'step_invalidation', 'step_missed', 'step_retiming', 'step_skip', 'storage', 'supply_request', 'thaw', 'triage']) t;
select is(pg_temp.reviewed(), 'stands', 'and it stands as long as nothing is written');
-- a process whose steps are altered behind its back is planned anew
create function pg_temp.plans(place text) returns text language plpgsql as $$
declare
    v text := (select count(*) > 0 from work.step_plan)::text;
begin
    execute replace(pg_temp.bare(place::regclass, ''), ' disable trigger user,', '');
    if place = 'core.process_version' then
        update core.process_version set late_entry_us = late_entry_us;
    else
        execute format('insert into %s (id, stream_id) overriding system value values (999999999, %s)', place, (select stream_id from core.installation));
    end if;
    v := v || ' ' || (select count(*) > 0 from work.step_plan);
    raise sqlstate 'TAP00';
exception when others then
    return case sqlstate when 'TAP00' then v else v || ', ' || sqlstate || ' ' || sqlerrm end;
end
$$;
select is(pg_temp.plans('core.' || t), 'true false', 'core.' || t || ': plans of steps are made anew')
    from unnest(array['process_operation', 'process_step', 'process_step_after', 'process_step_container', 'process_timer', 'process_field', 'process_field_source', 'process_version']) t;

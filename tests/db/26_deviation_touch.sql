-- Deviations that touch several batches, corrective actions, comments on everything.
select make_batch('B-ONE', 'PT1', 800, 'reviewed'), make_batch('B-TWO', 'PT2', 801, 'reviewed'), make_batch('B-REL', 'PT2', 802, 'released') \g /dev/null
select must('tec1', 'deviation_open($R, ''B-ONE'', ''major'', $N, ''incubator was at 39 degrees'', ''vessels moved'')') \g /dev/null
select max(id) as dev from core.deviation \gset
create function pg_temp.touch(batch text, dev bigint, version bigint default 1, why text default 'stood in the same incubator') returns text language sql as $$ select format('deviation_touch($R, %s, %s, %L, %L)', dev, version, batch, why) $$;
create function pg_temp.blocks(code text, decision text default 'released') returns text language sql as $$
    select string_agg(b, '; ' order by b) from rule.release_blockers((tap.batch(code)).id, decision) b where b ~ 'deviation|corrective'
$$;
select did(l, pg_temp.touch('B-TWO', :dev), '42501', l || ' names no further batch') from unnest(array['tec1', 'ana1', 'coo1', 'col1', 'cli1', 'rel1', 'aud1', 'adm1']) l;
select did('far2', pg_temp.touch('B-TWO', :dev), 'VN306', 'nor does another site');
select did('qa1', pg_temp.touch('B-NONE', :dev), 'VN306', 'a batch that there is not');
select did('qa1', pg_temp.touch('B-TWO', 99999), 'VN306', 'a deviation that there is not');
select did('qa1', pg_temp.touch('B-TWO', :dev, 9), 'VN101', 'a stale version');
select did('qa1', pg_temp.touch('B-ONE', :dev), 'VN113', 'its own batch');
select did('qa1', pg_temp.touch('B-TWO', :dev, why => '?'), 'VN205', 'without words');
select did('qcr1', pg_temp.touch('B-TWO', :dev), 'done', 'QC names a further batch');
select last('touch') as two \gset
select did('qa1', pg_temp.touch('B-TWO', :dev), 'VN113', 'once');
select is((select count(*)::int from core.deviation_named n join core.deviation_touch t on t.deviation = n.deviation_id where n.therapy_event_id = t.therapy_event_id or n.stream_id = t.stream_id), 0, 'each of the two rows belongs to its own batch');
select is((select string_agg(a.attname, ' ') from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) where c.conrelid in ('core.deviation_touch'::regclass, 'core.deviation_named'::regclass) and c.contype = 'f' and a.attname in ('deviation', 'other_batch', 'origin_batch')), null, 'no key leads from one patient''s batch to the other''s');
select is((select string_agg(s.key, ' ' order by s.key) from core.deviation_touch t join ledger.stream s on s.id = t.stream_id), 'B-TWO', 'the link lies in the stream of the batch that is touched');
select is(pg_temp.blocks('B-TWO', d), format('deviation without impact decision: %s (major) of batch B-ONE', :dev), d || ' of it is blocked') from unnest(array['released', 'released_pending']) d;
select is((select g.superseded_by from core.signature g where g.entity = 'batch' and g.record_id = (batch('B-TWO')).id), 'the record of the batch has changed (deviation touch)', 'its audit review has ended');
select is(value('far2', 'select count(*) from api.deviation_touch'), '0', 'another site sees none of it');
select is(value('tec1', 'select concat_ws('' '', batch, deviation, origin_batch, class, status) from api.deviation_touch where batch = ''B-TWO'''), format('B-TWO %s B-ONE major open', :dev), 'the laboratory does');
select is(value('qa1', 'select what || '' '' || roles from report.worklist where batch = ''B-TWO'' and kind = ''deviation'''), format('impact decision: major deviation %s of batch B-ONE, link %s qa', :dev, :two), 'the worklist names it');
select is((select o.open_items from rule.board_rows(array[(batch('B-TWO')).id]) o), 1::bigint, 'the board counts it');
-- a released batch waits
select did('man1', pg_temp.touch('B-REL', :dev), 'done', 'a released batch is touched');
select last('touch') as rel \gset
select is(last('quality_status') || ' ' || status('B-REL'), 'on_hold filled/on_hold', 'and is held until QA has decided');
-- each batch has its own decision
create function pg_temp.assess(touch bigint, version bigint, impact text default 'no impact', reason text default 'culture was out of it by then') returns text language sql as $$ select format('deviation_touch_assess($R, %s, %s, %L, %L)', touch, version, impact, reason) $$;
select did(l, pg_temp.assess(:two, 1), '42501', l || ' decides no impact') from unnest(array['tec1', 'qcr1', 'man1', 'rel1']) l;
select did('far2', pg_temp.assess(:two, 1), 'VN306', 'nor does QA of another site');
select did('qa1', pg_temp.assess(:two, 2), 'VN101', 'a stale version');
select did('qa1', pg_temp.assess(:two, 1, 'none'), 'VN208', 'an impact that there is not');
select did('qa1', pg_temp.assess(:two, 1, reason => null), 'VN205', 'a decision without words');
select did('qa1', pg_temp.assess(99999, 1), 'VN306', 'a link that there is not');
select must('mix1', 'sample_register($R, ''B-TWO'', ''harvest'', ''SM-TWO'', $N, ''at the time'')'), must('mix1', 'result_record($R, ''SM-TWO'', ''cd3'', ''95.0'', $N, ''at the time'')') \g /dev/null
select did('mix1', pg_temp.assess(:two, 1), 'stop VN009', 'who had a hand in that batch decides nothing about it');
select did('qa1', pg_temp.assess(:two, 1, 'impact, not acceptable'), 'done', 'QA finds it not acceptable');
select is(pg_temp.blocks('B-TWO'), format('deviation not acceptable: %s (major) of batch B-ONE', :dev), 'which blocks, too');
select is(pg_temp.blocks('B-ONE'), format('deviation without impact decision: %s (major)', :dev), 'the first batch waits for its own decision');
select did('qa2', pg_temp.assess(:two, 2), 'done', 'decided again with new facts');
select is(pg_temp.blocks('B-TWO'), null, 'it blocks no more');
select is(pg_temp.blocks('B-REL'), format('deviation without impact decision: %s (major) of batch B-ONE; hold open: deviation %s of batch B-ONE touches this batch', :dev, :dev), 'the third does');
select ok(rule.content_batch((batch('B-TWO')).id) like format('%%deviation %s of batch B-ONE: major; stood in the same incubator%%no impact because culture was out of it by then%%', :dev), 'the audit review of the touched batch covers it');
select ok(rule.content_batch((batch('B-ONE')).id) like format('%%deviation %s touches batch B-TWO: stood in the same incubator%%', :dev), 'that of the first says which it touches');
select ok(rule.record_text(batch('B-TWO'), 'x') !~ 'PT1|AM' and rule.record_text(batch('B-TWO'), 'x') like '%deviation touch%B-ONE%', 'its record shows the link and no other patient');
select alike(rule.disposition_deviations((batch('B-TWO')).id), format('deviation %s (major) of batch B-ONE: no impact', :dev), 'and a decision refers to it');
-- class until it is closed
select did('qa1', format('record_correct($R, ''deviation'', ''%s'', 1, ''class'', ''critical'', ''other'', ''two patients are concerned'')', :dev), 'done', 'QA changes the class');
select did('qa1', format('deviation_assess($R, %s, 2, ''critical'', ''impact, acceptable'', ''growth was as before'')', :dev), 'done', 'and decides the impact');
-- corrective action
create function pg_temp.capa(dev bigint, reference text default 'CAPA-26-014', action text default 'alarm at 38 degrees on all incubators', owner text default 'man1', due text default '2030-01-31') returns text language sql as $$ select format('capa_open($R, %s, %L, %L, %L, %L)', dev, reference, action, owner, due) $$;
select did(l, pg_temp.capa(:dev), '42501', l || ' opens none') from unnest(array['tec1', 'qcr1', 'rel1', 'cli1', 'aud1']) l;
select did('far2', pg_temp.capa(:dev), 'VN306', 'nor does another site');
select did('qa1', pg_temp.capa(:dev, due => v), c, 'due ' || coalesce(v, 'NULL')) from (values ('2020-01-01', 'VN503'), ('soon', 'VN501'), (null, 'VN202')) t (v, c);
select did('qa1', pg_temp.capa(:dev, owner => v), 'VN306', 'owned by ' || v) from unnest(array['nobody', 'far2']) v;
select did('qa1', pg_temp.capa(:dev, action => '-'), 'VN205', 'without an action');
select did('qa1', pg_temp.capa(:dev, reference => ''), 'VN202', 'without a reference');
select did('man1', pg_temp.capa(:dev), 'done', 'a corrective action with owner and day');
select last('capa') as capa \gset
select did('qa1', pg_temp.capa(:dev), 'VN113', 'one of that reference');
select is(pg_temp.blocks('B-ONE'), null, 'it blocks no release');
select did('qa1', format('deviation_close($R, %s, 3, ''controller drifted'', ''see CAPA-26-014'')', :dev), 'done', 'nor the closing of the deviation');
select did('qa1', format('record_correct($R, ''deviation'', ''%s'', 4, ''class'', ''minor'', ''other'', ''on second thoughts'')', :dev), 'VN117', 'whose class stays from then on');
select did('qa1', pg_temp.touch('B-COL', :dev, 4), 'VN117', 'and which touches nothing more');
select is((select string_agg(p, '; ') from rule.deviation_open_points((batch('B-ONE')).id) p), format('corrective action not done: CAPA-26-014 of deviation %s', :dev), 'the record is not closed before it is done');
select is(value('tec1', 'select concat_ws('' '', reference, owner, due, status) from api.capa'), 'CAPA-26-014 man1 2030-01-31 open', 'who owns it and by when');
select is(value('qa1', 'select what || '' until '' || (due_at at time zone ''Europe/Berlin'') from report.worklist where batch = ''B-ONE'' and what like ''corrective%'''), 'corrective action CAPA-26-014 by Name of man1 until 2030-02-01 00:00:00', 'it stands in the worklist with its day');
select did('man1', format('capa_done($R, %s, 1, ''alarms set and tried'')', :capa), '42501', 'a manager does not finish it');
select did('qa1', format('capa_done($R, %s, 2, ''alarms set and tried'')', :capa), 'VN101', 'a stale version');
select did('qa1', format('capa_done($R, %s, 1, ''ok'')', :capa), 'VN205', 'without an outcome');
select did('qa1', format('capa_done($R, %s, 1, ''alarms set and tried'')', :capa), 'done', 'QA does');
select did('qa1', format('capa_done($R, %s, 2, ''alarms set and tried'')', :capa), 'VN117', 'once');
select is((select string_agg(p, '; ') from rule.deviation_open_points((batch('B-ONE')).id) p), null, 'nothing is open any more');
-- comments on a deviation, a result, a sample
create function pg_temp.about(batch text, sample text, result bigint, deviation bigint, step bigint default null) returns text language sql as $$ select format('comment_add($R, %L, ''looked at again'', %s, %L, %s, %s)', batch, coalesce(step::text, 'null'), sample, coalesce(result::text, 'null'), coalesce(deviation::text, 'null')) $$;
select max(id) as res from core.result where batch_id = (batch('B-ONE')).id \gset
select did('tec1', pg_temp.about('B-ONE', null, null, :dev), 'done', 'a comment on a deviation');
select did('ana1', pg_temp.about('B-ONE', null, :res, null), 'done', 'on a result');
select did('ana1', pg_temp.about('B-ONE', 'SH-ONE', null, null), 'done', 'on a sample');
select did('ana1', pg_temp.about('B-ONE', s, r, d), 'VN901', 'not on several at once') from (values ('SH-ONE', :res, null), (null, :res, :dev), ('SH-ONE', null, :dev)) t (s, r, d);
select did('ana1', pg_temp.about('B-TWO', s, r, d), 'VN306', 'not on what belongs to another batch') from (values ('SH-ONE', null, null), (null, :res, null), (null, null, :dev)) t (s, r, d);
select is(value('qa1', 'select string_agg(concat_ws('' '', sample, ''result '' || result, ''deviation '' || deviation), ''; '' order by id) from api.comment where batch = ''B-ONE'''), format('deviation %s; result %s; SH-ONE', :dev, :res), 'the view says what each is about');
select ok(rule.content_batch((batch('B-ONE')).id) like format('%%comment %%: deviation %s; looked at again%%comment %%: result %s; looked at again%%comment %%: sample SH-ONE; looked at again%%', :dev, :res), 'and so does the audit review');
-- whoever holds several roles corrects in the one that may
select must('tec1', 'deviation_open($R, ''B-COL'', ''minor'', $N, ''label came off'', ''printed again'')') \g /dev/null
select did('mix1', format('record_correct($R, ''deviation'', %L, 1, ''class'', ''major'', ''other'', ''it was the second time'')', last('deviation')), 'done', 'QA of five roles changes a class');
select ok((select position(rule.part('mix1') || rule.part('mix1') || rule.part('qa') in e.body) > 0 from ledger.event e where e.entity = 'correction' and e.act = 'record_correct' and e.person = 'mix1'), 'and the event names the role of QA');
select throws_ok(format('update core.comment set deviation_id = null where deviation_id = %s', :dev), 'VN117', null, 'none is changed by its owner either');
select throws_ok('set role vein_owner; update core.comment set words = ''nothing''', 'VN117', null, 'nor by the owner of the tables');
select is((select string_agg(r::text, '; ') from (select * from api.ledger_replay()) r), null, 'the ledger tells the same');

-- Drafts are each person's own, cost no event, and go when they are saved.
create temp table before as select (select count(*) from ledger.event) as events, (select count(*) from work.request) as requests;
select is(value('tec1', $$select api.draft_keep('step_record|B-RUN', '{"vcc": "1.2", "note": "häl%_''"}')$$), 't', 'kept');
select is(value('tec1', $$select fields::jsonb ->> 'vcc' from api.draft where form = 'step_record|B-RUN'$$), '1.2', 'and found again');
select is(value('tec2', $$select count(*) from api.draft$$), '0', 'nobody else sees it');
select is(value('adm1', $$select count(*) from api.draft$$), '0', 'an administrator neither');
select is(value('tec1', $$select api.draft_keep('step_record|B-RUN', '{"vcc": "1.25"}')$$), 't', 'the latest wins');
select is(value('tec1', $$select fields ->> 'vcc' from api.draft$$), '1.25', 'it is the latest');
select is(value('tec1', $$select api.draft_keep('a', '[1]')$$), '!VN901', 'a list is no draft');
select is(value('tec1', $$select api.draft_keep('a', 'x')$$), '!VN901', 'nor is any text');
select is(value('tec1', $$select api.draft_keep('', '{"a": "b"}')$$), '!VN203', 'a form has a name');
select is(value('tec1', $$select api.draft_keep('a', '{"a": "' || repeat('x', 70000) || '"}')$$), '!VN203', 'a draft has bounds');
select is(value('tec1', $$select api.draft_keep('a', '{"a": 1e70000}')$$), '!VN203', 'also when it is short to write');
select is(value('tec1', $$select count(api.draft_keep('f' || g, '{"a": "b"}')) from generate_series(1, 60) g$$), '60', 'sixty forms');
select is((select count(*)::int from work.draft), 50, 'of which fifty are kept');
select is(value('tec1', $$select api.draft_keep('f60', '{}')$$), 'f', 'saved or given up');
select is(value('tec1', $$select count(*) from api.draft where form = 'f60'$$), '0', 'it is gone');
select is(value('tec1', $$insert into work.draft (person_id, form, fields) values (1, 'x', '{}')$$), '!42501', 'the table is closed');
select is((select row((select count(*) from ledger.event), (select count(*) from work.request))::text), (select row(events, requests)::text from before), 'no event, no request');

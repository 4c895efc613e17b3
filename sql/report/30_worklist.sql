-- The worklist: what is due, late, waiting for a second person, pending or held, each with the roles whose work it is.
-- What is looked for stands in sql/rule/92_work.sql.
create view report.worklist with (security_barrier) as
    select w.site, w.batch_code as batch, w.kind, w.what, w.due_at, w.roles, w.mine, w.key, w.act, w.entity, w.record, w.version, w.meaning,
           w.step, w.sample, w.line, w.field
    from rule.worklist((select rule.sites())::bigint[], 'all', null, null) w;
comment on view report.worklist is
    'What waits for whom. kind: late, due, signature (a second person), result (pending), hold, returned (by QA), deviation, breach; mine: one''s own roles there; key: its place; act and what follows: what does it.';

-- The same rows, asked for by role (NULL: one's own), site, batch and kinds: looks for no more than that.
create function api.worklist(role text, site text, batch text, kinds text[]) returns setof report.worklist
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select w.*
    from rule.worklist(array(select s.id from core.site s where s.id = any ((select rule.sites())::bigint[])
                             and (worklist.site is null or s.code = worklist.site)), worklist.role, worklist.batch, worklist.kinds) w;
end
$$;
comment on function api.worklist(text, text, text, text[]) is
    'Lines of report.worklist: of one''s own roles, of one role or of all, of one site, batch and some kinds when they are given.';

-- The tables of rules that ship with the program, readable by everybody with a role.
do $$
declare
    v record;
begin
    for v in
        select * from (values
            ('role', 'role', 'role, title', 'Roles.'),
            ('right', 'act_role', null, 'Who may do what.'),
            ('separation', 'separation', 'first, second, rule', 'Who may not be the same person.'),
            ('process_transition', 'process_transition', 'from_status, to_status, act, kinds, route, needs', 'How work moves.'),
            ('quality_transition', 'quality_transition', 'from_status, to_status, act', 'How quality status moves.'),
            ('checkpoint', 'checkpoint', 'checkpoint, container, shown_in', 'Identity checks.'),
            ('checkpoint_pair', 'checkpoint_pair', 'checkpoint, place, first, second, identifiers, least, scanned, counted_once, spoken',
                'Which documents an identity check compares.'),
            ('formula', 'formula', 'formula, arguments, unit, shown', 'Formulas.'),
            ('formula_argument', 'formula_argument', 'formula, argument, unit, same_as, scale_as, gives_scale', 'Units that formulas take.'),
            ('setting', 'setting', 'name, value, meaning', 'Numbers of the rules.'),
            ('reason', 'reason', 'kind, word, title', 'Coded reasons.'),
            ('signable', 'signable', 'entity, meaning, roles, covers', 'What is signed, by whom.'),
            ('error', 'error', 'code, name, exit, message, hint', 'Refusals and their ways out.'),
            ('process_key', 'process_key', 'object, key, required, shape, item, least, most', 'The grammar of process documents.'))
            x (name, source, columns, says)
    loop
        execute format('create view api.%I with (security_barrier) as select %s where cardinality((select rule.sites())) > 0 '
                       'or (select rule.holds(''admin''))', v.name,
            case when v.name = 'right' then 'x.act, a.title, x.role, x.position, a.training_only from ref.act_role x join ref.act a on a.act = x.act'
                 else v.columns || ' from ref.' || quote_ident(v.source) end);
        execute format('comment on view api.%I is %L', v.name, v.says);
    end loop;
end
$$;

-- What a line of the worklist leads to: the act that does it and what its form needs to know.
create type work.opens as (act text, entity text, record bigint, version bigint, meaning text, step text, sample text, line text, field text);

create function rule.opens(act text, entity text default null, record bigint default null, version bigint default null,
                           meaning text default null, step text default null, sample text default null, line text default null,
                           field text default null) returns work.opens
language sql immutable parallel safe return row(act, entity, record, version, meaning, step, sample, line, field)::work.opens;
comment on function rule.opens(text, text, bigint, bigint, text, text, text, text, text) is
    'What a line of the worklist leads to; entity: what record is the number of, in the word of the act''s field.';

-- Is it asked for? Words are roles or kinds, several with a space between them; nothing asked is everything asked. What
-- nobody asked for is not looked for, so that a reader pays for the work of his own roles.
create function rule.asks(asked text[], words text) returns boolean
language sql immutable parallel safe return asked is null or asked && string_to_array(words, ' ');
comment on function rule.asks(text[], text) is 'Is one of these words among those that are asked for?';

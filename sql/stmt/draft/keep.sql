-- Keeps what was typed into a form.
-- shape: value
select api.draft_keep(form => :'form', fields => :'fields') as kept

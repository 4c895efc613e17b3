-- Keeps what was typed into a form.
-- shape: none
select api.draft_keep(form => :'form', fields => :'fields')

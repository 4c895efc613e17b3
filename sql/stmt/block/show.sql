-- An operation of a batch that is signed as a block.
-- shape: row
select batch, operation, title, stage, sign_by, meaning, record, version, state, signed_by, signed_at from api.operation_block
where batch = :'batch' and operation = :'operation'

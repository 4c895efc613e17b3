-- goal 1: what the ledger adds to an insert
insert into plain.observation (stream_id, batch_id, therapy_event_id, step_execution_id, process_field_id, revision, number, entry_mode, entry_source, breach, entered_by_id, entered_at) values (:b::bigint + {s0}, :b, :b, :b, {field0}, :k, 1.84, 'computed', 'keyboard', '', {person}, clock_timestamp())

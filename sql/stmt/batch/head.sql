-- The head of a batch.
-- shape: row
select code, site, kind, coi, order_code, patient, initials, process, process_version,
    process_title, frame_kind, frame_authority, frame_reference, release_by, slot, mark, process_status, quality_status, version, remanufacture_of,
    remanufacture_reason
from api.batch_head
where code = :'batch'
limit 1

-- One order.
-- shape: row
select code, site, kind, coi, patient, initials, process, indication, consent_version,
    consent_date, weight_kg, weight_date, planned_dose, planned_dose_unit, infectious_markers,
    physician, status, version, batch
from api.therapy_order
where code = :'order_code'
limit 1

-- Places an order.
-- shape: row
select r.* from api.order_place(
    request => :'request'::uuid, site => :'site', kind => :'kind', patient => :'patient',
    process => :'process', code => :'code', coi => :'coi', indication => :'indication',
    consent_version => :'consent_version', consent_date => :'consent_date', weight_kg =>
    :'weight_kg', weight_date => :'weight_date', planned_dose => :'planned_dose',
    planned_dose_unit => :'planned_dose_unit', infectious_markers => :'infectious_markers',
    physician => :'physician') r

-- Hands the material of a batch over.
-- shape: row
select r.* from api.custody_hand_over(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, organisation
    => :'organisation', name => :'name', waybill => :'waybill', place => :'place',
    condition_band => :'condition_band', since_at => :'since_at', containers => :'containers',
    shipper => :'shipper', seal => :'seal', logger => :'logger') r

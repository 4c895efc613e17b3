-- Asks for a reset, a new login, deactivation or reactivation of an account.
-- shape: row
select r.* from api.account_propose(request => :'request'::uuid, person => :'person', kind => :'kind',
    reason => :'reason', valid_until => :'valid_until') r

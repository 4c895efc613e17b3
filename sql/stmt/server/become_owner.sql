-- The session acts as the owner from here on.
-- shape: none
set role vein_owner;

-- Ends the snapshot of a check.
-- shape: none
rollback;

-- One snapshot for all phases of a check.
-- shape: none
begin isolation level repeatable read read only;

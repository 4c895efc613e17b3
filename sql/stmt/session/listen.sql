-- Wakes this session when somebody's act is committed. What was done is not said; who hears it reads again.
-- shape: none
listen vein

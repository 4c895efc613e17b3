-- The periodic task, once.
-- shape: value
select rule.tick();

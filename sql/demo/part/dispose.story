# What is left in a container is destroyed, before a witness at it.
as $op
read batch show --batch $batch => b
act container dispose --batch $batch --version $b.version --container $container --way destroyed --quantity_ml $rest \
    --reason "$why" --disposed_at ${clock-5m} => gone
sign disposal $gone.disposal witnessed by $op2 presence $container

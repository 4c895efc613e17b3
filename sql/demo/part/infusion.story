# The infusion, entered when the hands are free.
as cli1
read batch show --batch $batch => b
act infusion record --batch $batch --version $b.version --container $bag --identity_check $k.identity_check \
    --started_at ${clock-20m} --ended_at ${clock-5m} --volume_ml $infused --reaction none

# A feed: medium with cytokines.
clock @$day 08:05
as $who
act step record --batch $batch --step feed --occurrence $n --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values removed=$removed added=$added volume=$volume

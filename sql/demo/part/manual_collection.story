# One collection for the manual line, at the unit itself: no transport.
clock @$day 07:20
as $nurse
tell sql/demo/part/chair.story
read batch show --batch $batch => b
clock @$day 07:35
act collection start --batch $batch --version $b.version --started_at ${clock} => c
clock @$day 11:20
act collection finish --collection $c.collection --version 1 --din "=${din}00" --volume_ml $bag_ml --finished_at ${clock-5m}
clock +3m
sign collection $c.collection checked by $nurse2

# What was seen on a day after the infusion, in the grade of whoever graded it.
clock @$day 09:15
as cli1
act follow-up record --batch $batch --kind $kind --grade "$grade" --seen_at ${clock-15m} --words "$words"

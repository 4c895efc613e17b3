#!/usr/bin/env python3
"""The invented values of the demonstration's SYNTHETIC batches, as they stand in sql/demo/*.story.

One seed, one batch after the other; whatever is drawn lies inside a published range (domain: automated-device runs of
CD4+/CD8+ cells). Growth: 10*8 cells seeded, a dip until the wash, then constant doublings a day up to the fold of the
end (25 to 34 on the device, published 30 on average; 16 to 22 by hand), each day off by 3 % at most. Viability falls to
85-90 % after the vector and rises to 93-96 %. Glucose starts at 16-18 mmol/L after a feed and is used up with the
cells, lactate is 1.6 mol a mol of glucose. What the story is about (78.4 %, CAR+ 8.9 %) is set, not drawn.

    demo_values.py            prints the rows of every batch
"""
import random
from decimal import Decimal as D, ROUND_HALF_UP

SEED = 41
DEVICE_VOLUME = {3: 100, 4: 100, 5: 150, 6: 150, 7: 200, 8: 200, 9: 240, 10: 240, 11: 240, 12: 240}
MANUAL_VOLUME = {2: 110, 3: 120, 4: 150, 5: 190, 6: 240, 7: 280, 8: 320, 9: 340, 10: 350}
# batch, line, last day with a sample, fold at the end
BATCHES = [("041", "device", 12, "31.2"), ("042", "device", 3, "28.0"), ("043", "device", 12, "26.8"), ("044", "manual", 10, "19.6"),
           ("045", "manual", 10, "21.4"), ("046", "device", 12, "29.5"), ("047", "manual", 9, "17.2"), ("048", "manual", 5, "18.8")]
SET = {("047", 9): {"viability": D("78.4")}, ("047", 8): {"viability": D("81.7")}}


def rounded(value, places):
    return D(value).quantize(D(1).scaleb(-places), ROUND_HALF_UP)


def look(vcc):
    return '"slightly turbid"' if vcc < 4 else "turbid"


def days(rng, batch, line, last, fold):
    first, end = (3, 12) if line == "device" else (2, 10)
    volumes = DEVICE_VOLUME if line == "device" else MANUAL_VOLUME
    start = D(rng.randint(94, 108)) / 100                     # of 10*8 cells, at the first sample
    rise = (D(fold) / start).ln() / (end - first)
    dip, top = D(rng.randint(850, 890)) / 10, D(rng.randint(936, 956)) / 10
    glucose = D(rng.randint(160, 178)) / 10
    for day in range(first, last + 1):
        total = 100 * start * (rise * (day - first)).exp() * (1 + D(rng.randint(-30, 30)) / 1000)
        volume = D(volumes[day])
        vcc = rounded(total / volume, 2)
        viability = rounded(dip + (top - dip) * min(D(1), D(day - first) / 5) + D(rng.randint(-6, 6)) / 10, 1)
        viability = SET.get((batch, day), {}).get("viability", viability)
        drop = D("1.1") + vcc * D("0.42") + D(rng.randint(-3, 3)) / 10
        glucose = max(D("6.2"), glucose - drop)
        shown = glucose
        lactate = rounded((D("18.5") - shown) * D("1.6") + 1, 1)
        ph = rounded(D("7.34") - (D("18.5") - shown) * D("0.028"), 2)
        if line == "device":
            yield f"{day:>4} {volume:>5}.0 {vcc:>5} {viability} {rounded(shown, 1):>4} {lactate:>4} {ph} {look(vcc)}"
            if day in (4, 6, 8, 10):
                glucose = min(D("17.5"), glucose + D("7.5"))
        else:
            yield f"{day:>4} {volume:>5}.0 {vcc:>5} {viability} {look(vcc)}"


def rows():
    """Batch number -> its rows, one a sample."""
    rng = random.Random(SEED)
    return {batch: list(days(rng, batch, line, last, fold)) for batch, line, last, fold in BATCHES}


if __name__ == "__main__":
    for number, lines in rows().items():
        print(number)
        print("\n".join(lines))

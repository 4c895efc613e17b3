#!/usr/bin/env python3
"""The laboratory of any size and the benchmarks: that they run and measure what they say. What they measure decides nothing here."""
import os
import re
import subprocess
import sys

from house import House, ROOT, Report

BUILD = 600  # seconds, beside all other suites; alone it is few
SHORT = {
    "run": (["--rounds", "1", "--seconds", "0.1", "--rows", "2000"], {1, 2, 3, 4, 5, 11, 13, 14}),
    "look": (["--batches", "400", "--rounds", "1", "--times", "2"], {6, 7}),
    "screen": (["--rounds", "1", "--keys", "20"], {8, 9, 10, 11}),
}


def batches(house):
    return len(re.findall(r",S-\d+,", house.vein("board", "--closed", "--format", "csv", user="mgr1").text))


def a_laboratory_of_a_size(t):
    with House() as house:
        done = house.vein("demo", "--scale", "6", patience=BUILD)
        t.equal(done.code, 0, "scale_ends_with_0", done.said[-600:])
        t.ok(re.search(r"Ledger: consistent, anchored \(\d+ events, \d+ streams\)", done.text), "in_a_ledger_that_checks_out", done.text[-300:])
        house.passwords = {name: house.secret(name) for name in os.listdir(os.path.join(house.home, "secret"))}
        t.equal(batches(house), 6, "six_batches_of_it")
        done = house.vein("demo", "--scale", "6", patience=BUILD)
        t.equal(done.code, 0, "a_second_time_adds_nothing", done.said[-600:])
        t.equal(batches(house), 6, "still_six")
        done = house.vein("demo", patience=BUILD)
        t.ok(done.code == 1 and "VN113" in done.said and "--reset" in done.said, "the_small_one_is_not_mixed_with_it", done)
        house.dba("update meta.release set mark = 'another';")
        done = house.vein("demo", "--scale", "6", patience=BUILD)
        t.ok(done.code == 3 and "VN903" in done.said and "vein demo --reset" in done.said and "vein migrate" in done.said,
             "of_another_release_both_ways_out_are_named", done)


def benchmarks(t):
    for name, (options, goals) in SHORT.items():
        done = subprocess.run([sys.executable, str(ROOT / "tests/bench" / name), *options], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, errors="replace")
        t.equal(done.returncode, 0, f"{name}_ends_with_0", done.stderr[-600:])
        told = {int(n) for n in re.findall(r"^goal (\d+)  .+: [\d.]+ \[[\d.]+-[\d.]+\], wanted (?:<=|>=) [\d.]+: (?:met|NOT MET)$", done.stdout, re.M)}
        t.equal(told, goals, f"{name}_measures_its_goals", done.stdout[-600:])


Report("large").run(a_laboratory_of_a_size, benchmarks)

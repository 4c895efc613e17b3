#!/usr/bin/env python3
"""`vein demo` without a terminal: the published batches on a board with their verdicts, in a ledger that checks out."""
import os
import re

from house import House, Report

NO_WEIGHT = r"specification met; not evaluable: [\w+ ]+ per kg"
PUBLISHED = {"ARI0001/01": NO_WEIGHT, "ARI0001/02": NO_WEIGHT, "ARI0001/03": NO_WEIGHT,
             "Con1": "specification met", "Con2": "specification met"}


def built_and_shown(t):
    with House() as house:
        done = house.vein("demo")
        t.equal(done.code, 0, "demo_ends_with_0", done.said[-600:])
        for batch, verdict in PUBLISHED.items():
            line = next((line for line in done.text.splitlines() if line.startswith(batch)), "")
            t.ok(re.search(rf"\b{verdict}\s*$", line), f"{batch.replace('/', '_')}_with_its_verdict", line)
        t.ok("TRAINING" in done.text, "says_training")
        t.ok(re.search(r"SYNTHETIC.*infus|infus.*SYNTHETIC|SYN-001 +SYNTHETIC +reinfusion", done.text + done.said),
             "a_synthetic_batch_went_the_whole_way", done.text)
        t.ok("consistent, anchored" in done.text, "ledger_is_consistent_and_anchored", done.text[-600:])
        t.ok("secret/" in done.text and "psql" in done.text, "names_logins_and_things_to_try")
        as_json = house.must("board", "--json").json()
        verdicts = {row["batch"]: row["verdict"] for row in as_json}
        t.ok(all(re.fullmatch(verdict, verdicts.get(batch) or "") for batch, verdict in PUBLISHED.items()),
             "the_board_says_the_same", verdicts)
        entered(t, house)
        recorded(t, house)
        again(t, house)


def entered(t, house):
    """Through the same functions and logins as any user's."""
    house.passwords = {name: house.secret(name) for name in os.listdir(os.path.join(house.home, "secret"))}
    done = house.vein("audit", "verify", user="qa1")
    t.ok(done.code == 0 and done.text == "consistent, anchored\n", "verify_says_0", done)
    anchor = os.path.join(house.home, "anchor")
    os.rename(anchor, anchor + ".away")
    t.equal(house.vein("audit", "verify", user="qa1").code, 6, "without_the_anchor_6")
    os.rename(anchor + ".away", anchor)
    t.equal(house.dba("select count(*) from ledger.event where kind not in ('migration', 'opening') and request is null "
                      "and act not like 'migration%' and act not in ('found', 'server_init', 'tick');"), "0", "every_event_has_its_act")
    t.ok(int(house.dba("select count(distinct login) from ledger.event;")) >= 10, "many_people_entered_it")
    t.ok(int(house.dba("select count(*) from core.near_miss where code like 'VN3%';")) >= 1, "a_wrong_bag_is_a_near_miss")
    t.ok(int(house.dba("select count(*) from core.signature where superseded_at is not null;")) >= 1, "a_signature_was_superseded")
    t.equal(house.dba("select string_agg(distinct f.mode, ' ') from core.installation f;"), "training", "it_is_a_training_installation")
    for mode in ("text", "json", "csv"):
        for words in (["report", "status"], ["batch", "show", "ARI0001/01"], ["batch", "show", "SYN-001"]):
            t.equal(house.vein(*words, "--format", mode, user="qa1").code, 0, f"{words[0]}_{words[-1].replace('/', '_')}_{mode}")


def recorded(t, house):
    """The batch record: every section, changed values and ended signatures marked, 80 columns, and an export."""
    looks = "select count(*) from core.access where kind = 'export' and subject = 'batch record SYN-001';"
    before = int(house.dba(looks))
    done = house.vein("report", "batch-record", "SYN-001", user="aud1")
    lines = done.text.splitlines()
    t.equal(done.code, 0, "a_batch_record_is_issued", done.said)
    t.equal(int(house.dba(looks)), before + 1, "which_is_an_export")
    t.ok(lines and lines[0].split() == ["TRAINING", "SYNTHETIC"] and "TRAINING" in lines[-2], "it_says_training_at_both_ends", lines[:1])
    t.equal([line for line in lines if len(line) > 80], [], "within_80_columns")
    sections = [above for above, line in zip(lines, lines[1:]) if re.fullmatch("=+", line)]
    t.equal([s.split(",")[0] for s in sections if s != "Other records"], ["Batch", "Identity", "Order", "Process", "Collection", "Identity checks", "Steps", "Clocks",
            "Samples", "Results", "Evaluation", "Holds", "Review and dispositions", "Infusion", "Near misses", "Corrections",
            "All signatures", "Issues of this record", "Ledger"], "all_its_sections")
    flat = " ".join(done.text.split())
    t.ok("Viable cell concentration 1.00 10*6/mL [CHANGED] changed: was 10.00 10*6/mL, entered" in flat
         and "mistyped, The counter's printout says 1.00" in flat, "a_changed_value_with_the_old_one_and_why")
    t.ok("Signed, SUPERSEDED checked: Operator 2 (P-OP2) as technician" in flat, "a_superseded_signature")
    t.ok("not recorded: lost (The counter gave no viability" in flat and "LATE because SYNTHETIC: the terminal" in flat, "what_is_missing_or_late")
    t.ok("VN301: identity mismatch" in flat and "specification met" in flat and "Infusion of B-SYN-001-1" in flat, "near_miss_verdict_infusion")
    t.ok(re.search(r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d \+0[12]:00", flat), "times_of_the_site")
    shown = house.vein("batch", "show", "SYN-001", user="qa1").text
    t.equal([line for line in shown.splitlines() if len(line) > 100], [], "a_batch_is_shown_within_100_columns")


def again(t, house):
    """A second demo is told so, or shows the same laboratory; never a second one on top."""
    before = house.fingerprint()
    done = house.vein("demo")
    t.ok(done.code == 0 and "ARI0001/01" in done.text, "a_second_demo_shows_the_first", done)
    t.equal(house.fingerprint(), before, "and_adds_nothing")


Report("demo").run(built_and_shown)

#!/usr/bin/env python3
"""What the ledger shows when somebody with all rights on the machine has changed the past, and that it shows nothing else
while people write. VEIN_SOAK=n: n rounds of looking beside writers instead of 4."""
import os
import re
import shutil
import subprocess
import threading
import uuid
from pathlib import Path

from house import House, Report, Talk, verdict_of, wait_for

TOUCH = "update core.site set title = 'Somewhere else' where code = 'LAB'"
FEW, MANY = 20000, 200000
# one event each, in 500 streams by turns; in portions, since a head moved often in one transaction gets slow
GROW = """select set_config('vein.act', 'migration growth', false);
insert into ledger.stream (kind, key) select 'therapy', 'GROW' || g from generate_series(1, 500) g on conflict do nothing;
select format($$insert into core.patient (stream_id, site_id, code, initials)
select s.id, 1, 'GROW' || g, 'AB' from generate_series(%s + 1, %s) g
join ledger.stream s on s.kind = 'therapy' and s.key = 'GROW' || (g %% 500 + 1)$$, p, p + 5000)
from generate_series({0}, {1} - 5000, 5000) p \\gexec
-- then laid down in an order that has nothing to do with that of writing
create index shuffle on ledger.event (sha256(body)); cluster ledger.event using shuffle; drop index ledger.shuffle;
analyze ledger.event;"""
UNSEEN = "alter table core.site disable trigger all; {0};"


def verify(house, *words):
    return house.vein("audit", "verify", *words, user="qa1")


def anchors(t):
    with House.staffed() as house:
        done = verify(house)
        t.ok(done.code == 6 and done.text == "consistent, not anchored\n", "before_the_first_anchor", done)
        text = house.must("audit", "checkpoint", user="qa1").text
        t.ok(text.startswith("vein/") and text.count("\n") >= 4, "checkpoint_is_the_text", text)
        done = verify(house)
        t.ok(done.code == 0 and done.text == "consistent, anchored\n", "after_a_checkpoint", done)
        as_json = verify(house, "--json")
        t.ok(as_json.code == 0 and as_json.json()["verdict"] == "consistent, anchored" and as_json.json()["findings"] == 0,
             "in_json_too", as_json)
        t.ok("phase 1" in done.said and "/s" in done.said, "progress_and_rate_are_said", done)
        house.act("site", "add", "--code", "S-1", "--title", "Later", "--time-zone", "UTC", user="man1")
        t.equal(verify(house).code, 0, "a_log_ahead_of_its_anchor_is_anchored")
        anchor = os.path.join(house.home, "anchor")
        t.equal(os.stat(anchor).st_mode & 0o777, 0o600, "the_anchor_is_private")
        os.rename(anchor, anchor + ".away")
        t.equal(verify(house).code, 6, "without_the_anchor")
        t.equal(verify(house, "--quick").code, 6, "without_the_anchor_quick")
        t.equal(verify(house, "--anchor", anchor + ".away").code, 0, "another_file_as_anchor")
        with open(anchor + ".away", encoding="utf-8") as file:
            lines = file.read().split("\n")
        lines[2] = ("A" if lines[2][0] != "A" else "B") + lines[2][1:]
        with open(anchor + ".false", "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
        done = verify(house, "--anchor", anchor + ".false")
        t.ok(done.code == 5, "a_false_anchor_is_a_finding", done)
        with open(anchor + ".away", encoding="utf-8") as file:
            text = file.read()
        with open(anchor + ".later", "w", encoding="utf-8") as file:  # of the log after a restore that this one has not seen
            file.write(re.sub(r"^(vein/[0-9a-f-]+)/1$", r"\1/2", text, flags=re.M))
        done = verify(house, "--anchor", anchor + ".later")
        t.ok(done.code == 5 and "behind the anchor" in done.text, "so_is_one_of_a_later_incarnation", done)
        done = verify(house, "--anchor", anchor + ".absent")
        t.ok(done.code != 0 and "consistent, anchored" not in done.text, "an_absent_anchor_anchors_nothing", done)
        edited_anchor(t, house, anchor + ".away")
        edited_memory(t, house)
        os.rename(anchor + ".away", anchor)
        os.truncate(os.path.join(house.home, "receipts"), 65 << 20)
        done = verify(house, "--quick")
        t.ok("receipts of this client: not checked, file" in done.said, "receipts_that_are_not_read_are_told", done)
        signed_checkpoint(t, house)


BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
CLASSES = {"digit": "0123456789", "small_letter": "abcdef", "letter": "ghijklmnopqrstuvwxyz", "capital": BASE64[:26],
           "sign": "+-/.:=", "blank": " \t"}


def edits(text):
    """A file of checkpoints altered by hand: each line with each kind of byte, shortened, doubled, in another order."""
    lines = text.split("\n")
    for n, line in enumerate(lines[:-2]):
        def instead(*new):
            return "\n".join([*lines[:n], *new, *lines[n + 1:]])

        yield f"line {n + 1} gone", instead()
        yield f"line {n + 1} and all behind it gone", "\n".join(lines[:n])
        yield f"line {n + 1} cut", "\n".join([*lines[:n], line[:len(line) // 2]])
        yield f"line {n + 1} twice", instead(line, line)
        yield f"line {n + 1} with a blank", instead(line + " ")
        yield f"line {n + 1} ending as elsewhere", instead(line + "\r")
        if n + 1 < len(lines) - 2:
            yield f"line {n + 1} behind the next", "\n".join([*lines[:n], lines[n + 1], line, *lines[n + 2:]])
        for name, kind in CLASSES.items():
            places = [p for p, c in enumerate(line) if c in kind]
            for place in {places[0], places[-1]} if places else ():
                other = kind[(kind.index(line[place]) + 1) % len(kind)]
                yield f"line {n + 1} with another {name} at {place + 1}", instead(line[:place] + other + line[place + 1:])
    root = lines[4]
    spare = BASE64[BASE64.index(root[-2]) + 1]  # its last bits stand for nothing
    yield "a root written otherwise", text.replace(root, root[:-2] + spare + "=")
    yield "an identity in capitals", text.replace(lines[2], lines[2].upper().replace("VEIN", "vein"))
    yield "nothing", ""


def edited_anchor(t, house, anchor):
    """Never anchored by a file that is not what was kept, and told so."""
    text, path, wrong, tried = Path(anchor).read_text(), anchor + ".edited", [], 0
    for name, other in edits(text):
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(other)
        done, tried = verify(house, "--quick", "--anchor", path), tried + 1
        if other == text or done.code not in (5, 6) or "consistent, anchored" in done.text or "anchor" not in done.text + done.said:
            wrong.append((name, done))
    t.ok(not wrong and tried > 90, "an_anchor_edited_in_any_line_anchors_nothing_and_is_told", (tried, wrong[:4]))


def edited_memory(t, house):
    """What the client itself remembers: a file that cannot be read, or another root, keeps it from writing."""
    path, wrong = os.path.join(house.home, "heads"), []
    text = Path(path).read_text()
    root = text.split("\n")[4]
    for name, other in (("cut", text[:-40]), ("emptied", ""), ("another root", text.replace(root, ("A" if root[0] != "A" else "B") + root[1:])),
                        ("a larger ledger", re.sub(r"(?m)^(\d+)$", lambda m: "9" + m[1][1:], text, count=1))):
        Path(path).write_text(other)
        done = house.vein("site", "add", "--code", "S-7", "--title", "After", "--time-zone", "UTC", user="man1")
        found = verify(house, "--quick")
        if done.code != 5 or found.code != 5 or "head" not in found.text:
            wrong.append((name, done, found))
    t.ok(not wrong, "a_client_whose_memory_was_edited_writes_nothing_and_tells", wrong)
    Path(path).write_text(text)
    t.equal(verify(house, "--quick", "--anchor", os.path.join(house.home, "anchor.away")).code, 0, "with_its_own_again_all_is_well")


def peak_kilobytes(house):
    """The most memory that one `verify --quick` held (None: it found something), and what it said. Its last word waits in
    a full pipe until the number is read; ru_maxrss would be that of the larger process that started it."""
    process = house.start("audit", "verify", "--quick", user="qa1", full=True)
    said, peak = [], None
    for line in process.stderr:
        said.append(line.decode())
        if said[-1].startswith("phase 2"):
            status = Path(f"/proc/{process.pid}/status").read_text()
            peak = int(re.search(r"VmHWM:\s*(\d+) kB", status)[1])
            break
    out, err = process.communicate(timeout=90)
    said.append((out.lstrip(b".") + err).decode())
    return (peak if process.returncode == 0 else None), "".join(said)


def memory(t):
    """Ten times the events, none in its order on disk, half of them in the tree: the same memory."""
    with House.staffed() as house:
        house.dba(GROW.format(0, FEW))
        house.must("audit", "checkpoint", user="qa1")
        few, said = peak_kilobytes(house)
        t.ok(few, "a_small_ledger_is_consistent", said)
        house.dba(GROW.format(FEW, MANY // 2))
        house.must("audit", "checkpoint", user="qa1")
        house.dba(GROW.format(MANY // 2, MANY))
        many, said = peak_kilobytes(house)
        events = int(house.dba("select count(*) from ledger.event").split()[-1])
        t.ok(events > MANY, "a_large_ledger", events)
        t.ok(few and many and many < few + 1024, "memory_does_not_grow_with_events", f"{few} then {many} KB\n{said}")
        t.ok(many and many <= 16 * 1024, "and_is_at_most_16_mb", many)


def signed_checkpoint(t, house):
    key = os.path.join(house.root, "key.pem")
    made = subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", key], capture_output=True, check=False)
    if made.returncode != 0:
        print("ok evidence/signed_checkpoint # SKIP no openssl program", flush=True)
        return
    os.chmod(key, 0o600)
    done = house.vein("audit", "checkpoint", "--key", key, user="qa1")
    t.ok(done.code == 0 and "\n\u2014 " in done.text, "a_checkpoint_signed_with_a_key", done)
    os.chmod(key, 0o644)
    done = house.vein("audit", "checkpoint", "--key", key, user="qa1")
    t.ok(done.code != 0 and not done.out, "a_key_that_others_can_read_is_refused", done)


def tampered(t, house, name, sql, *places):
    """Changes a copy of the past and looks for the finding and its place."""
    done = house.psql("vein_dba", sql)
    t.ok("ERROR" not in done, f"{name}_was_possible", done)
    found = verify(house)
    said = found.text + found.said
    t.ok(found.code == 5 and all(place in said for place in places), name, (found, places))


def each_in_its_own(t, name, sql, *places, prepare=None):
    with House.staffed() as house:
        house.must("audit", "checkpoint", user="qa1")
        if verify(house).code != 0:
            raise AssertionError("not consistent before")
        places = [place(house) if callable(place) else place for place in places]
        if prepare:
            prepare(house)
        tampered(t, house, name, sql, *places)


def busy_maker(t):
    """Somebody else makes a checkpoint just now: whoever asks for one waits, and gets everything."""
    with House.staffed() as house, Talk(house, "vein_dba") as holder:
        house.act("site", "add", "--code", "S-1", "--title", "Later", "--time-zone", "UTC", user="man1")
        events = house.dba("select count(*) from ledger.event;")
        holder.say("begin; select 1 from ledger.maker for update")
        asked = house.start("audit", "checkpoint", user="qa1")
        waiting = "select count(*) from pg_stat_activity where usename = 'qa1' and wait_event_type = 'Lock';"
        wait_for(lambda: asked.poll() is not None or house.dba(waiting) == "1", "the maker to wait")
        holder.say("rollback")
        out, err = asked.communicate()
        t.equal((asked.returncode, out.split(b"\n")[1].decode()), (0, events), "a_checkpoint_waits_for_another_maker", err)


def changed_events(t):
    event = "where stream = (select stream from ledger.event where act = 'order_place' limit 1) and position = 1"
    raw = "set session_replication_role = replica; alter table ledger.event disable trigger all; "

    def place(house):
        return "stream " + house.dba("select stream from ledger.event where act = 'order_place' limit 1;")

    each_in_its_own(t, "one_byte_of_one_event",
                    raw + f"update ledger.event set body = set_byte(body, 200, get_byte(body, 200) # 1) {event};", place)
    each_in_its_own(t, "a_readable_column_of_an_event", raw + f"update ledger.event set login = 'somebody' {event};", place)
    each_in_its_own(t, "an_event_taken_out", raw + f"delete from ledger.event {event};", place)


def changed_values(t):
    each_in_its_own(t, "a_value_changed_with_triggers", TOUCH + ";", "unattributed", "site")
    each_in_its_own(t, "a_value_changed_without_triggers", UNSEEN.format(TOUCH), "site")
    each_in_its_own(t, "a_value_changed_as_a_replica", f"set session_replication_role = replica; {TOUCH};", "unattributed", "site")
    each_in_its_own(t, "a_row_added_without_triggers", UNSEEN.format(
        "insert into core.site (stream_id, code, title, time_zone) select stream_id, 'GHOST', title, time_zone "
        "from core.site where code = 'LAB'"), "site")
    each_in_its_own(t, "a_row_taken_out_without_triggers",
                    "set session_replication_role = replica; alter table core.near_miss disable trigger all; "
                    "delete from core.near_miss;", "near_miss", prepare=make_near_miss)


def make_near_miss(house):
    house.vein("scan", "--code", "NOBODY-KNOWS-1", user="tec1")


def cut_tail(t):
    """The newest events are gone with everything that depends on them, heads and all: only the anchor knows."""
    tables = "ledger.event, ledger.leaf, ledger.checkpoint, ledger.stream"
    with House.staffed() as house:
        first = house.must("audit", "checkpoint", user="qa1").text.split("\n")
        house.stop()
        old = keep(house, "before")
        house.must("server", "start")
        for number in range(3):
            house.act("site", "add", "--code", f"S-{number}", "--title", "Cut", "--time-zone", "UTC", user="man1")
        second = house.must("audit", "checkpoint", user="qa1").text.split("\n")
        t.ok(int(second[1]) > int(first[1]) + 2, "a_checkpoint_takes_all_that_was_done", (first, second))
        t.equal(verify(house).code, 0, "consistent_before_the_cut")
        with open(os.path.join(house.home, "heads"), encoding="utf-8") as file:
            t.ok(second[2] in file.read(), "the_client_remembers_the_newest_head")
        raw = "".join(f"alter table {table} disable trigger all; " for table in tables.split(", "))
        tampered(t, house, "the_tail_cut_off", raw + "set session_replication_role = replica; delete from ledger.event "
                 "where act = 'site_add' and at = (select max(at) from ledger.event where act = 'site_add');")
        house.stop()
        restored(t, house, old, "\n".join(first))
        forked(t, house, int(second[1]))


def keep(house, name):
    """A copy of the data directory as it is, with the server stopped."""
    place = os.path.join(house.root, name)
    subprocess.run(["cp", "-a", os.path.join(house.home, "data"), place], check=True)
    return place


def restored(t, house, old, anchor):
    """An older data directory is put back: whoever saw more writes nothing. anchor: the text of its own time."""
    data = os.path.join(house.home, "data")
    shutil.rmtree(data)
    os.rename(old, data)
    house.must("server", "start")
    before = house.fingerprint()
    request = str(uuid.uuid4())
    done = house.vein("site", "add", "--code", "S-9", "--title", "After", "--time-zone", "UTC", "--request-id", request,
                      user="man1")
    t.ok(done.code == 5 and "behind" in done.said, "a_client_that_saw_more_refuses_to_write", done)
    done = house.sign("person", 1, "approved", "qa1")
    t.ok(done.code == 5, "and_to_sign", done)
    t.equal(house.fingerprint(), before, "and_nothing_was_stored")
    done = verify(house)
    t.ok(done.code == 5, "verify_says_so_too", done)
    rolled_back = os.path.join(house.root, "rolled-back")
    Path(rolled_back).write_text(f"vein anchors 1\ntext {len(anchor)}\n{anchor}")
    done = verify(house, "--anchor", rolled_back)
    t.ok(done.code == 5 and "the ledger is behind" in done.text, "also_beside_an_anchor_rolled_back_with_it", done)
    done = house.vein("board", user="qa1")
    t.ok(done.code == 0 and "behind" in done.said, "reading_is_possible_and_warned", done)
    elsewhere = {"XDG_STATE_HOME": os.path.join(house.root, "other")}
    done = house.vein("audit", "verify", "--anchor", os.path.join(house.root, "none"), user="qa1", env=elsewhere)
    t.ok(done.code != 0, "a_missing_anchor_never_makes_it_anchored", done)


def forked(t, house, size):
    """The old copy goes on, with people who know nothing of the rest, until it is longer than the later anchor."""
    while int(house.dba("select count(*) from ledger.event;")) <= size:
        verdict, text = house.call("man1", f"site_add('{uuid.uuid4()}', 'F-{uuid.uuid4().hex[:8]}', 'Fork', 'UTC')")
        if verdict != "done":
            raise AssertionError(text)
    house.dba("select rule.make_checkpoint();")
    done = verify(house)
    t.ok(done.code == 5 and f"another history: the root at {size} events is not the anchor's" in done.text,
         "an_old_copy_that_went_on_is_another_history", done)
    done = house.vein("site", "add", "--code", "S-9", "--title", "After", "--time-zone", "UTC", user="man1")
    t.ok(done.code == 5 and "another one" in done.said, "to_which_a_client_that_saw_the_first_writes_nothing", done)
    house.dba("truncate ledger.leaf, ledger.leafed, ledger.checkpoint; update ledger.installation set incarnation = 2; "
              "select rule.make_checkpoint();")
    done = house.vein("site", "add", "--code", "S-9", "--title", "After", "--time-zone", "UTC", user="man1")
    t.ok(done.code == 5 and "incarnation" in done.said, "nor_when_it_calls_itself_a_new_incarnation", done)
    done = verify(house, "--quick")
    t.ok(done.code == 5 and "incarnation" in done.text, "which_verify_names", done)


class Writer(threading.Thread):
    """Somebody at work until told to end: places and lifts holds of one batch, adds sites."""

    def __init__(self, house, login, end):
        super().__init__(daemon=True)
        self.house, self.login, self.end, self.done, self.odd = house, login, end, 0, []

    def run(self):
        with Talk(self.house, self.login) as talk:
            while not self.end.is_set():
                number = uuid.uuid4()
                for call in (f"site_add('{number}', 'W-{number.hex[:12]}', 'Beside', 'UTC')", f"scan('{uuid.uuid4()}', 'NOBODY-KNOWS-1', 'B-1')"):
                    verdict = verdict_of(talk.say(f"select row_to_json(r) from api.{call} r"))
                    self.done += 1
                    if verdict not in ("done", "stop VN302", "55P03"):
                        self.odd.append((call, verdict))


def beside_writers(t):
    """Verified again and again while people write, checkpoints are made and the anchor moves: no false alarm."""
    rounds = int(os.environ.get("VEIN_SOAK", "4"))
    with House.staffed() as house:
        house.must("audit", "checkpoint", user="qa1")
        end, wrong, idle, before = threading.Event(), [], 0, 0
        writers = [Writer(house, login, end) for login in ("man1", "man2", "man1")]
        for writer in writers:
            writer.start()
        try:
            for number in range(rounds):
                written = sum(w.done for w in writers)
                found = verify(house, *(("--quick",) if number % 2 else ()))
                if number % 2 == 0:
                    house.must("audit", "checkpoint", user="qa1")
                idle += sum(w.done for w in writers) == written
                if found.code != 0:
                    wrong.append(found)
        finally:
            end.set()
            for writer in writers:
                writer.join(60)
        t.ok(not wrong, f"verified_{rounds}_times_beside_writers_without_a_false_alarm", wrong[:2])
        t.ok(not idle and all(w.done > rounds for w in writers), "who_wrote_all_the_time", [w.done for w in writers])
        t.ok(not any(w.odd for w in writers), "and_were_not_hindered", [w.odd[:2] for w in writers])
        done = verify(house)
        t.ok(done.code == 0, "nor_afterwards", done)


def damaged_page(t):
    """A bit that the disk has turned round, in a page of the ledger of a stopped server."""
    with House.staffed() as house:
        house.must("audit", "checkpoint", user="qa1")
        path = os.path.join(house.home, "data", house.dba("select pg_relation_filepath('ledger.event');"))
        house.stop()
        turn_bit(path, 8192 * 3 + 6000)
        house.must("server", "start")
        for words in ((), ("--quick",), ("--json",)):
            done = verify(house, *words)
            t.ok(done.code == 5 and "consistent" not in done.text and "unreadable" in done.text + done.said,
                 f"a_damaged_page_is_named{'_'.join(words).replace('--', '_')}", done)
        done = verify(house)
        t.ok(re.search(r"unreadable.*stream \d+ position \d+", done.text), "with_the_place_before_it", done)
        t.ok("page verification failed" in house.log(), "and_the_log_says_so")
        turn_bit(path, 8192 * 3 + 6000)
        t.equal(verify(house).code, 0, "turned_back_all_is_well")


def turn_bit(path, place):
    with open(path, "r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1]))


def to_nobody(house, *words):
    """`verify` into a pipe whose reader has gone."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        process = house.start("audit", "verify", *words, user="qa1", out=writer)
    finally:
        os.close(writer)
    return process.communicate(timeout=90)[1], process.returncode


def closed_reader(t):
    with House.staffed() as house:
        t.equal(to_nobody(house)[1], 6, "nobody_reads_and_nothing_vouches")
        house.must("audit", "checkpoint", user="qa1")
        t.equal([to_nobody(house, *words)[1] for words in ((), ("--quick",), ("--json",))], [0, 0, 0], "nobody_reads_that_it_is_consistent")
        house.dba("set session_replication_role = replica; alter table ledger.event disable trigger all; "
                  "update ledger.event set login = 'somebody';")
        for words in ((), ("--quick",), ("--json",)):
            said, code = to_nobody(house, *words)
            t.equal(code, 5, f"nobody_reads_a_thousand_findings{'_'.join(words).replace('--', '_')}", said[-200:])


Report("evidence").run(anchors, memory, busy_maker, changed_events, changed_values, cut_tail,
                       beside_writers, damaged_page, closed_reader)

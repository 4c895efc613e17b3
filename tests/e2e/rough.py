#!/usr/bin/env python3
"""The terminal under rough handling: pastes, tiny windows, closed descriptors, hostile terminal descriptions, locales,
idleness, a look into its memory. Rows H05 to H16 of the reliability page."""
import os
import re
import subprocess

from house import House, Report, VEIN, wait_for
from terminal import DIN, Screen, accepted_batch, log_in

STORED = "select (select count(*) from core.signature), (select count(*) from core.step_execution), (select count(*) from core.hold);"


def opened(s, login):
    s.sees("Log in")
    s.type(login)
    s.key("Enter")
    log_in(s, login)


def paste(s, text):
    """As a terminal hands over a paste: in brackets."""
    s.type(f"\x1b[200~{text}\x1b[201~")


def program(s):
    pid = int(s.run("list-panes", "-t", "v", "-F", "#{pane_pid}"))
    return int(wait_for(lambda: open(f"/proc/{pid}/task/{pid}/children").read().split(), "the program")[0])


def memory(pid):
    """What of a process can be written: heap, stack, data."""
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb") as mem:
        for line in maps:
            area, rights = line.split()[:2]
            if "w" not in rights or "[v" in line:
                continue
            start, end = (int(x, 16) for x in area.split("-"))
            mem.seek(start)
            try:
                yield mem.read(end - start)
            except OSError:
                continue


def traces(pid, secret):
    """How often a secret is in a process's memory: whole, and its second half (free overwrites beginnings)."""
    parts = list(memory(pid))
    return sum(part.count(secret) for part in parts), sum(part.count(secret[len(secret) // 2:]) for part in parts)


def one_batch(t):
    """H05, H07, H08, H13, H14 on the form of one step."""
    with House.staffed() as house:
        accepted_batch(house)
        stored = house.dba(STORED)
        with Screen(house, None, env={"VEIN_IDLE_SECONDS": "20"}) as s:
            opened(s, "tec1")
            s.scan(f"={DIN}00")
            s.sees("B-7: Seed the culture", "Volume")
            paste(s, "10\n\ty\r\n0")
            text = s.sees("[pasted]")
            t.ok("Seed the culture" in text and re.search(r"Volume +10  *y", text), "a_paste_is_one_field", text)
            t.equal(house.dba(STORED), stored, "and_saves_nothing")
            s.key("C-u")
            s.type("100.0")
            s.key("Enter")
            s.type("1.0")
            s.shown_late(lambda: re.search(r"concentration +1\.0\b", s.text()), "1.0")
            for cols, rows in ((1, 1), (20, 5), (200, 2), (3, 60)):
                s.run("resize-window", "-t", "v", "-x", str(cols), "-y", str(rows))
                s.type("9")  # nobody can see what it would do
            s.run("resize-window", "-t", "v", "-x", "80", "-y", "24")
            text = s.sees("B-7: Seed the culture", "100.0")
            t.ok("1.0_" in text or "1.0 " in text, "a_tiny_window_loses_nothing_and_takes_nothing", text)
            t.ok("Seed the culture" not in s.sees("Locked: nobody touched it", seconds=60).split("Locked")[1], "idleness_locks")
            t.ok("100.0" not in s.text(), "and_hides_the_form")
            s.type(house.passwords["tec1"])
            s.key("F2")
            s.gone("Locked")
            t.ok("100.0" in s.sees("B-7: Seed the culture"), "the_form_is_there_again")
            s.key("Enter")
            s.type("V-7")
            s.key("F2")
            s.sees("Sign: checked", "100.0")
            s.type("tec2")
            s.key("Enter")
            s.type(house.passwords["tec2"])
            s.key("F2")
            s.sees("signed")
            canary = house.passwords["tec2"].encode()
            pid = program(s)
            t.equal(traces(pid, canary), (0, 0), "the_signers_password_is_nowhere_in_memory")
            own = house.passwords["tec1"].encode()
            t.ok(max(traces(pid, own)) <= 2, "ones_own_is_where_libpq_keeps_it", traces(pid, own))
            for name in ("environ", "cmdline"):
                with open(f"/proc/{pid}/{name}", "rb") as file:
                    t.ok(canary not in file.read(), f"nor_in_{name}")
            s.key("F8")
            s.sees("Locked.")
            wait_for(lambda: traces(pid, own) == (0, 0), "the password to be wiped")
            t.equal(house.dba("select count(*) from pg_stat_activity where usename = 'tec1';"), "0", "a_lock_closes_the_line_and_forgets_the_password")
            s.type(house.passwords["tec1"])
            s.key("F2")
            s.gone("Locked.")
            s.scan("=A99992600000900")
            s.sees("S T O P")
            s.key("F9")
            s.gone("S T O P")
            subprocess.run(["tmux", "-S", s.socket, "kill-session", "-t", "v"], capture_output=True)  # the terminal is gone
            wait_for(lambda: not os.path.exists(f"/proc/{pid}"), "the program to end with its terminal")
            t.ok(True, "a_terminal_that_is_gone_ends_it")
        t.equal(house.vein("audit", "verify", user="qa1").code, 6, "the_ledger_is_consistent")


def descriptors(t):
    """H08: standard input, output and error closed before it starts, alone and together."""
    with House.staffed() as house:
        before = house.fingerprint()
        for closed in ("<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-", "</dev/null", ">/dev/full"):
            done = subprocess.run(["sh", "-c", f'exec "$0" -U tec1 {closed}', VEIN], env=house.base, capture_output=True, timeout=60,
                                  stdin=subprocess.DEVNULL)
            t.ok(0 <= done.returncode <= 5, f"closed_{re.sub('[^a-z0-9]+', '_', closed.replace('<', 'in').replace('>', 'out'))}_ends_in_words",
                 (done.returncode, done.stderr[-200:]))
        t.equal(house.fingerprint(), before, "and_nothing_is_changed")


def descriptions(t):
    """H10: what a terminal claims to be is believed as little as it can be."""
    with House.staffed() as house:
        hostile = os.path.join(house.root, "terminfo")
        for folder in ("s", "73", "x", "78"):
            os.makedirs(os.path.join(hostile, folder), exist_ok=True)
        for name, data in (("s/screen-256color", b"\x1a\x01" + b"\xff" * 4096), ("73/screen-256color", b"\x1a\x01" + b"\xff" * 4096),
                           ("x/xterm", os.urandom(3000)), ("78/xterm", b"")):
            with open(os.path.join(hostile, name), "wb") as file:
                file.write(data)
        for name, env in (("broken", {"TERMINFO": hostile}), ("random", {"TERMINFO": hostile, "TERM": "xterm"}),
                          ("a_path", {"TERM": "../../../../etc/passwd"}), ("a_long_name", {"TERM": "x" * 5000}),
                          ("no_place", {"TERMINFO": "/nowhere", "TERMINFO_DIRS": "/nowhere"})):
            with Screen(house, None, env=env) as s:
                text = wait_for(lambda s=s: (lambda x: x if "ENDED WITH" in x or "Log in" in x else None)(s.text()), "an end or a screen", 60)
                t.ok("ENDED WITH 2" in text or "Log in" in text, f"description_{name}", text)


def locales(t):
    """H11 and H16: unknown locales fall back, numbers keep their point, and without colour every state has its words."""
    with House.staffed() as house:
        for name in ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8", "ja_JP.eucJP", "xx_XX.garbage"):
            with Screen(house, None, env={"LC_ALL": name, "NO_COLOR": "1", "TERM": "vt100"}) as s:
                opened(s, "man1")
                s.type(":board\r")
                text = s.sees("B-1", "scheduled", "quarantine")
                t.ok("TRAINING" in text and "link ok" in text, f"locale_{name.replace('.', '_')}", text)
                s.type(":patients\r")
                s.sees("PT1")
        done = house.vein("board", "--json", user="man1", env={"LC_ALL": "de_DE.UTF-8"})
        t.equal(done.text, house.vein("board", "--json", user="man1").text, "the_same_bytes_in_every_locale")
        done = house.vein(user=None, env={"VEIN_IDLE_SECONDS": "for ever"})
        t.ok(done.code in (2, 3), "an_idle_time_is_a_number", done)


if __name__ == "__main__":
    Report("rough").run(one_batch, descriptors, descriptions, locales)

#!/usr/bin/env python3
"""People at the terminal: the real program in a real terminal (tmux), the real server. No fixed waits: each look
waits for words on the screen, with a deadline."""
import os
import signal
import subprocess
import uuid

from house import UNTIL, House, Report, Talk, order_words, wait_for

DIN, COI = "A999926000007", "CHA999926000007"


class Screen:
    """`vein` in a terminal of its own; keys by their names, text literally."""

    def __init__(self, house, login, rows=24, cols=80, env=None, words=()):
        self.socket = os.path.join(house.root, f"tmux-{uuid.uuid4().hex[:8]}")
        self.house, self.rows = house, rows
        settings = {**house.base, "TERM": "screen-256color", **(env or {})}
        program = os.environ.get("VEIN", "build/vein")
        login_words = ["-U", login] if login else []
        self.run("-f", "/dev/null", "new-session", "-d", "-x", str(cols), "-y", str(rows), "-s", "v",
                 "env", "-i", *[f"{k}={v}" for k, v in settings.items()], "sh", "-c",
                 'stty -a >"$HOME/before"; "$@"; code=$?; stty -a >"$HOME/after"; echo "ENDED WITH $code"; exec cat', "sh",
                 os.path.abspath(program), *login_words, *words, env=settings)

    def run(self, *words, env=None):
        done = subprocess.run(["tmux", "-S", self.socket, *words], capture_output=True, text=True, env=env or self.house.base,
                              timeout=30)
        if done.returncode:
            raise AssertionError(f"tmux {words[0]}: {done.stderr}")
        return done.stdout

    def text(self):
        return self.run("capture-pane", "-p", "-t", "v")

    def sees(self, *words, seconds=30):
        """Waits until all of these are on the screen; returns it."""
        return self.shown_late(lambda: (lambda t: t if all(w in t for w in words) else None)(self.text()), str(words), seconds)

    def gone(self, word):
        self.shown_late(lambda: word not in self.text(), f"{word!r} to go")

    def shown_late(self, condition, what, seconds=30):
        """wait_for; a failure shows the screen as it is then."""
        try:
            return wait_for(condition, what, seconds)
        except AssertionError as late:
            raise AssertionError(f"{late}; the screen is:\n{self.text()}") from late

    def key(self, *names):
        for name in names:
            self.run("send-keys", "-t", "v", name)

    def type(self, text):
        self.run("send-keys", "-t", "v", "-l", "--", text)

    def scan(self, code):
        self.type(code + "\r")

    def close(self):
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def log_in(screen, login):
    screen.sees("Password")
    if login not in screen.text():
        screen.key("Up")
        screen.key("C-u")
        screen.type(login)
        screen.key("Enter")
    screen.type(screen.house.passwords[login])
    screen.key("F2")
    screen.sees("Scan a label")


def accepted_batch(house, number="1"):
    """A patient's batch B-7 whose bag is in the laboratory, and people who may work on it."""
    house.add_person("col1", "collector", "man1", "qa1")
    house.add_person("col2", "collector", "man1", "qa1")
    for person in ("tec1", "tec2", "col1", "col2"):
        record = house.act("training", "propose", "--person", person, "--process", "synthetic-small", "--number", number,
                           "--procedures-until", UNTIL, "--practical-until", UNTIL, "--version-until", UNTIL,
                           user="man1")["training"]
        house.must_sign("training", record, "approved", "qa1")
    house.act("order", "place", *order_words("O-7", COI), user="coo1")
    house.act("batch", "issue", "--order-code", "O-7", "--number", number, "--code", "B-7", "--slot", "2034-01-02", user="coo1")

    def check(checkpoint, pairs, user, *more):
        items = [f'{{"identifier": "{n}", "document_a": "{v}", "document_b": "{v}", "method": "scan"}}' for n, v in pairs]
        return house.act("identity", "check", "--batch", "B-7", "--checkpoint", checkpoint, *more, "--items",
                         f"[{', '.join(items)}]", user=user)

    def now():
        return house.dba("select to_char(rule.now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"');")

    def version():
        return house.dba("select version from core.batch where code = 'B-7';")

    check("chair", [("name", "MUSTER Anna"), ("birth_date", "1970-01-02")], "col1")
    made = house.act("collection", "start", "--batch", "B-7", "--version", version(), "--started-at", now(), user="col1")
    house.act("collection", "finish", "--collection", str(made["collection"]), "--version", "1", "--din", DIN, "--volume-ml",
              "200", "--finished-at", now(), user="col1")
    house.must_sign("collection", made["collection"], "checked", "col2")
    check("receipt", [("din", DIN), ("coi", COI)], "tec1", "--container", DIN)
    made = house.act("receipt", "record", "--batch", "B-7", "--version", version(), "--container", DIN, "--received-at", now(),
                     "--volume-ml", "199", "--temperature-c", "5.0", "--seals", "intact", user="tec1")
    house.act("receipt", "decide", "--receipt", str(made["receipt"]), "--version", "1", "--decision", "accept", user="tec1")
    house.must_sign("receipt", made["receipt"], "checked", "tec2")


def a_day(t):
    """Login, scan, step, second person, wrong scan, draft, lock: one story on one batch."""
    with House.staffed() as house:
        accepted_batch(house)
        with Screen(house, None) as s:
            s.sees("Log in")
            s.type("tec1")
            s.key("Enter")
            s.type("this is not the password")
            s.key("F2")
            t.ok("password" in s.sees("authentication failed"), "a_wrong_password_is_said")
            log_in(s, "tec1")
            text = s.sees("Seed the culture")
            t.ok("TRAINING" in text and "Name of tec1" in text and "technician" in text, "who_where_and_training_stand_on_top", text)
            s.scan(f"={DIN}00")
            s.sees("B-7: Seed the culture", "Volume", DIN)
            t.ok(True, "a_scan_opens_the_step_of_its_batch")
            s.type("100.0")
            s.key("Enter")
            s.type("1,00")
            s.key("Enter")
            t.ok("! " in s.sees("! "), "a_comma_is_refused_in_place")
            s.key("Up", "C-u")
            s.type("1.00")
            # the client dies; what was typed is there again
            wait_for(lambda: "1.00" in house.dba("select fields::text from work.draft;"), "the draft on the server")
            s.close()
        with Screen(house, None) as s:
            s.sees("Log in")
            s.type("tec1")
            s.key("Enter")
            log_in(s, "tec1")
            s.scan(f"={DIN}00")
            t.ok("1.00" in s.sees("is back", "100.0"), "a_killed_client_loses_nothing")
            s.scan("=A99992600000900")
            text = s.sees("S T O P", "VN302")
            t.ok("expected" in text and "found" in text, "a_wrong_scan_is_a_full_stop")
            s.key("Enter", "Escape")
            s.type("yyy\r")
            t.ok("S T O P" in s.text(), "neither_enter_nor_letters_end_it")
            s.key("F9")
            s.gone("S T O P")
            t.equal(house.dba("select count(*) from core.near_miss where code = 'VN302';"), "1", "it_is_recorded")
            s.key("Down", "Enter")
            s.sees("Scan the label of what this step makes")
            s.type("V-7")
            s.key("F2")
            s.sees("Sign: checked", "Viable cells seeded: 100.0")
            t.ok(True, "the_second_person_sees_what_is_signed")
            s.type("tec1")
            s.key("Enter")
            s.type(house.passwords["tec1"])
            s.key("F2")
            s.sees("S T O P", "VN009")
            s.key("F9")
            s.gone("S T O P")
            s.key("Up", "C-u")
            s.type("tec2")
            s.key("Enter")
            s.type(house.passwords["tec2"])
            wait_for(lambda: house.dba("select count(*) from work.challenge;") >= "2", "a new challenge")
            s.key("F2")
            s.sees("signed", "Batch B-7")
            t.equal(house.dba("select status from core.step_execution where batch_id = (select id from core.batch where code = 'B-7');"),
                    "complete", "and_their_password_completes_it")
            t.equal(house.dba("select count(*) from work.draft;"), "0", "a_saved_form_leaves_no_draft")
            t.ok("Add the vector (add-vector)" in s.sees("next "), "the_next_step_is_said_by_its_title")
            s.type(":sig\r")
            t.ok("Seed the culture" in s.sees("[Signatures]", "checked"), "a_list_is_found_by_its_name_and_says_what_was_signed")
            s.key("F4")
            s.sees("Actions here")
            s.type("/place a hold\r")
            t.ok("for qa, analyst" in s.sees("Place a hold"), "the_menu_says_who_may_what_one_may_not")
            s.key("Enter")
            t.ok("you are technician" in s.sees("may do this"), "and_opens_no_form_for_it")
            s.key("Escape")
            s.gone("FILTER")
            t.ok("Abort a batch" in s.sees("Actions here"), "esc_shows_all_lines_as_the_filter_says")
            s.key("Escape")
            s.sees("[Signatures]")
            s.type(":hist\r")
            t.ok("when, UTC" in s.sees("[History]", "identity check"), "a_batch_has_its_history")
            s.type(":near-misses\r")
            t.ok("VN302" in s.sees("Near misses", "VN009"), "the_stops_are_in_the_list_of_near_misses")
            s.key("F10")
            s.sees("ENDED WITH 0")
            t.equal(open(os.path.join(house.root, "after")).read(), open(os.path.join(house.root, "before")).read(),
                    "the_terminal_is_as_it_was")
        t.equal(house.vein("audit", "verify", user="qa1").code, 6, "the_ledger_is_consistent")


def bursts(t):
    """Scanner bursts with Enter, Tab, Esc, Ctrl-C into every screen: nothing is saved, signed or quit."""
    with House.staffed() as house:
        before = house.dba("select count(*) from core.near_miss;")
        counts = "select (select count(*) from core.signature) + (select count(*) from core.step_execution) + (select count(*) from core.hold);"
        stored = house.dba(counts)
        with Screen(house, None) as s:
            s.sees("Log in")
            s.type("man1")
            s.key("Enter")
            log_in(s, "man1")
            for n, place in enumerate(("board", "orders", "patients", "people", "processes", "rights", "clocks", "deviations", "near-misses")):
                s.type(f":{place}\r")
                s.shown_late(lambda: " line" in s.text() or " of " in s.text(), "its lines")
                # another unknown code in each, since the same again is not taken twice
                s.type(f"yesDELETE\r\t\x1b\x03\x04=A9999260009{n:02}00\r%XX-1\r")
                s.sees("S T O P", "VN302")
                s.key("F9")
                s.gone("S T O P")
            t.equal(house.dba(counts), stored, "no_burst_changed_a_record")
            t.ok(int(house.dba("select count(*) from core.near_miss;")) > int(before), "unknown_codes_left_near_misses", before)
            s.type(":board\r")
            s.sees("B-1")
            t.ok("ENDED" not in s.text(), "none_ended_the_program")


def endings(t):
    """TERM and locale sweep, small terminals, signals: a message or a screen, and the terminal restored."""
    with House.staffed() as house:
        for name, env, wanted in (("unknown", {"TERM": "no-such-terminal"}, "ENDED WITH 2"), ("empty", {"TERM": ""}, "ENDED WITH 2"),
                                  ("dumb", {"TERM": "dumb"}, "Log in"), ("vt100", {"TERM": "vt100"}, "Log in"),
                                  ("linux", {"TERM": "linux"}, "Log in"), ("ascii", {"LC_ALL": "C"}, "Log in"),
                                  ("garbage_locale", {"LC_ALL": "xx_XX.garbage"}, "Log in"), ("plain", {"NO_COLOR": "1"}, "Log in")):
            with Screen(house, None, env=env) as s:
                t.ok(wanted in s.sees(wanted), f"term_{name}")
        with Screen(house, None, rows=10, cols=40) as s:
            s.sees("Too small")
            s.run("resize-window", "-t", "v", "-x", "100", "-y", "30")
            t.ok("Password" in s.sees("Password"), "a_larger_window_is_used_at_once")
            for size in range(20, 80, 7):  # a storm
                s.run("resize-window", "-t", "v", "-x", str(size + 40), "-y", str(size // 2 + 5))
            s.run("resize-window", "-t", "v", "-x", "80", "-y", "24")
            s.sees("Password")
        for number in (signal.SIGTERM, signal.SIGHUP):
            with Screen(house, None) as s:
                s.sees("Log in")
                pid = int(s.run("list-panes", "-t", "v", "-F", "#{pane_pid}"))
                child = wait_for(lambda: open(f"/proc/{pid}/task/{pid}/children").read().split(), "the program")[0]
                os.kill(int(child), number)
                s.sees("ENDED WITH 0")
                t.equal(open(os.path.join(house.root, "after")).read(), open(os.path.join(house.root, "before")).read(),
                        f"restored_after_{signal.Signals(number).name}")
        plain = subprocess.run([os.path.abspath(os.environ.get("VEIN", "build/vein")), "-U", "tec1", "--password-fd", "0"],
                               input=house.passwords["tec1"], capture_output=True, text=True, env=house.base)
        t.ok(plain.returncode == 0 and "B-1" in plain.stdout, "without_a_terminal_it_prints_the_board", plain.stderr)


def server_gone(t):
    """The server stops under an open screen: said in words; back again: it goes on."""
    with House.staffed() as house, Screen(house, None) as s:
        s.sees("Log in")
        s.type("man1")
        s.key("Enter")
        log_in(s, "man1")
        s.type(":board\r")
        s.sees("B-1")
        house.stop()
        t.ok("NO ANSWER" in s.sees("NO ANSWER FROM SERVER"), "a_lost_server_is_said_within_seconds")
        house.must("server", "start")
        s.sees("link ok")
        house.act("order", "place", *order_words("O-9", "CHA999926000009"), user="coo1")
        house.act("batch", "issue", "--order-code", "O-9", "--number", "1", "--code", "B-9", "--slot", "2034-01-02", user="coo1")
        t.ok("B-9" in s.sees("B-9"), "what_others_do_appears_by_itself")


def a_check_beside(t):
    """A check of the ledger that takes long (a table it replays is locked): everything else goes on, and Esc ends it."""
    waits = "select count(*) from pg_stat_activity where usename = 'qa1' and wait_event_type = 'Lock';"
    with House.staffed() as house, Talk(house, "vein_dba") as owner, Screen(house, None) as s:
        s.sees("Log in")
        s.type("qa1")
        s.key("Enter")
        log_in(s, "qa1")
        owner.say("begin")
        owner.say("lock table core.attachment in access exclusive mode")
        s.type(":verify\r")
        s.sees("Checking the whole ledger", "catalogue")
        wait_for(lambda: house.dba(waits) == "1", "the check to wait")
        s.type(":board\r")
        t.ok("B-1" in s.sees("Board", "B-1"), "the_board_is_read_meanwhile")
        s.key("Escape")
        s.sees("Check of the ledger", "Stop the check")
        s.key("Escape")
        s.sees("The check was stopped")
        t.ok(wait_for(lambda: house.dba(waits) == "0", "the server to be told") is not None, "and_the_server_is_not_at_it_any_more")
        s.type(":verify\r")
        s.sees("Checking the whole ledger", "catalogue")
        wait_for(lambda: house.dba(waits) == "1", "the second check to wait")
        owner.say("rollback")
        t.ok("0 findings" in s.sees("CONSISTENT, NOT ANCHORED"), "the_next_one_comes_to_its_end")
        owner.say("begin")
        owner.say("lock table core.attachment in access exclusive mode")
        s.key("Escape")
        s.type(":verify\r")
        wait_for(lambda: house.dba(waits) == "1", "the third check to wait")
        s.key("F10")
        t.ok("ENDED WITH 0" in s.sees("ENDED WITH 0"), "who_leaves_waits_for_none")
        owner.say("rollback")


def hostile_data(t):
    """What a superuser stores is shown, never obeyed."""
    with House.staffed() as house:
        house.dba("set session_replication_role = replica; alter table core.person disable trigger all; alter domain core.line drop constraint line_clean; "
                  "update core.person set printed_name = E'\\x1b]0;owned\\x07\\x1b[2J' || chr(8238) || 'evil' where code = 'man1';")
        with Screen(house, None) as s:
            s.sees("Log in")
            s.type("man1")
            s.key("Enter")
            log_in(s, "man1")
            s.type(":people\r")
            text = s.sees("^[")
            t.ok("<U+202E>" in text or "^[]0" in text, "escapes_are_visible", text)
            title = s.run("display-message", "-p", "-t", "v", "#{pane_title}")
            t.ok("owned" not in title, "and_command_nothing", title)


if __name__ == "__main__":
    Report("terminal").run(a_day, bursts, endings, server_gone, a_check_beside, hostile_data)

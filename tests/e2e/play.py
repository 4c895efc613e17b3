"""People who play acts through the real program and whose overhead keys are counted: for suites that play a shift.

Overhead is every key that is neither data, nor the one key that ends a field, nor a password; a scan counts nothing. What
each act may cost stands in shift.tsv (act, goal, counted); more than was counted once fails.
"""
import contextlib
import os
import re

from house import ROOT, SITE, UNTIL
from terminal import Screen

TABLE = os.path.join(ROOT, "tests/e2e/shift.tsv")
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"


def label(kind, payload):
    """An own code with its check character (MOD 37-2)."""
    total = 0
    for letter in kind + re.sub("[/-]", "", payload):
        total = (total + LETTERS.index(letter)) * 2 % 37
    return f"%{kind}{payload}{LETTERS[(38 - total) % 37]}"


class Player(Screen):
    """A screen whose keys are counted."""
    keys = 0

    def press(self, *names):
        """Overhead."""
        self.keys += len(names)
        self.key(*names)

    def data(self, *texts, last="Enter"):
        """Values one after the other, each ended by its key; `last` ends the last one."""
        for text in texts[:-1]:
            self.type(text)
            self.key("Enter")
        self.type(texts[-1])
        self.key(last)

    def secret(self, login):
        self.type(self.house.passwords[login])
        self.key("F2")

    def signed(self):
        """The dialog is gone; what was waited for says so."""
        self.gone("Sign: ")
        self.sees("signed")

    def log_in(self, login, locked=True):
        """By badge, at the lock screen or in the middle of somebody's work."""
        if locked:
            self.sees("Password")
        self.scan(badge(login))
        self.sees("Log in" if locked else "Locked", login)
        self.secret(login)
        self.gone("Password")
        self.sees("F1 for help")

    def work_line(self, *words):
        """The line of the worklist with these words is taken by Enter; how far down it is counts."""
        lines = self.sees(*words).splitlines()
        first = next(i for i, line in enumerate(lines) if line.startswith("kind"))
        place = next(i for i, line in enumerate(lines[first + 1:]) if all(w in line for w in words))
        self.press(*["Down"] * place, "Enter")


def badge(login):
    return f"%P{login}0"


class Shift:
    def __init__(self, t):
        self.t, self.counted = t, {}
        with open(TABLE, encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
        self.table = {row[0]: (int(row[1]), int(row[2])) for row in rows}

    @contextlib.contextmanager
    def act(self, number, name, screen):
        before = screen.keys
        yield
        used = screen.keys - before
        goal, most = self.table[number]
        self.counted[number] = used
        self.t.ok(used <= most, f"act_{number}_{name}", f"{used} overhead keys, {most} before, the goal is {goal}")

    def end(self):
        used, most = sum(self.counted.values()), sum(self.table[n][1] for n in self.counted)
        print(f"# shift: {', '.join(f'{n}: {k}' for n, k in self.counted.items())}; sum {used}, goal {sum(self.table[n][0] for n in self.counted)}")
        self.t.ok(used <= most, "the_sum_of_overhead_keys_does_not_grow", f"{used}, {most} before")


def forward(house, hours):
    house.act("clock", "set", "--moment", house.dba(
        f"select to_char((rule.now() + interval '{hours} hours') at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"');"), user="man1")


def clock(house, minutes=0):
    """A time of the laboratory's day as people type it."""
    return house.dba(f"select to_char((rule.now() - interval '{minutes} min') at time zone 'Europe/Berlin', 'HH24:MI');")


def now(house):
    return house.dba("select to_char(rule.now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"');")


def status(house, what="process_status", batch="B-7"):
    return house.dba(f"select {what} from core.batch where code = '{batch}';")


def executions(house, step, column="status", batch="B-7"):
    return house.dba(f"select string_agg({column}::text, ',' order by x.id) from core.step_execution x join core.process_step s on "
                     f"s.id = x.process_step_id where s.code = '{step}' and x.batch_id = (select id from core.batch where code = '{batch}');")


def device(house, code, kind, calibrated=True):
    """A qualified device of a class."""
    record = house.act("equipment", "register", "--site", SITE, "--code", code, "--class", kind, "--title", "Invented device", "--serial", f"SN-{code}",
                       user="tec1")["equipment"]
    for signer in ("man1", "qa1"):
        house.must_sign("equipment", record, "approved", signer)
    if calibrated:
        house.act("equipment", "calibrate", "--equipment", code, "--version", "2", "--calibrated-at", now(house), "--certificate", f"CAL-{code}",
                  "--as-found", "in_tolerance", "--due-on", "2034-12-31", user="man1")


def staff(house):
    for code, role in (("qcr1", "qc_reviewer"), ("rel1", "releaser"), ("cli1", "clinic"), ("cli2", "clinic")):
        house.add_person(code, role, "man1", "qa1")
    for person in ("ana1", "qcr1", "rel1", "cli1", "cli2", "Q1"):
        record = house.act("training", "propose", "--person", person, "--process", "synthetic-small", "--number", "1",
                           "--procedures-until", UNTIL, "--practical-until", UNTIL, "--version-until", UNTIL, user="man1")["training"]
        house.must_sign("training", record, "approved", "qa2" if person == "Q1" else "qa1")


def witness(house, step):
    record = executions(house, step, "x.id")
    done = house.sign("step_execution", record, "witnessed", "tec2", work="tec1", presence=label("U", "V-7"))
    if done.code:
        raise AssertionError(done.said)

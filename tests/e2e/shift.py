#!/usr/bin/env python3
"""One day's shift at the terminal: people play acts through the real program and their overhead keys are counted.

Overhead is every key that is neither data, nor the one key that ends a field, nor a password; a scan counts nothing. What
each act may cost stands in shift.tsv (act, goal, counted); more than was counted once fails.
"""
import contextlib
import os
import re

from house import House, ROOT, Report, SITE, UNTIL, wait_for
from terminal import COI, DIN, Screen, accepted_batch

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

    def log_in(self, login):
        """By badge, at the lock screen."""
        self.sees("Password")
        self.scan(badge(login))
        self.sees(login)
        self.secret(login)
        self.gone("Password")
        self.sees("Scan a label")

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


def status(house, what="process_status"):
    return house.dba(f"select {what} from core.batch where code = 'B-7';")


def executions(house, step, column="status"):
    return house.dba(f"select string_agg({column}::text, ',' order by x.id) from core.step_execution x join core.process_step s on "
                     f"s.id = x.process_step_id where s.code = '{step}' and x.batch_id = (select id from core.batch where code = 'B-7');")


def activation(t, shift, house, s):
    """Acts 1, 2, 12, 22, 15, 9."""
    with shift.act("1", "log_in", s):
        s.log_in("tec1")
    with shift.act("2", "what_is_mine_and_due", s):
        s.work_line("B-7", "Seed the culture")
        s.sees("B-7: Seed the culture", "Volume")
    s.key("Escape")
    s.sees("Batch B-7")
    with shift.act("12", "activation", s):
        s.scan(f"={DIN}00")
        s.sees("B-7: Seed the culture", DIN)
        s.data("100", "1.00")
        s.sees("Scan the label of what this step makes")
        with shift.act("15", "another_patients_vessel", s):
            s.scan(label("U", "V-OTHER"))
            s.sees("S T O P")
            s.press("F9")
            s.gone("S T O P")
        s.keys -= 1  # counted as act 15
        with shift.act("22", "another_user_and_back", s):
            s.key("F8")
            s.log_in("tec2")
            s.sees("Today")
            s.key("F8")
            s.log_in("tec1")
            t.ok("1.00" in s.sees("B-7: Seed the culture"), "the_half_typed_form_is_there")
        s.data("V-7", last="F2")
        s.sees("Sign: checked", "100.0")
    with shift.act("4", "the_second_person", s):
        s.scan(badge("tec2"))
        s.secret("tec2")
        s.sees("signed")
    t.equal(executions(house, "seed"), "complete", "act_12_is_done")


def vector(t, shift, house, s):
    """Acts 13, 14."""
    forward(house, 20)
    with shift.act("13", "vector", s):
        s.scan(label("U", "V-7"))
        s.sees("B-7: Add the vector")
        s.data(clock(house, 20), "2.0", "250.0", last="F2")
        s.sees("Sign: witnessed", "Vector volume")
    with shift.act("14", "witness", s):
        s.scan(badge("tec2"))
        s.scan(label("U", "V-7"))
        s.secret("tec2")
        s.sees("signed")
    t.equal(executions(house, "add-vector"), "complete", "act_14_is_done")


def culture(t, shift, house, s):
    """Acts 16, 19, 18, 20, 23, 24."""
    forward(house, 24)
    with shift.act("16", "daily_sample", s):
        s.scan(label("U", "V-7"))
        s.sees("B-7: Daily sample")
        s.data(clock(house), "100", "1.84", "78.4", "c")
        with shift.act("19", "not_measured", s):
            s.press("F6", "F6")
            s.data("the second vessel was not looked at", last="F2")
            s.sees("Write a comment")
        s.keys -= shift.counted["19"]
    t.ok("viability is 78.4 (alert level)" in s.sees("alert level"), "the_alert_level_asks_for_its_comment")
    s.data("the count was repeated, it stays", last="F2")
    s.gone("Write a comment")
    t.equal(house.dba("select count(*) from core.comment where step_execution_id is not null;"), "1", "and_keeps_it")
    with shift.act("18", "correct_a_value", s):
        s.sees("Batch B-7")
        s.press("Right", "/")
        s.data("viab")
        s.sees("78.4")
        s.press("Enter")
        s.sees("Viability: 78.4")
        s.data("87.4", "misr"[0], "the counter shows 87.4", last="F2")
        s.sees("corrected; the old value is kept")
    t.equal(house.dba("select string_agg(o.number::text, ' ' order by o.revision) from core.observation o join core.process_field f on "
                      "f.id = o.process_field_id where f.name = 'viability';"), "78.4 87.4", "act_18_is_done")
    with shift.act("24", "growth_curve", s):
        s.press(":")
        s.data("growth")
        s.sees("day")
    s.key("Escape")
    s.sees("Batch B-7")
    with shift.act("20", "deviation", s):
        s.scan(label("U", "V-7"))
        s.sees("Steps of B-7", "Harvest")
        s.press("Escape", ":")
        s.data("deviation open")
        s.sees("Open a deviation")
        s.data("minor"[:2], "the incubator door stood open for a minute", "closed it", last="F2")
        s.sees("deviation")
        wait_for(lambda: house.dba("select count(*) from core.deviation;") == "1", "the deviation")


if __name__ == "__main__":
    pass

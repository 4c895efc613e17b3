#!/usr/bin/env python3
"""The whole server is killed while people write: what was acknowledged is there, the rest can be asked for.

Rounds: 5, or VEIN_SOAK. Writers are the program itself and psql sessions (which write much faster, so that kills
fall into commits); the next command of anybody starts the server again.
"""
import os
import random
import threading
import uuid

from house import House, Report, SUPERUSER, Talk, verdict_of, code_of, wait_for

ROUNDS = int(os.environ.get("VEIN_SOAK", "5"))
SEED = int(os.environ.get("VEIN_SEED", "0")) or random.SystemRandom().randrange(1 << 32)
DONE, NOT_DONE, UNKNOWN = "done", "not done", "unknown"


class Ledger:
    """What the writers were told, by request id."""

    def __init__(self):
        self.told, self.lock, self.faults, self.news = {}, threading.Lock(), [], threading.Condition()

    def tell(self, request, login, code, outcome):
        with self.lock:
            self.told[request] = (login, code, outcome)
        with self.news:
            self.news.notify_all()

    def fault(self, *words):
        with self.lock:
            self.faults.append(words)

    def count(self, outcome):
        with self.lock:
            return sum(told[2] == outcome for told in self.told.values())


class Writer(threading.Thread):
    """Adds sites until told to end or until the server is lost."""

    def __init__(self, house, ledger, login, end):
        super().__init__(daemon=True)
        self.house, self.ledger, self.login, self.end = house, ledger, login, end

    def next(self):
        request = str(uuid.uuid4())
        return request, "K-" + request[:13]


class ProgramWriter(Writer):
    def run(self):
        while not self.end.is_set():
            request, code = self.next()
            done = self.house.vein("site", "add", "--code", code, "--title", "Crash", "--time-zone", "UTC",
                                   "--request-id", request, user=self.login)
            outcome = {0: DONE, 3: NOT_DONE, 4: UNKNOWN}.get(done.code)
            if not outcome or (outcome == UNKNOWN and request not in done.said):
                self.ledger.fault("program", done)
            self.ledger.tell(request, self.login, code, outcome or UNKNOWN)


class PsqlWriter(Writer):
    """A fast one: the answer row is the acknowledgement."""

    def run(self):
        try:
            with Talk(self.house, self.login) as talk:
                while not self.end.is_set():
                    request, code = self.next()
                    self.ledger.tell(request, self.login, code, UNKNOWN)
                    text = talk.say(f"select row_to_json(r) from api.site_add('{request}', '{code}', 'Crash', 'UTC') r")
                    if code_of(text) != "done" or not text:
                        return
                    if verdict_of(text) != "done":
                        self.ledger.fault("psql", text)
                        return
                    self.ledger.tell(request, self.login, code, DONE)
        except OSError:
            return


def one_round(t, house, ledger, dice, number):
    end, before = threading.Event(), ledger.count(DONE)
    writers = [ProgramWriter(house, ledger, "man1", end), ProgramWriter(house, ledger, "man2", end),
               PsqlWriter(house, ledger, "man1", end), PsqlWriter(house, ledger, "man2", end)]
    for writer in writers:
        writer.start()
    wanted = before + dice.randrange(8, 60)
    with ledger.news:
        ledger.news.wait_for(lambda: ledger.count(DONE) >= wanted, timeout=30)
    end.wait(dice.random() * 0.02)  # not always right behind an acknowledgement
    house.kill()
    end.set()
    for writer in writers:
        writer.join(60)
    t.ok(ledger.count(DONE) > before, f"round_{number}_wrote", ledger.count(DONE) - before)


def after_round(t, house, ledger, number):
    """Every acknowledged request is there; every other one resolves to what the database holds."""
    shown = house.vein("board", user="qa1")  # starts the server
    t.ok(shown.code == 0, f"round_{number}_the_next_command_starts_the_server", shown)
    with Talk(house, SUPERUSER) as dba:
        wait_for(lambda: dba.say("select count(*) from pg_stat_activity where usename in ('man1', 'man2')") == "0",
                 "sessions to end")
        served = dict(line.split("|") for line in dba.say(
            "select r.request, s.code from work.request r join core.site s on s.code = 'K-' || left(r.request::text, 13)"
        ).splitlines())
        orphans = dba.say("select count(*) from core.site s where s.code like 'K-%' and not exists "
                          "(select from work.request r where s.code = 'K-' || left(r.request::text, 13))")
    lost = [r for r, (_, code, outcome) in ledger.told.items() if outcome == DONE and served.get(r) != code]
    false = [r for r, (_, _, outcome) in ledger.told.items() if outcome == NOT_DONE and r in served]
    t.ok(not lost, f"round_{number}_nothing_acknowledged_is_lost", lost)
    t.ok(not false, f"round_{number}_nothing_denied_is_there", false)
    t.equal(orphans, "0", f"round_{number}_no_row_without_its_request")
    resolve(t, house, ledger, served, number)


def resolve(t, house, ledger, served, number):
    for request, (login, code, outcome) in list(ledger.told.items()):
        if outcome != UNKNOWN:
            continue
        shown = house.vein("request", "show", request, user=login)
        if shown.code != (0 if request in served else 4):
            t.ok(False, f"round_{number}_resolution", (shown, request in served))
        again = house.vein("site", "add", "--code", code, "--title", "Crash", "--time-zone", "UTC", "--request-id", request,
                           user=login)
        if again.code != 0:
            t.ok(False, f"round_{number}_asked_again", again)
        ledger.told[request] = (login, code, DONE)


def killed_under_load(t):
    dice, ledger = random.Random(SEED), Ledger()
    print(f"# seed {SEED}, {ROUNDS} rounds", flush=True)
    with House.staffed() as house:
        house.must("audit", "checkpoint", user="qa1")
        unknown = 0
        for number in range(1, ROUNDS + 1):
            one_round(t, house, ledger, dice, number)
            unknown += ledger.count(UNKNOWN)
            after_round(t, house, ledger, number)
        t.ok(not ledger.faults, "every_end_is_one_of_three", ledger.faults[:3])
        t.ok(unknown > 0, "some_outcomes_were_unknown_and_are_resolved", unknown)
        total = house.dba("select count(*), count(distinct code) from core.site where code like 'K-%';")
        done = ledger.count(DONE)
        t.equal(total, f"{done}|{done}", "each_request_has_one_effect")
        done = house.vein("audit", "verify", user="qa1")
        t.ok(done.code in (0, 6) and done.text.startswith("consistent"), "the_ledger_is_consistent", done)
        t.ok(done.code == 0, "the_anchor_from_before_fits", done)
        house.stop()
        t.equal(house.vein("board", user="qa1").code, 0, "stops_and_starts_afterwards")
        print(f"# {len(ledger.told)} requests, {unknown} unknown", flush=True)


def killed_at_rest(t):
    """Killed between two commands, and twice in a row."""
    with House.staffed() as house:
        before = house.fingerprint()
        for number in range(2):
            house.kill()
            t.equal(house.vein("server", "status").text.split()[1], "stale", f"status_after_kill_{number}")
            t.equal(house.vein("board", user="qa1").code, 0, f"board_after_kill_{number}")
        t.equal(house.fingerprint(), before, "nothing_changed")


Report("crash").run(killed_under_load, killed_at_rest)

#!/usr/bin/env python3
"""The server's clock goes wrong: a day back, a year ahead and back, half a second back. The server runs under libfaketime; the program and
the people live in the present."""
import glob
import os
import pwd
import subprocess

from house import House, PATIENCE, Report, SITE, wait_for

BACK, NOTE = "VN019", "the clock went back"


def server_program():
    found = sorted(glob.glob("/usr/lib/postgresql/15/bin/postgres"))
    assert found, "no server of PostgreSQL 15"
    return found[0]


def library():
    found = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
    assert found, "libfaketime is not installed (Debian package faketime)"
    return found[0]


class Skewed:
    """The house's server with its clock set off by some words of libfaketime; without words as it is."""

    def __init__(self, house, words=None):
        self.house, self.words, self.process = house, words, None

    def __enter__(self):
        house = self.house
        house.stop()
        wait_for(lambda: not house.tick_pid(), "the periodic task to end")
        if not self.words:
            house.must("server", "start")
            return self
        data = os.path.join(house.home, "data")
        owner = pwd.getpwuid(os.stat(data).st_uid)
        env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "LD_PRELOAD": library(), "FAKETIME": self.words, "FAKETIME_DONT_FAKE_MONOTONIC": "1",
               "FAKETIME_NO_CACHE": "1"}
        who = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        with open(os.path.join(house.home, "log/server.log"), "ab") as log:
            self.process = subprocess.Popen([server_program(), "-D", data, "-p", "5432", "-c", f"unix_socket_directories={house.socket}"], env=env,
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", start_new_session=True, **who)
        wait_for(lambda: house.vein("server", "status").code == 0, "the skewed server to answer", PATIENCE)
        return self

    def __exit__(self, *_):
        if self.process:
            self.house.vein("server", "stop")
            self.process.wait(timeout=PATIENCE)


class Lots:
    """Something to be signed: lots that wait for their approvals."""

    def __init__(self, house):
        self.house, self.number = house, 0

    def signed(self):
        self.number += 1
        code = f"SKEW-{self.number}"
        record = self.house.act("lot", "receive", "--site", SITE, "--code", code, "--material", "vector", "--supplier", "Invented Reagents",
                                "--supplier-lot", f"S-{code}", "--certificate", f"CoA-{code}", "--received-at", self.now(), "--expires-on", "2034-12-31",
                                "--quantity", "10", "--unit", "mL", user="tec1")
        return self.house.sign("lot", record["lot"], "approved", "man1")

    def on(self, time):
        """An act in the installation's own stream: the laboratory's time goes on."""
        self.house.act("clock", "set", "--moment", self.house.dba(f"select rule.shown(rule.now() + interval '{time}');"), user="man1")

    def now(self):
        return self.house.dba("select rule.shown(rule.now());")


def steps(house):
    return house.must("clock", "list", "--json", user="qa1").json()


def judged(house, judgement):
    found = steps(house)[0]
    return house.vein("clock", "judge", "--clock-step", str(found["id"]), "--version", str(found["version"]), "--judgement", judgement, "--words",
                      "the time server was wrong", user="qa1")


def verified(house):
    return house.vein("audit", "verify", user="qa1")


def a_day_back(t):
    with House.staffed() as house:
        lots = Lots(house)
        # rights began a moment ago: the laboratory's time goes on, so that a day back they are still there
        lots.on("30 days")
        t.equal(lots.signed().code, 0, "a_clock_that_is_right_signs")
        house.must("server", "tick")
        with Skewed(house, "-1d"):
            done = lots.signed()
            t.equal(done.refusal, BACK, "a_day_back_nothing_is_signed", done)
            t.ok("QA" in done.said, "and_says_who_helps", done)
            lots.on("1 hour")
            house.must("server", "tick")
            t.equal(len(steps(house)), 1, "that_it_went_back_is_found_once", steps(house))
            t.ok("went back" in house.must("report", "worklist", user="qa1").text, "qa_has_it_on_the_worklist", house.must("report", "worklist", user="qa1"))
            t.equal(judged(house, "was_behind").refusal, BACK, "it_is_not_judged_right_while_it_is_wrong")
        with Skewed(house):
            t.equal(lots.signed().refusal, BACK, "put_right_it_waits_for_qa")
            t.equal(judged(house, "was_behind").code, 0, "qa_judges_it")
            t.equal(lots.signed().code, 0, "and_signatures_go_on")
            done = verified(house)
            t.ok(done.code in (0, 6) and NOTE in done.said and "was_behind" in done.said, "verify_names_the_place_and_the_judgement", done)


def a_year_ahead_and_back(t):
    with House.staffed() as house:
        lots = Lots(house)
        with Skewed(house, "+365d"):
            t.equal(lots.signed().code, 0, "that_a_clock_is_ahead_nobody_can_tell")
            lots.on("1 hour")
            house.must("server", "tick")
        with Skewed(house):
            t.equal(lots.signed().refusal, BACK, "put_back_nothing_is_signed")
            lots.on("1 hour")
            house.must("server", "tick")
            done = verified(house)
            t.ok(done.code in (0, 6) and "not judged yet" in done.said, "verify_names_the_place", done)
            t.equal(judged(house, "was_ahead").code, 0, "qa_judges_that_it_was_ahead")
            t.equal(lots.signed().code, 0, "and_signatures_go_on_though_entries_lie_ahead")
            house.must("server", "tick")
            t.equal(len(steps(house)), 1, "what_lies_ahead_is_not_found_again", steps(house))
            house.dba("update core.clock_step set was_at = clock_timestamp(), seen_at = clock_timestamp() - interval '1 hour';")
            done = verified(house)
            t.ok(done.code == 5 and "and no record tells of it" in done.text, "without_its_record_it_is_a_finding", done)


def half_a_second(t):
    with House.staffed() as house:
        lots = Lots(house)
        t.equal(lots.signed().code, 0, "before")
        house.must("server", "tick")
        with Skewed(house, "-0.5"):
            t.equal(lots.signed().code, 0, "half_a_second_back_is_borne")
            house.must("server", "tick")
            t.equal(steps(house), [], "and_is_no_finding")


if __name__ == "__main__":
    Report("skew").run(a_day_back, a_year_ahead_and_back, half_a_second)

#!/usr/bin/env python3
"""Somebody who has only the program and its help, at 80x24 without colour and mouse: today's sample with a wrong scan and a
correction, a result of another batch to its signature. Every screen has to say what to do next, in whole words."""
import re

from house import House, Report, SITE, UNTIL, wait_for
from play import label, now, executions, witness
from terminal import DIN, Screen, accepted_batch

CUT = re.compile(r"\w~(\s|$)")  # a word that does not end


class Newcomer(Screen):
    def __init__(self, t, house):
        super().__init__(house, None, env={"NO_COLOR": "1"})
        self.t = t

    def reads(self, name, *words):
        """The screen says this, and nothing on it is cut off."""
        text = self.sees(*words)
        cut = [line for line in text.splitlines() if CUT.search(line)]
        self.t.ok(not cut, f"{name}_is_in_whole_words", cut)
        return text

    def help(self, name, *words):
        """F1 says this somewhere, over as many pages as it has; Esc is back."""
        self.key("F1")
        text = self.sees("HELP:")
        while "PgDn: more" in text:
            last = re.search(r"(\d+-\d+) of", text)[1]
            self.key("PageDown")
            self.gone(f" {last} of")
            page = self.text()
            text += page
            if "PgDn: more" not in page:
                break
        flat = " ".join(text.split())
        self.t.ok(all(w in flat for w in words), f"help_of_{name}_says_it", [w for w in words if w not in flat])
        self.key("Escape")
        self.gone("HELP:")

    def log_in(self, login):
        self.key("Up", "C-u")
        self.type(login)
        self.key("Enter")
        self.type(self.house.passwords[login])
        self.key("F2")


def laboratory(house):
    """B-7 in culture, its sample due; a sample of B-20 in the QC laboratory."""
    accepted_batch(house)
    made = house.act("step", "record", "--batch", "B-7", "--step", "seed", "--occurrence", "1", "--container", DIN, "--event-at", now(house),
                     "--values", '{"volume": "100.0", "vcc": "1.00"}', "--produced", '{"vessel": "V-7"}', user="tec1")
    house.must_sign("step_execution", made["step_execution"], "checked", "tec2")
    house.act("step", "record", "--batch", "B-7", "--step", "add-vector", "--occurrence", "1", "--container", "V-7", "--event-at", now(house),
              "--values", f'{{"thawed_at": "{now(house)}", "moi": "5.0", "titre": "250.0"}}', user="tec1")
    witness(house, "add-vector")
    house.add_person("qcr1", "qc_reviewer", "man1", "qa1")
    record = house.act("training", "propose", "--person", "qcr1", "--process", "ari-0001", "--number", "1", "--procedures-until", UNTIL,
                       "--practical-until", UNTIL, "--version-until", UNTIL, user="man1")["training"]
    house.must_sign("training", record, "approved", "qa1")
    house.act("order", "place", "--site", SITE, "--kind", "validation", "--process", "ari-0001", "--code", "O-20", user="coo1")
    house.act("batch", "issue", "--order-code", "O-20", "--number", "1", "--code", "B-20", "--slot", "2034-01-02", user="coo1")
    house.act("step", "record", "--batch", "B-20", "--step", "harvest", "--occurrence", "1", "--event-at", now(house), user="tec1")
    house.act("sample", "register", "--batch", "B-20", "--sample", "final", "--code", "S-20", "--drawn-at", now(house), user="tec1")


def first_steps(s):
    s.reads("login", "Scan your badge, or type your login", "F2 Log in")
    s.help("login", "type your login and press Enter; type your password and press F2")
    s.log_in("tec1")
    s.reads("today", "Daily sample", "Enter Open", "F2 Board", "F1 for help")
    s.help("today", "What waits for you", "Enter on a line opens what it asks for", "A mistake is not erased", "back to where one came from")


def todays_sample(t, s):
    s.type("/Daily\r")
    s.sees("FILTER: Daily")
    s.key("Enter")
    s.reads("the_form", "B-7: Daily sample", "Scan the label of the vessel or bag", "Enter Next field", "F2 Save")
    s.help("the_form", "F2 saves, from any field", "Sampled: A time: 14:05 is today", "F7 is now", "Words: clear, slightly turbid",
           "Viable cell concentration, 10*6/mL: A number with a point: 1.84. (0.01 to 50)")
    s.scan(label("U", "S-1"))
    s.reads("the_stop", "S T O P", "expected something of batch B-7", "found S-1", "Put it aside", "F9 (or Esc 9): acknowledge")
    s.key("Enter")
    s.key("F9")
    s.reads("after_the_stop", "Go on with the right one", "B-7: Daily sample")
    s.key("F2")
    s.reads("what_is_missing", "Container: needed. Scan the label of the vessel or bag")
    s.scan(label("U", "V-7"))
    s.sees("belongs to this batch")
    s.type("2026-03-29 02:30\r")
    s.reads("an_hour_that_was_none", "the clocks went forward: there was no such time")
    s.key("Up", "C-u")
    typed = s.house.dba("select to_char(date_trunc('minute', rule.now()) - interval '2 min', 'YYYY-MM-DD HH24:MI:SSOF');")
    s.type(s.house.dba(f"select to_char(timestamptz '{typed}' at time zone 'Europe/Berlin', 'HH24:MI');") + "\r")
    s.sees(s.house.dba(f"select to_char(timestamptz '{typed}' at time zone 'Europe/Berlin', 'YYYY-MM-DD HH24:MI');"))
    s.type("100\r1,84\r")
    s.reads("the_fault", "! Viable cell concentration: ", "point")
    s.key("Up", "C-u")
    s.type("1.84\r92.4\r")
    s.reads("the_words", "First letters choose", "clear", "colour changed")
    s.type("sl")
    s.reads("the_choice", "[slightly turbid]")
    s.key("F2")
    s.reads("the_answer", "step recorded, complete", "Batch B-7", "Tab: more")
    t.equal(executions(s.house, "daily-sample"), "complete", "today_s_sample_is_recorded")
    t.equal(s.house.dba(f"select count(*) from core.observation where moment = timestamptz '{typed}';"), "1", "at_the_moment_that_was_typed")


def a_correction(t, s):
    s.help("the_batch", "Enter on a recorded step shows its values, and Enter on a value there corrects it")
    s.key("Down", "Down", "Enter")
    s.reads("the_values", "Daily sample 1", "Viability", "92.4", "valid")
    s.help("the_values", "Enter on one corrects it, with a reason")
    s.type("/viability\r")
    s.sees("FILTER: viability")
    s.key("Enter")
    s.reads("the_correction", "Viability: 92.4", "Right value", "The old one stays visible")
    s.type("93.4\rmisr")
    s.reads("its_reason", "[misread]")
    s.type("\rthe counter says 93.4")
    s.key("F2")
    text = s.reads("corrected", "corrected; the old value is kept", "92.4", "93.4")
    t.ok(re.search(r"92\.4 .*no ", text) and re.search(r"93\.4 .*yes ", text), "which_value_is_valid_is_said", text)


def a_result(t, s):
    s.key("F8")
    s.reads("the_lock", "Locked", "The forms are as you left them")
    s.log_in("ana1")
    s.sees("result", "B-20")  # long names of tests are cut in the list, the selected one is whole below it
    s.type("/B-20\r")
    s.sees("FILTER: B-20")
    s.key("Enter")
    text = s.reads("the_result", "B-20: Enter a result", "limit:")
    s.help("the_result", "Result", "Tested at")
    s.type("a" if "First letters choose" in text else "0.1")
    s.sees("0 open")
    s.key("F2")
    s.sees("result entered: ")
    t.equal(s.house.dba("select count(*) from core.result;"), "1", "the_result_is_entered")


def its_signature(t, s):
    s.key("F8")
    s.sees("Locked")
    s.log_in("qcr1")
    s.reads("the_reviewers_day", "reviewed: result", "B-20", "Enter Open")
    s.key("Enter")
    s.reads("the_signature", "Sign: reviewed", "batch: B-20", "Signer", "F2 Sign", "The signer has read this")
    s.help("the_signature", "The upper part is what will be signed", "types the password and presses F2")
    s.type("not the password")
    s.key("F2")
    s.reads("a_wrong_password", "login or password is wrong")
    s.type(s.house.passwords["qcr1"])
    wait_for(lambda: s.house.dba("select count(*) from work.challenge where entity = 'result';") >= "1", "what is signed")
    s.key("F2")
    s.reads("the_end", "Nothing waits for you", "signed")
    t.equal(s.house.dba("select status from core.result;"), "reviewed", "and_reviewed")


def a_first_day(t):
    with House.staffed() as house:
        laboratory(house)
        with Newcomer(t, house) as s:
            first_steps(s)
            todays_sample(t, s)
            a_correction(t, s)
            a_result(t, s)
            its_signature(t, s)


if __name__ == "__main__":
    Report("newcomer").run(a_first_day)

#!/usr/bin/env python3
"""Accounts from outside: a reset that opens its own change only, an inspector's days, the list of rights of a date."""
import os
import pty
import signal
import termios

from house import House, Report, Secret, VEIN, password


def told(house, login, word, *typed):
    """One call on a terminal: waits for each prompt, types, returns exit code and what was shown."""
    child, master = pty.fork()
    if child == 0:
        os.chdir(house.root)
        os.execve(VEIN, [VEIN, "-U", login, *word], house.base)
    seen, answers = b"", list(typed)
    try:
        while data := os.read(master, 4096):
            seen += data
            if answers and seen.rstrip().endswith(answers[0][0].encode()):
                os.write(master, answers.pop(0)[1].encode() + b"\n")
    except OSError:
        pass
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), seen.decode(errors="replace")


def echoes(terminal):
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def interrupted(t):
    """A terminal that was asked for a password shows what is typed again, however the question ends."""
    with House.staffed() as house:
        for number, key in ((signal.SIGINT, b"\x03"), (signal.SIGQUIT, b"\x1c"), (signal.SIGTERM, None), (signal.SIGHUP, None)):
            child, master = pty.fork()
            if child == 0:
                # Who runs the tests in the background may have them ignored.
                signal.signal(number, signal.SIG_DFL)
                os.chdir(house.root)
                os.execve(VEIN, [VEIN, "-U", "qa1", "board"], house.base)
            seen = b""
            while not seen.endswith(b"Password of qa1: "):
                seen += os.read(master, 4096)
            hidden = not echoes(master)
            os.write(master, b"half a pass" + (key or b""))
            if key is None:
                os.kill(child, number)
            _, status = os.waitpid(child, 0)
            t.equal(-os.waitstatus_to_exitcode(status), number, f"{number.name}_ends_the_question")
            t.ok(hidden and echoes(master), f"{number.name}_leaves_a_terminal_that_shows", seen)
            os.close(master)


def reset(t):
    with House.staffed() as house:
        asked = house.act("account", "propose", "--person", "qa2", "--kind", "reset", "--reason", "has forgotten it",
                          user="man1")["account_request"]
        words = ("login", "reset", "--account-request", str(asked), "--version")
        once = password()
        done = house.vein(*words, "1", "--new-password-fd", Secret(once), user="adm1")
        t.ok(done.code == 1 and done.refusal == "VN016", "no_reset_without_qa", done)
        house.must_sign("account_request", asked, "approved", "qa1", work="man1")
        done = house.vein(*words, "2", "--new-password-fd", Secret("Password12345678"), user="adm1")
        t.ok(done.code == 2 and done.refusal == "VN004", "a_guessed_password_is_refused", done)
        house.act(*words, "2", "--new-password-fd", Secret(once), user="adm1")
        done = house.vein("board", user="qa2")
        t.equal(done.code, 3, "the_old_password_is_void", done)
        house.passwords["qa2"] = once
        for word in (["board"], ["person", "list"], ["scan", "--code", "X"], ["audit", "log"]):
            done = house.vein(*word, user="qa2")
            t.ok(done.code == 3 and done.refusal == "VN015" and not done.out, f"{word[0]}_waits_for_the_change", done)
        record = house.propose("new1", "technician", "man1")
        done = house.sign("person", record, "approved", "qa2", work="man1")
        t.ok(done.code != 0 and done.refusal == "VN015", "a_one_time_password_signs_nothing", done)
        t.equal(house.dba(f"select count(*) from core.signature where record_id = {record} and entity = 'person';"), "0", "and_leaves_none")
        done = house.vein("login", "password", "--new-password-fd", Secret(once), user="qa2")
        t.ok(done.code == 2 and done.refusal == "VN004", "the_same_again_is_no_change", done)
        own = password()
        code, seen = told(house, "qa2", ["me", "show"], ("Password of qa2:", once), ("New password:", own), ("The same again:", own))
        t.ok(code == 0 and "set by somebody else" in seen and "qa2" in seen, "a_terminal_asks_and_goes_on", seen)
        t.ok(own not in seen and once not in seen, "and_shows_no_password")
        house.passwords["qa2"] = own
        done = house.sign("person", record, "approved", "qa2", work="man1")
        t.equal(done.code, 0, "the_new_password_signs", done)


def inspector(t):
    with House.staffed() as house:
        until = house.dba("select to_char((rule.now() + interval '3 days') at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"');")
        made = house.act("inspection", "propose", "--code", "ins1", "--printed-name", "Ida Inspector", "--authority", "Agency",
                         "--site", "LAB", "--valid-until", until, user="man1")
        batch = house.dba("select code from core.batch order by id limit 1;")
        house.act("inspection", "scope", "--inspection", str(made["inspection"]), "--version", "1", "--scope", "batches",
                  "--batches", batch, user="qa1")
        house.must_sign("person", made["person"], "approved", "qa2", work="man1")
        house.add_login("ins1")
        done = house.vein("inspection", "batches", "--json", user="ins1")
        t.equal([row["batch"] for row in done.json()], [batch], "the_inspector_sees_which", done)
        done = house.vein("report", "batch-record", batch, user="ins1")
        t.ok(done.code == 0 and batch in done.text, "and_reads_the_record", done)
        t.equal(house.dba("select count(*) from core.access where kind = 'read' and reason = 'inspection';"), "1", "which_is_an_event")
        t.ok(house.vein("board", "--json", user="ins1").json() == [], "and_no_board")
        other = house.dba(f"select coalesce((select code from core.batch where code <> '{batch}' limit 1), 'NONE');")
        done = house.vein("report", "batch-record", other, user="ins1")
        t.ok(done.code == 2 and done.refusal == "VN306", "no_other_record", done)
        done = house.vein("audit", "verify", user="ins1")
        t.ok(done.code == 1 and done.refusal == "VN003", "no_ledger", done)


def history(t):
    with House.staffed() as house:
        then = house.dba("select to_char(rule.now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"');")
        before = house.must("person", "list", "--at", then, "--format", "csv", user="qa1").out
        rights = house.must("right", "list", "--person", "tec1", "--at", then, "--json", user="qa1").json()
        version = house.dba("select version from core.person where code = 'tec1';")
        house.act("person", "deactivate", "--person", "tec1", "--version", version, "--reason", "left the laboratory", user="man1")
        t.equal(house.must("person", "list", "--at", then, "--format", "csv", user="qa1").out, before, "the_list_of_a_date_stays")
        t.ok(house.must("person", "list", "--format", "csv", user="qa1").out != before, "the_list_of_now_does_not")
        t.ok(rights and house.must("right", "list", "--person", "tec1", "--at", then, "--json", user="qa1").json() == rights,
             "nor_do_rights_that_were_held")
        t.equal(house.must("right", "list", "--person", "tec1", "--json", user="qa1").json(), [], "and_are_none_now")
        done = house.must("account", "list", "--json", user="qa1").json()
        t.equal([(row["kind"], row["waits_for"]) for row in done], [("deactivate", "QA's signature (reviewed)")], "what_was_done_at_once_waits_for_qa")


Report("account").run(reset, interrupted, inspector, history)

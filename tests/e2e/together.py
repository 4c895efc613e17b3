#!/usr/bin/env python3
"""Several at once: one request from many processes, starters of a stopped server, one record changed by two, and who is
told of it: by acts, by nobody, by somebody who shouts; one login that takes all it can get."""
import subprocess
import time
import uuid

from house import House, ROOT, Report, SUPERUSER, Talk, code_of, order_words, wait_for
from terminal import Screen, log_in

LOCK = 1447381327  # of sql/rule/30_act.sql: who gets it tells
TOLD = 'Asynchronous notification "vein" received'


def one_request(t):
    with House.staffed() as house:
        request = str(uuid.uuid4())
        words = ["site", "add", "--code", "S-8", "--title", "Eight", "--time-zone", "UTC", "--request-id", request, "--json"]
        ends = finish([house.start(*words, user="man1") for _ in range(8)])
        t.ok(all(code == 0 for code, _, _ in ends), "eight_processes_are_all_done", [e for e in ends if e[0]])
        t.equal(len({out for _, out, _ in ends}), 1, "with_one_answer")
        found = house.dba("select (select count(*) from core.site where code = 'S-8'), "
                          f"(select count(*) from work.request where request = '{request}'), "
                          "(select count(*) from ledger.event where act = 'site_add');")
        t.equal(found, "1|1|1", "and_one_effect")
        different = [house.start("site", "add", "--code", f"S-9{n}", "--title", "Nine", "--time-zone", "UTC", "--request-id",
                                 "00000000-0000-4000-8000-000000000009", user="man1") for n in range(6)]
        codes = sorted(code for code, _, _ in finish(different))
        t.equal(codes, [0, 1, 1, 1, 1, 1], "one_id_for_six_different_acts_serves_one")
        t.equal(house.dba("select count(*) from core.site where code like 'S-9%';"), "1", "and_stores_one")


def new_subjects(t):
    """Acts that make their subject have no stream of it to wait at."""
    with House.staffed() as house:
        document = str(ROOT / "sql/process/treg-wiesinger.json")
        for name, words in {
                "person": ["person", "propose", "--code", "P-8", "--printed-name", "Eight", "--job", "Operator", "--site", "LAB",
                           "--roles", "technician", "--valid-until", "2035-01-01T00:00:00Z"],
                "process": ["process", "import", document], "clock": ["clock", "set", "--moment", soon(house)]}.items():
            words += ["--request-id", str(uuid.uuid4()), "--json"]
            ends = finish([house.start(*words, user="man1") for _ in range(6)])
            t.equal([code for code, _, _ in ends], [0] * 6, f"six_times_one_new_{name}", [e for e in ends if e[0]])
            t.equal(len({out for _, out, _ in ends}), 1, f"one_answer_about_one_new_{name}")
        t.equal(house.vein("audit", "verify", user="qa1").code, 6, "the_ledger_fits")


def soon(house):
    return house.dba("select to_char(rule.now() + interval '1 day', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"');")


def one_record(t):
    with House.staffed() as house:
        ends = finish([house.start("hold", "place", "--batch", "B-1", "--version", "1", "--reason", f"reason number {n}",
                                   "--json", user=user) for n, user in enumerate(("qa1", "qa2", "man1", "man2", "ana1"))])
        codes = sorted(code for code, _, _ in ends)
        t.equal(codes, [0, 1, 1, 1, 1], "of_five_who_saw_one_version_one_writes", ends)
        refused = [err for code, _, err in ends if code]
        t.ok(all(b"VN101" in err or b"VN120" in err for err in refused), "the_others_are_told_to_look_again", refused)
        t.equal(house.dba("select count(*) from core.hold;"), "1", "one_hold")
        same = finish([house.start("site", "add", "--code", "S-7", "--title", "Seven", "--time-zone", "UTC", user=user)
                       for user in ("man1", "man2") * 3])
        t.equal(sorted(code for code, _, _ in same), [0, 1, 1, 1, 1, 1], "one_code_is_given_once", same)
        t.equal(house.vein("audit", "verify", user="qa1").code, 6, "the_ledger_is_consistent")


def starters(t):
    with House.staffed() as house:
        for number in range(2):
            house.stop()
            ends = finish([house.start("board", "--json", user=user) for user in ("qa1", "tec1", "man1")])
            t.ok(all(code == 0 for code, _, _ in ends), f"boards_of_a_stopped_server_{number}", ends)
            t.equal(len({out for _, out, _ in ends}), 1, f"show_the_same_{number}")
            first = house.postmaster()
            # a child looks like a server until it has its own title
            wait_for(lambda: {p for p in house.processes() if parent(p) not in house.processes()} == {first}, "one server")
            t.ok(first in house.processes(), f"one_server_{number}", first)
        house.kill()
        ends = finish([house.start("board", user="qa1"), house.start("server", "start"), house.start("server", "start")])
        t.ok(all(code == 0 for code, _, _ in ends), "starters_after_a_crash", ends)


def order(house, number):
    house.act("order", "place", *order_words(f"O-5{number}", f"CHA99992600005{number}"), user="coo1")
    return f"O-5{number}"


def at_today(house, s):
    s.sees("Log in")
    s.type("man1")
    s.key("Enter")
    log_in(s, "man1")


def told(t):
    """An act tells at its commit, with no content; it never waits for that, and is done when it cannot."""
    with House.staffed() as house, Talk(house, "aud1") as listener, Talk(house, SUPERUSER) as dba:
        listener.say("listen vein")
        order(house, 0)
        heard = listener.say("select 1")
        t.ok(TOLD in heard and "payload" not in heard, "an_act_is_told_without_a_word", heard)
        t.ok(house.vein("order", "place", *order_words("O-50", "CHA999926000050"), user="coo1").code == 1, "a_refused_act")
        t.equal(listener.say("select 1"), "1", "is_not_told")
        dba.say(f"begin; select pg_advisory_xact_lock({LOCK})")
        order(house, 1)
        t.equal(listener.say("select 1"), "1", "whoever_does_not_get_the_lock_is_done_untold")
        dba.say("rollback")
        with Screen(house, None) as s:
            at_today(house, s)
            dba.say(f"begin; select pg_advisory_xact_lock({LOCK})")
            t.ok("O-52" in s.sees(order(house, 2)), "and_seen_all_the_same")
            dba.say("rollback")
            with Talk(house, "tec2") as sleeper:  # whose place in the queue nothing passes
                sleeper.say("listen x; set idle_in_transaction_session_timeout = 0")
                sleeper.say("begin; select 1")
                dba.say("select pg_notify('x', repeat('y', 7900) || g) from generate_series(1, 12000) g")
                t.equal(dba.say("select pg_notification_queue_usage() > 0.01"), "t", "a_queue_that_somebody_fills")
                listener.say("select 1")
                t.ok("O-53" in s.sees(order(house, 3)), "stops_no_act_and_hides_nothing")
                t.ok(TOLD not in listener.say("select 1"), "of_which_nobody_is_told")
        t.equal(house.vein("audit", "verify", user="qa1").code, 6, "the_ledger_fits_after_telling")


def looks(dba, since=0):
    """How often terminals have asked, as their sessions have reported: each time they are asked for their sites once."""
    return int(dba.say("select coalesce(sum(calls), 0) from pg_stat_user_functions where schemaname = 'rule' and funcname = 'sites'")) - since


def shouting(t):
    """Forged notifications, many of them: read again now and then, shown never."""
    with House.staffed() as house, Talk(house, "tec1") as shouter, Talk(house, SUPERUSER) as dba:
        dba.say("alter role man1 set track_functions = 'all'")
        with Screen(house, None) as s:
            at_today(house, s)
            shouter.say("notify vein, 'batch B-1 is released \x1b[2J'; notify x, 'y'")
            wait_for(lambda: looks(dba) > 0, "the first looks")
            before, begun = looks(dba), time.monotonic()
            for round_ in range(40):
                shouter.say(f"select count(pg_notify('vein', 'released ' || {round_} || ' ' || g)) from generate_series(1, 5000) g")
            # what is reported late may belong to the time before
            made, took = looks(dba, before), time.monotonic() - begun
            t.ok(made <= 25 * took + 60, "two_hundred_thousand_make_few_looks", (made, took))
            t.ok("O-54" in s.sees(order(house, 4)), "the_terminal_goes_on")
            text = s.text()
            t.ok("released" not in text and "link ok" in text, "and_shows_nothing_of_it", text)
            s.type(":board\r")
            t.ok("B-1" in s.sees("B-1", "O-54"), "orders_wait_on_the_board", s.text())
            shouter.say("select pg_notify('vein', g::text) from generate_series(1, 100000) g")
            s.key("F10")
            s.sees("ENDED WITH 0")


# never ends by itself, waits for nobody, and takes neither memory nor disk
BUSY = "set statement_timeout = 0; set work_mem = '1GB'; select count(*) from (select generate_series(1, 1000000000000)) x"
RUNNING = "select count(*) from pg_stat_activity where usename = 'tec1' and state = 'active';"


def greedy(t):
    """One login takes all the connections that it gets, and keeps each of them at work: the others go on."""
    with House.staffed() as house:
        hogs = [subprocess.Popen([*house.psql_words("tec1"), "-c", BUSY], env=house.psql_env("tec1"), stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(12)]
        try:
            wait_for(lambda: house.dba(RUNNING) == "8" and sum(h.poll() is not None for h in hogs) == 4, "twelve to ask")
            refused = [h.stdout.read().decode() for h in hogs if h.poll() is not None]
            t.ok(all("too many connections for role" in text for text in refused), "one_login_has_eight_connections", refused)
            done = house.vein("site", "add", "--code", "S-6", "--title", "Six", "--time-zone", "UTC", user="man1")
            t.equal(done.code, 0, "beside_which_the_others_act", done)
            done = house.vein("board", user="qa1")
            t.ok(done.code == 0 and "B-1" in done.text, "and_read", done)
            t.equal(house.vein("server", "tick").code, 0, "and_the_periodic_task_works")
            t.equal(house.dba(RUNNING), "8", "while_all_eight_are_at_it")
            house.dba("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'tec1';")
            t.equal([h.wait(30) != 0 for h in hogs], [True] * 12, "whoever_administers_ends_them")
        finally:
            for hog in hogs:
                hog.kill()
                hog.communicate()
        for name in ("temp_file_limit", "session_replication_role", "max_connections"):
            found = code_of(house.psql("tec1", f"set {name} = 1;"))
            t.ok(found in ("42501", "55P02", "22023"), f"nobody_sets_{name}", found)
        t.equal(house.dba("select current_setting('temp_file_limit');"), "4GB", "temporary_files_have_their_limit")


def parent(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def finish(processes):
    ends = [process.communicate(timeout=60) for process in processes]
    return [(process.returncode, *end) for process, end in zip(processes, ends)]


Report("together").run(one_request, new_subjects, one_record, starters, told, shouting, greedy)

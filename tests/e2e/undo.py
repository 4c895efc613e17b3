#!/usr/bin/env python3
"""Somebody with psql tries an act and rolls it back: no effect, and what must be known is in the server's log."""
import os
import signal
import time
import uuid

from house import House, Report, Talk, code_of, verdict_of, wait_for

HOLD = "select row_to_json(r) from api.hold_place('{0}', 'B-1', 1, 'label unreadable') r"
LOCK_WAIT, SLACK = 5, 10  # seconds; the second is what a busy machine needs to start a program
STOP = "select row_to_json(r) from api.scan('{0}', 'NOBODY-KNOWS-1', null) r"


def line_of(house, request, *words):
    return [line for line in house.log().splitlines() if request in line and all(word in line for word in words)]


def rolled_back(t):
    with House.staffed() as house:
        before = house.fingerprint()
        with Talk(house, "qa1") as talk:
            request = str(uuid.uuid4())
            talk.say("begin")
            t.equal(verdict_of(talk.say(HOLD.format(request))), "done", "hold_is_placed_inside")
            talk.say("rollback")
            t.equal(house.fingerprint(), before, "hold_rolled_back_has_no_effect")
            t.equal(house.vein("request", "show", request, user="qa1").code, 4, "and_was_never_served")
            request = str(uuid.uuid4())
            talk.say("begin")
            t.equal(verdict_of(talk.say(STOP.format(request))), "stop VN302", "stop_inside")
            talk.say("rollback")
            t.equal(house.fingerprint(), before, "stop_rolled_back_leaves_nothing_stored")
            t.ok(line_of(house, request, "vein stop VN302", "act=scan"), "but_a_line_in_the_servers_log")
            denied(t, house, talk)
            t.equal(house.fingerprint(), before, "denials_store_nothing")
            savepoints(t, house, talk, before)
            isolation(t, house, talk)
            t.equal(house.fingerprint(), before, "nothing_was_stored_at_all")
        t.ok("label unreadable" not in house.log() and "NOBODY-KNOWS" not in house.log(), "the_log_holds_no_values")
        t.ok("select row_to_json" not in house.log(), "the_log_holds_no_statements")


def denied(t, house, talk):
    request = str(uuid.uuid4())
    talk.say("begin")
    found = code_of(talk.say(f"select api.site_add('{request}', 'X', 'X', 'UTC')"))
    talk.say("rollback")
    t.ok(found in ("42501", "VN003"), "act_of_another_role_is_denied", found)
    request = str(uuid.uuid4())
    talk.say("begin")
    found = code_of(talk.say(f"select api.hold_place('{request}', 'B-1', 99, 'label unreadable')"))
    talk.say("rollback")
    t.equal(found, "VN101", "stale_version_is_refused")
    t.ok(line_of(house, request, "vein refused VN101", "act=hold_place"), "denial_has_a_line_in_the_log")


def savepoints(t, house, talk, before):
    first, second = str(uuid.uuid4()), str(uuid.uuid4())
    talk.say("begin; savepoint a")
    t.equal(verdict_of(talk.say(STOP.format(first))), "stop VN302", "stop_after_savepoint")
    talk.say("rollback to a")
    talk.say("commit")
    t.equal(house.fingerprint(), before, "stop_behind_savepoint_leaves_nothing")
    t.ok(line_of(house, first, "vein stop"), "but_its_line")
    talk.say("begin; savepoint a")
    talk.say(HOLD.format(first))
    talk.say("rollback to a")
    t.equal(verdict_of(talk.say(HOLD.format(second))), "done", "the_act_that_stays_is_one")
    t.equal(code_of(talk.say(STOP.format(str(uuid.uuid4())))), "VN112", "a_second_act_in_one_transaction")
    talk.say("rollback")
    talk.say("begin")
    talk.say(HOLD.format(first))
    t.equal(code_of(talk.say("savepoint b; " + STOP.format(second))), "VN112", "behind_a_savepoint_too")
    talk.say("rollback to b")
    talk.say("rollback")
    found = talk.say(f"begin; {HOLD.format(str(uuid.uuid4()))}; set constraints all deferred; select 1/0")
    t.equal(code_of(found), "22012", "an_error_behind_an_act")
    t.ok("ROLLBACK" in talk.say("\\set QUIET off\ncommit") or house.fingerprint() == before, "takes_it_back")
    talk.say("\\set QUIET on\nrollback")


def isolation(t, house, talk):
    for level in ("repeatable read", "serializable"):
        request = str(uuid.uuid4())
        talk.say(f"begin isolation level {level}")
        t.equal(code_of(talk.say(HOLD.format(request))), "VN111", f"{level.replace(' ', '_')}_is_refused")
        talk.say("rollback")
        t.ok(line_of(house, request, "VN111") or line_of(house, "-", "VN111"), f"{level.replace(' ', '_')}_is_in_the_log")
    talk.say("set default_transaction_isolation = 'serializable'")
    t.equal(code_of(talk.say(HOLD.format(str(uuid.uuid4())))), "VN111", "as_a_default_too")
    talk.say("reset default_transaction_isolation; set default_transaction_read_only = on")
    t.equal(code_of(talk.say(HOLD.format(str(uuid.uuid4())))), "25006", "read_only_is_refused")
    talk.say("reset default_transaction_read_only")


def settings(t):
    """What a user can set changes no answer and stores nothing else."""
    with House.staffed() as house:
        hashes = set()
        for number, option in enumerate((
                "datestyle=German", "intervalstyle=sql_standard", "extra_float_digits=-15", "bytea_output=escape",
                "timezone=Pacific/Kiritimati", "search_path=pg_temp,public", "client_encoding=LATIN1",
                "quote_all_identifiers=on", "row_security=off", "statement_timeout=0",
                "lock_timeout=0", "work_mem=64kB", "role=none", "vein.person=Q2", "vein.act=nothing", "xmloption=document")):
            with Talk(house, "man1", "-c " + option) as talk:
                text = talk.say(f"select row_to_json(r) from api.site_add('{uuid.uuid4()}', 'SET-{number}', 'Ort', 'UTC') r")
                t.equal(verdict_of(text), "done", f"act_under_{option.split('=')[0].replace('.', '_')}", text)
                hashes.add(text)
        refused = "standard_conforming_strings=off"  # our own texts would mean something else under it
        with Talk(house, "man1", "-c " + refused) as talk:
            text = talk.say(f"select row_to_json(r) from api.site_add('{uuid.uuid4()}', 'SET-X', 'Ort', 'UTC') r")
            t.ok(code_of(text) == "VN901" and "standard_conforming_strings" in text, "acts_refuse_nonstandard_strings", text)
        done = house.vein("audit", "verify", user="qa1")
        t.ok(done.code == 6 and done.text == "consistent, not anchored\n", "the_ledger_fits", done)
        wrong = house.dba("select count(*) from ledger.event where act = 'site_add' and (login <> 'man1' or person <> 'man1');")
        t.equal(wrong, "0", "and_names_who_it_was")


def left_open(t):
    """An act whose transaction stays open, with every limit off: the others hear so soon, and the periodic task ends it."""
    with House.staffed() as house, Talk(house, "qa1") as holder:
        before, request, own = house.fingerprint(), str(uuid.uuid4()), str(uuid.uuid4())
        holder.say("set idle_in_transaction_session_timeout = 0; set lock_timeout = 0; set statement_timeout = 0")
        os.kill(wait_for(house.tick_pid, "the periodic task"), signal.SIGTERM)  # it is asked for by hand here
        pid = holder.say("select pg_backend_pid()")
        holder.say("begin")
        t.equal(verdict_of(holder.say(HOLD.format(own))), "done", "an_act_that_stays_open")
        words = ("hold", "place", "--batch", "B-1", "--version", "1", "--reason", "seal broken", "--request-id", request)
        begun = time.monotonic()
        done = house.vein(*words, user="qa2")
        took = time.monotonic() - begun
        t.ok(done.code == 1 and done.refusal == "VN120" and "Ask again" in done.said, "who_waits_for_it_is_told_to_ask_again", done)
        t.ok(took < LOCK_WAIT + SLACK, "within_five_seconds", took)
        t.equal(house.fingerprint(), before, "and_nothing_is_stored")
        t.equal(house.vein("deviation", "open", "--batch", "B-2", "--class", "minor", "--description", "label torn", "--immediate-action",
                           "none", "--detected-at", now(house), user="tec1").code, 0, "acts_on_other_batches_are_done")
        t.ok("ended 0" in house.must("server", "tick").text, "the_periodic_task_leaves_a_young_one")
        house.dba("update ref.setting set value = '1 s' where name = 'watchdog';")  # a minute, otherwise
        t.ok("ended 1" in (ticked := house.must("server", "tick").text), "the_periodic_task_ends_it_and_says_so", ticked)
        house.dba("update ref.setting set value = '60 s' where name = 'watchdog';")
        t.ok("ended 1" in house.vein("server", "status", "--json").text, "which_the_servers_state_shows")
        t.ok(f"vein watchdog ends the transaction of qa1 (pid {pid})" in house.log(), "and_the_log_names_the_login")
        t.ok("57P01" in (ended := holder.say("commit")) or "terminat" in ended or "closed" in ended, "its_session_is_gone", ended)
        t.equal(house.vein("request", "show", own, user="qa1").code, 4, "its_act_was_never_done")
        t.equal(house.vein(*words, user="qa2").code, 0, "asked_again_with_the_same_request_the_other_is_done")
        t.equal(house.dba("select string_agg(reason, ',') from core.hold;"), "seal broken", "alone")
        t.equal(house.vein("audit", "verify", user="qa1").code, 6, "the_ledger_fits_afterwards")


def now(house):
    return house.dba("select to_char(rule.now() - interval '1 second', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"');")


Report("undo").run(rolled_back, settings, left_open)

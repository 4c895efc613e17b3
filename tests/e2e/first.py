#!/usr/bin/env python3
"""First contact: help, nothing there yet, init with two persons, the opening, and what psql can't do."""
import glob
import os
import threading

from house import FOUNDERS, House, Report, SITE, Secret, code_of, password, wait_for


class Watch(threading.Thread):
    """Looks at every command line of the machine until stopped, for texts that must not be in one."""

    def __init__(self, texts):
        super().__init__(daemon=True)
        self.texts, self.found, self.looks, self.end = [t.encode() for t in texts], [], 0, threading.Event()

    def run(self):
        while not self.end.is_set():
            for path in glob.glob("/proc/[0-9]*/cmdline"):
                try:
                    with open(path, "rb") as file:
                        line = file.read()
                except OSError:
                    continue
                if any(text in line for text in self.texts):
                    self.found.append(line[:200])
            self.looks += 1
            self.end.wait(0.002)


def words_without_a_server(t):
    with House() as house:
        done = house.vein("--help")
        t.ok(done.code == 0 and "vein board" in done.text and not done.err, "help", done)
        done = house.vein("--version")
        t.ok(done.code == 0 and done.text.startswith("vein ") and done.text.count("\n") == 1, "version", done)
        for words in (["frobnicate"], ["batch", "frobnicate"], ["board", "--no-such-option"], ["server", "init", "extra"],
                      ["--format", "xml", "board"], ["board", "--format"], ["request", "show"]):
            done = house.vein(*words)
            t.ok(done.code == 2 and done.said.startswith("vein: ") and not done.out,
                 f"usage_{'_'.join(words)}", done)
        done = house.vein("board")
        t.ok(done.code == 3 and "vein server init" in done.said and "vein demo" in done.said,
             "no_installation_says_what_to_run", done)
        done = house.vein("server", "status")
        t.ok(done.code == 3 and "none" in done.text, "status_of_nothing", done)
        done = house.vein("server", "start")
        t.ok(done.code == 3 and "vein server init" in done.said, "start_of_nothing", done)
        done = house.vein("server", "init")
        t.ok(done.code == 2 and "--site" in done.said and "-password-fd" in done.said,
             "init_without_a_terminal_names_its_options", done)


def init_refuses(t):
    with House() as house:
        site = ["--site", f"{SITE}:Laboratory:Europe/Berlin"]
        admin = ["--admin", FOUNDERS["admin"], "--admin-password-fd", Secret(password())]
        short = ["--qa", FOUNDERS["qa"], "--qa-password-fd", Secret("too short")]
        done = house.vein("server", "init", *site, *admin, *short)
        t.ok(done.code == 2 and "VN004" in done.said and house.vein("server", "status").text.find("none") >= 0,
             "init_refuses_a_short_password_before_making_anything", done)
        same = ["--qa", FOUNDERS["admin"], "--qa-password-fd", Secret(password())]
        done = house.vein("server", "init", *site, *admin, *same)
        t.ok(done.code in (1, 2) and "VN" in done.said, "init_refuses_one_person_as_both", done)
        qa = ["--qa", FOUNDERS["qa"], "--qa-password-fd", Secret(password())]
        done = house.vein("server", "init", "--site", "LAB:Laboratory:Atlantis/Downtown", *admin, *qa)
        t.ok(done.code in (1, 2) and "VN" in done.said, "init_refuses_an_unknown_time_zone", done)
        done = house.vein("server", "init", *site, "--password-fd", "0")
        t.ok(done.code == 2, "init_refuses_to_be_incomplete", done)
        done = house.vein("server", "init", *site, *admin, *qa)
        t.ok(done.code == 0, "init_after_refusals_goes_on", done)


def production(t):
    with House() as house:
        done = house.vein("server", "init", "--production", "--site", f"{SITE}:Laboratory:Europe/Berlin")
        t.ok(done.code == 2 and "anchor" in done.said and "none" in house.vein("server", "status").text,
             "production_asks_for_an_anchor_before_it_makes_anything", done)
        anchor = os.path.join(house.root, "elsewhere")
        done = house.init("--production", "--anchor", anchor)
        t.ok("superuser" in done.said and "PRODUCTION" in done.said, "production_says_what_a_superuser_can_do", done)
        t.ok("production" in house.vein("server", "status").text, "its_status_says_production")
        done = house.vein("audit", "verify", "--anchor", anchor)
        t.ok(done.code == 0 and "consistent, anchored" in done.text, "the_anchor_it_asked_for_holds", done)
        house.vein("server", "stop")


def opening(t):
    with House() as house:
        house.passwords = {triple.rsplit(":", 1)[1]: password() for triple in FOUNDERS.values()}
        watch = Watch(house.passwords.values())
        watch.start()
        made = house.init()
        watch.end.set()
        watch.join()
        t.ok(watch.looks > 50 and not watch.found, "no_password_on_any_command_line", watch.found)
        t.ok("training" in made.said, "init_says_training", made.said)
        done = house.vein("server", "status", "--json").json()
        t.ok(done["state"] == "running" and done["mode"] == "training" and done["opening"] == "open",
             "status_of_the_new_installation", done)
        done = house.vein("server", "init", "--site", "A:B:UTC", "--admin", FOUNDERS["admin"], "--admin-password-fd",
                          Secret(password()), "--qa", FOUNDERS["qa"], "--qa-password-fd", Secret(password()))
        t.ok(done.code == 1 and done.refusal == "VN113", "second_init_is_refused", done)
        first_persons(t, house)
        after_the_opening(t, house)
        operator_with_psql(t, house)
        nothing_leaks(t, house)
        destroy(t, house)


def first_persons(t, house):
    record = house.propose("man1", "manager", "adm1")
    done = house.sign("person", record, "approved", "adm1")
    t.equal((done.code, done.json()["data"].get("status")), (0, "proposed"), "one_signature_is_not_enough", done)
    done = house.vein("login", "create", "--person", "man1", "--login", "man1", "--new-password-fd",
                      Secret(password()), user="adm1")
    t.ok(done.code == 1 and done.refusal == "VN117", "no_login_for_a_proposed_person", done)
    done = house.sign("person", record, "approved", "adm1")
    t.ok(done.code == 1, "one_person_signs_once", done)
    done = house.sign("person", record, "approved", "qa1")
    t.equal((done.code, done.json()["data"]["status"]), (0, "active"), "two_signatures_make_a_person_active", done)
    house.add_login("man1")
    t.equal(house.vein("me", "show", user="man1").code, 0, "the_new_login_works")
    house.add_person("qa2", "qa", "adm1", "adm1", "qa1")
    status = house.vein("server", "status", "--json").json()
    t.equal(status["opening"], "closed", "a_second_qa_and_a_manager_close_the_opening")


def after_the_opening(t, house):
    done = house.vein("person", "propose", "--code", "X1", "--printed-name", "X", "--job", "X", "--site", SITE, "--roles",
                      "technician", "--valid-until", "2035-01-01T00:00:00Z", user="adm1")
    t.ok(done.code == 1 and done.refusal == "VN011", "the_admin_proposes_nobody_any_more", done)
    record = house.propose("tec1", "technician", "man1")
    done = house.sign("person", record, "approved", "adm1", work="adm1")
    t.ok(done.code in (1, 2) and done.refusal in ("VN011", "VN009", "VN306"), "the_admin_signs_nobody_any_more", done)
    house.must_sign("person", record, "approved", "qa1")
    house.add_login("tec1")
    done = house.vein("board", user="tec1")
    t.ok(done.code == 0 and "TRAINING" in done.said + done.text, "board_of_an_empty_laboratory", done)
    log = house.must("audit", "log", "--act", "sign", "--json", user="qa1").json()
    t.ok(len(log) >= 5, "every_step_is_in_the_ledger", len(log))


def operator_with_psql(t, house):
    tables = house.dba("select format('%I.%I %I', n.nspname, c.relname, a.attname) from pg_class c "
                       "join pg_namespace n on n.oid = c.relnamespace "
                       "join pg_attribute a on a.attrelid = c.oid and a.attnum = 1 "
                       "where c.relkind in ('r', 'p') and n.nspname in ('core', 'ledger', 'work', 'ref', 'meta') "
                       "order by 1;").splitlines()
    tries = {"select": "select 1 from {0} limit 1;", "insert": "insert into {0} default values;",
             "update": "update {0} set {1} = {1};", "delete": "delete from {0};", "truncate": "truncate {0};",
             "lock": "begin; lock table {0}; rollback;"}
    t.ok(len(tables) > 40, "catalogue_lists_the_tables", len(tables))
    for login in ("tec1", "qa1", "man1", "adm1"):
        for name, statement in tries.items():
            script = "".join("\\echo == {0}\n".format(*row.split()) + statement.format(*row.split()) + "\n" for row in tables)
            parts = house.psql(login, script).split("== ")[1:]
            let = [part.split("\n")[0] for part in parts if code_of(part) != "42501"]
            t.ok(len(parts) == len(tables) and not let, f"{login}_can_{name}_no_table",
                 f"{len(parts)} of {len(tables)} tried; not denied: {let}")
    for role in ("vein_owner", "vein_dba", "vein_accounts", "vein_migrator", "vein_qa"):
        t.equal(code_of(house.psql("tec1", f"set role {role};")), "42501", f"operator_cannot_become_{role}")
    t.equal(code_of(house.psql("tec1", "set session authorization qa1;")), "42501", "operator_cannot_become_qa")
    for name, statement in {
            "temporary_table": "create temp table x ();", "schema": "create schema mine;",
            "function": "create function api.f() returns int language sql as 'select 1';",
            "inner_function": "select rule.now();", "untriggered": "set session_replication_role = replica;",
            "file": "select pg_read_file('PG_VERSION');", "program": "copy (select 1) to program 'true';",
            "large_object": "select lo_create(0);", "view_insert": "insert into api.audit_log default values;",
            "other_request": "select answer from work.request;"}.items():
        found = code_of(house.psql("tec1", statement))
        t.ok(found in ("42501", "55000", "0A000"), f"operator_is_denied_{name}", found)
    t.equal(house.psql("qa1", "select count(*) > 0 from api.ledger_event;"), "t", "qa_reads_the_ledger_through_api")
    t.equal(house.psql("tec1", "select count(*) from api.ledger_event;"), "0", "operator_sees_no_event_of_the_ledger")


def nothing_leaks(t, house):
    """No password is anywhere below the home, in the server's log, or in anything the program said."""
    texts = [text.encode() for login, text in house.passwords.items()]
    t.ok(len(texts) >= 5, "five_passwords_were_used")
    found = [name for name in files(house.home) if any(text in read(name) for text in texts)]
    t.ok(not found, "no_password_in_any_file", found)
    t.ok(not any(text in house.heard for text in texts), "no_password_in_any_output")
    t.ok("SCRAM-SHA-256$" not in house.log(), "no_verifier_in_the_log")


def files(top):
    return [name for name in glob.glob(f"{top}/**", recursive=True, include_hidden=True)
            if not name.endswith("/") and not glob.os.path.isdir(name) and glob.os.path.isfile(name)]


def read(name):
    try:
        with open(name, "rb") as file:
            return file.read()
    except FileNotFoundError:  # the server removes some while we look
        return b""


def destroy(t, house):
    done = house.vein("server", "destroy", "--home", house.home)
    t.ok(done.code != 0 and "running" in done.said, "destroy_wants_a_stopped_server", done)
    house.stop()
    wait_for(lambda: not house.tick_pid(), "the periodic task to end")
    done = house.vein("server", "destroy", "--home", house.home + "x")
    t.ok(done.code != 0, "destroy_wants_the_exact_name", done)
    house.must("server", "destroy", "--home", house.home)
    t.ok("none" in house.vein("server", "status").text and not glob.glob(f"{house.home}/*"), "destroyed_is_gone",
         glob.glob(f"{house.home}/*"))


Report("first").run(words_without_a_server, init_refuses, production, opening)

#!/usr/bin/env python3
"""The command line's contract: help of every action, three formats, exit codes, secrets."""
import json
import os
import re
import subprocess
import uuid

from house import House, Report, SITE, Secret, VEIN, rows_of_csv


def listed_commands(text):
    """NOUN VERB of every line of `vein help`."""
    return [match[1].split() for match in re.finditer(r"^  vein ([a-z][a-z-]*(?: [a-z][a-z-]*)?)  +\S", text, re.M)]


def help_of_everything(t):
    with House() as house:
        general = house.must("help").text
        commands = listed_commands(general)
        t.ok(len(commands) > 50, "help_lists_the_commands", len(commands))
        for words in commands:
            for asked in (["help", *words], [*words, "--help"]):
                done = house.vein(*asked)
                shown = done.code == 0 and "vein " + words[0] in done.text and not done.err
                if not shown or (len(done.text.splitlines()) > 80 and words != ["help"]):
                    t.ok(False, "help_" + "_".join(asked), done)
        t.ok(True, "help_of_every_command_was_asked")
        t.equal(house.vein("help", "nothing-like-it").code, 2, "help_of_nothing")
        nouns = {words[0] for words in commands}
        t.ok({"board", "batch", "report", "audit", "process", "migrate", "server", "demo", "sign", "request"} <= nouns,
             "every_stable_command_is_there", nouns)


def formats(t):
    with House.staffed() as house:
        for words in (["board"], ["batch", "show", "B-1"], ["audit", "log", "--page-size", "20"], ["report", "status"],
                      ["person", "list"], ["order", "list"], ["process", "list"], ["near_miss", "list"]):
            name = "_".join(words[:2]).replace("--page-size", "")
            text = house.vein(*words, "--format", "text", user="qa1")
            as_json = house.vein(*words, "--format", "json", user="qa1")
            short = house.vein(*words, "--json", user="qa1")
            as_csv = house.vein(*words, "--format", "csv", user="qa1")
            codes = {d.code for d in (text, as_json, short, as_csv)}
            if not t.equal(codes, {0}, f"{name}_in_three_formats", (text.said, as_json.said, as_csv.said)):
                continue
            parsed, table = json.loads(as_json.out), rows_of_csv(as_csv.out)
            t.equal(json.loads(short.out), parsed, f"{name}_json_for_short")
            t.ok(all(len(row) == len(table[0]) for row in table), f"{name}_csv_is_rectangular", table[:2])
            rows = parsed if isinstance(parsed, list) else [parsed[words[0]] if words[0] in parsed else parsed]
            same_data(t, name, rows, table)
        read_only(t, house)
        widths(t, house)


def same_data(t, name, rows, table):
    """JSON and CSV of one question hold the same."""
    t.equal(len(rows), len(table) - 1, f"{name}_csv_has_the_rows_of_json")
    for row, line in zip(rows, table[1:]):
        for column, cell in zip(table[0], line):
            value = row[column]
            text = "" if value is None else value if isinstance(value, str) else json.dumps(value)
            if text != cell and not (isinstance(value, (bool, float))):
                t.ok(False, f"{name}_{column}_same_in_json_and_csv", (value, cell))
                return


def read_only(t, house):
    before = house.fingerprint()
    for words in (["board"], ["batch", "show", "B-1"], ["audit", "log"], ["report", "status"], ["audit", "verify"]):
        house.vein(*words, user="qa1")
    t.equal(house.fingerprint(), before, "reading_writes_nothing")
    done = house.vein("batch", "show", "B-404", user="qa1")
    t.ok(done.code == 2 and done.refusal == "VN306" and not done.out, "unknown_batch", done)
    with open("/dev/full", "wb") as full:
        done = subprocess.run([VEIN, "help"], stdout=full, stderr=subprocess.PIPE, env=house.base, check=False)
    t.ok(done.returncode != 0, "a_full_disk_is_not_success", done)


def widths(t, house):
    """Tables have the columns of who reads them; times are the laboratory's; what is empty says so; who stops reading is no error."""
    listed = (["board"], ["report", "status"], ["report", "worklist", "--role", "all"], ["batch", "show", "B-1"])
    for columns in (80, 132):
        for words in listed:
            done = house.vein(*words, user="qa1", env={"COLUMNS": str(columns)})
            wide = [line for line in done.text.splitlines() if len(line) > columns]
            t.ok(done.code == 0 and not wide, f"{'_'.join(words[:2])}_in_{columns}_columns", wide[:3])
    narrow = house.vein("board", user="qa1", env={"COLUMNS": "60"})
    t.ok("left out for want of room: custody" in narrow.said and "custody" not in narrow.text, "what_a_narrow_board_leaves_out_is_said", narrow)
    t.ok("custody" in house.vein("board", user="qa1").text, "a_file_gets_all_of_it")
    told = house.vein("board", user="qa1")
    t.ok("+00" not in told.text + told.said, "the_board_has_the_clock_of_the_laboratory")
    for words in (["board", "--batch", "B-404"], ["report", "chain", "B-404"], ["report", "status", "--batch", "B-404"]):
        done = house.vein(*words, user="qa1")
        t.ok(done.code == 0 and "there is nothing to list" in done.said, f"{'_'.join(words).replace('--', '').replace('_B-404', '')}_says_that_it_is_empty", done)
    t.equal(house.vein("board", "--batch", "B-404", "--json", user="qa1").json(), [], "and_programs_get_an_empty_list")
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([VEIN, "help"], stdout=write, stderr=subprocess.PIPE, env=house.base, check=False)
    os.close(write)
    t.ok(done.returncode == 0 and not done.stderr, "a_reader_who_has_seen_enough_is_no_error", done)


def codes(t):
    """Codes 4, 5 and 6 are shown by cut.py and evidence.py too; here each is seen once, with its words."""
    with House.staffed() as house:
        place = ["site", "add", "--code", "S-1", "--title", "Second", "--time-zone", "Europe/Paris"]
        t.equal(house.vein(*place, user="man1").code, 0, "exit_0_done")
        done = house.vein(*place, user="man1")
        t.ok(done.code == 1 and done.refusal == "VN113" and done.said.count("\n") >= 3, "exit_1_refused", done)
        done = house.vein("scan", "--code", "NOBODY-KNOWS-1", user="tec1")
        t.ok(done.code == 1 and done.refusal == "VN302" and "STOP" in done.said, "exit_1_stopped", done)
        t.equal(house.dba("select count(*) from core.near_miss;"), "1", "a_stop_leaves_a_near_miss")
        done = house.vein("hold", "place", "--batch", "B-1", user="qa1")
        t.ok(done.code == 2 and done.refusal == "VN202", "exit_2_usage", done)
        done = house.vein("-U", "qa1", "--password-fd", Secret("not the password of qa1"), "board")
        t.ok(done.code == 3 and "password" in done.said and not done.out, "exit_3_wrong_password", done)
        done = house.vein("-h", os.path.join(house.root, "nowhere"), "-d", "vein", "board", user="qa1")
        t.ok(done.code == 3, "exit_3_no_server", done)
        done = house.vein("-U", "nobody1", "--password-fd", Secret("x" * 20), "board")
        t.equal(done.code, 3, "exit_3_unknown_login", done)
        done = house.vein("request", "show", str(uuid.uuid4()), user="qa1")
        t.ok(done.code == 4 and "never served" in done.said, "exit_4_never_served", done)
        done = house.vein("audit", "verify", user="qa1")
        t.ok(done.code == 6 and done.text == "consistent, not anchored\n", "exit_6_not_anchored", done)
        house.must("audit", "checkpoint", user="qa1")
        done = house.vein("audit", "verify", user="qa1")
        t.ok(done.code == 0 and done.text == "consistent, anchored\n", "exit_0_anchored", done)
        done = house.vein("audit", "verify", user="tec1")
        t.ok(done.code in (1, 3) and not done.out, "an_operator_verifies_nothing", done)
        request_ids(t, house)
        house.dba("update core.site set title = 'Third' where code = 'S-1';")
        done = house.vein("audit", "verify", user="qa1")
        t.ok(done.code == 5 and "unattributed" in done.text and "site" in done.text, "exit_5_evidence", done)


def request_ids(t, house):
    request = str(uuid.uuid4())
    words = ["site", "add", "--code", "S-2", "--title", "Two", "--time-zone", "UTC", "--request-id", request, "--json"]
    first, again = house.must(*words, user="man1").json(), house.must(*words, user="man1").json()
    t.equal(again, first, "a_repeated_request_gives_the_same_answer")
    shown = house.must("request", "show", request, "--json", user="man1").json()
    t.equal(shown["hash"], first["hash"], "request_show_gives_it_too")
    done = house.vein(*words[:5], "Three", *words[6:], user="man1")
    t.ok(done.code == 1 and done.refusal == "VN110", "an_altered_request_is_refused", done)
    done = house.vein(*words, user="man2")
    t.ok(done.code == 1 and done.refusal == "VN110", "somebody_elses_request_is_refused", done)
    done = house.vein("request", "show", request, user="man2")
    t.ok(done.code == 4, "somebody_elses_request_is_not_shown", done)
    for bad in ("", "x", "NULL", "0" * 36, str(uuid.uuid4()) + "x", "../../etc/passwd", "{" + request + "}"):
        done = house.vein("request", "show", bad, user="man1")
        t.ok(done.code == 2, f"request_id_{bad[:8] or 'empty'}_is_refused", done)
    t.equal(house.dba("select count(*) from core.site where code like 'S-%';"), "2", "each_was_done_once")


def passwords(t):
    with House.staffed() as house:
        for words in (["--password", "x"], ["-W", "x"], ["--password=x"]):
            done = house.vein(*words, "board")
            t.equal(done.code, 2, f"no_option_takes_a_password_{words[0].strip('-')[:9]}", done)
        for fd in ("99", "-1", "abc", "", "1e3"):
            done = house.vein("-U", "qa1", "--password-fd", fd, "board")
            t.ok(done.code == 2 and not done.out, f"password_fd_{fd or 'empty'}", done)
        done = house.vein("-U", "qa1", "board")
        t.ok(done.code == 3 and "--password-fd" in done.said, "without_a_password_it_says_how", done)
        done = house.vein("-U", "qa1", "--password-fd", Secret(house.passwords["qa1"] + "\nmore lines"), "board")
        t.equal(done.code, 0, "the_first_line_is_the_password", done)
        done = house.vein("-U", "qa1", "--password-fd", Secret("x" * 5000), "board")
        t.ok(done.code in (2, 3), "an_endless_password_is_refused", done)
        change_password(t, house)


def change_password(t, house):
    old, new = house.passwords["tec1"], "Kanarienvogel wäscht 3 Bögen ✓"
    for bad in ("short", "", "x" * 14, "tab\tin the middle of it", "zero\u200bwidth in the middle"):
        done = house.vein("login", "password", "--new-password-fd", Secret(bad), user="tec1")
        t.ok(done.code == 2, f"new_password_{bad[:4].strip() or 'empty'}_is_refused", done)
    done = house.vein("login", "password", "--new-password-fd", Secret(new), user="tec1")
    t.equal(done.code, 0, "password_changed", done)
    t.equal(house.vein("board", user="tec1").code, 3, "the_old_one_is_void")
    house.passwords["tec1"] = new
    t.equal(house.vein("board", user="tec1").code, 0, "the_new_one_works")
    where = subprocess.run(["grep", "-rlFa", "-e", new, "-e", old, house.home], stdout=subprocess.PIPE, check=False).stdout
    t.ok(not where, "neither_is_in_any_file", where)
    t.ok(new.encode() not in house.heard and old.encode() not in house.heard, "neither_was_said")
    wild = 'alice host=evil', "postgres://evil/x", "'; drop", "qa1\n", "-d", "a" * 300
    for login in wild:
        done = house.vein("-U", login, "--password-fd", Secret("x" * 20), "board")
        t.ok(done.code in (2, 3) and "evil" not in done.said.replace(login, ""), f"login_{login[:9].strip()}_is_a_name", done)


Report("contract").run(help_of_everything, formats, codes, passwords)

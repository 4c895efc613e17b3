#!/usr/bin/env python3
"""Plays the command line against the installation that tests/tool/cluster made."""
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from line import Line  # noqa: E402

VEIN, HOME = os.environ["VEIN"], Path(os.environ["VEIN_HOME"])
PASSWORDS = {os.environ["VEIN_ADMIN"]: os.environ["VEIN_ADMIN_PASSWORD"],
             os.environ["VEIN_QA"]: os.environ["VEIN_QA_PASSWORD"]}
ADMIN, QA = PASSWORDS
UNTIL = "2040-01-01T00:00:00Z"
failed = 0


def descriptor(text):
    reader, writer = os.pipe()
    os.write(writer, (text + "\n").encode())
    os.close(writer)
    return reader


def vein(login, *args, signer=None, password=None, env=None, typed=None):
    """Exit code, standard output, standard error of one call."""
    command, fds = [VEIN], []
    if login:
        fds.append(descriptor(password or PASSWORDS[login]))
        command += ["-U", login, "--password-fd", str(fds[-1])]
    command += args
    if signer:
        fds.append(descriptor(typed or PASSWORDS[signer]))
        command += ["--sign-as", signer, "--sign-password-fd", str(fds[-1])]
    run = subprocess.run(command, pass_fds=fds, stdin=subprocess.DEVNULL, capture_output=True,
                         text=True, timeout=120, env=dict(os.environ, **(env or {})))
    for fd in fds:
        os.close(fd)
    return run.returncode, run.stdout, run.stderr


def check(name, holds, *shown):
    global failed
    print(f"{'ok' if holds else 'not ok'} cli/{name}", flush=True)
    if not holds:
        failed += 1
        for part in shown:
            print("\n".join("# " + line for line in str(part).splitlines()), flush=True)


def propose(login, code, *more, env=None, before=()):
    return vein(login, *before, "person", "propose", "--code", code, "--printed-name", "Some Body",
                "--job", "Manager", "--site", "LAB", "--roles", "manager coordinator",
                "--valid-until", UNTIL, *more, env=env)


def superuser(*statements):
    secret = (HOME / "secret" / "vein_dba").read_text().strip()
    subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-h", os.environ["VEIN_SOCKET"], "-U", "vein_dba",
                    "-d", "vein", *[part for text in statements for part in ("-c", text)]],
                   env=dict(os.environ, PGPASSWORD=secret), check=True, stdout=subprocess.DEVNULL)


def usage():
    code, out, _ = vein(None, "help")
    check("help_lists_commands_and_acts", code == 0 and "vein audit verify" in out
          and "vein hold place" in out, out)
    code, out, _ = vein(None, "hold", "place", "--help")
    check("help_of_an_act_shows_its_fields", code == 0 and "--reason" in out, out)
    code, out, _ = vein(None, "help", "sign")
    check("help_of_sign_lists_what_is_signed", code == 0 and re.search(r"^  disposition +approved, certified, rejected, released$", out, re.M), out)
    code, out, _ = vein(None, "help", "step", "record")
    check("help_shows_how_json_is_written", code == 0 and "--produced bag=BAG-1 --produced bag=BAG-2" in out
          and "not_done" in out, out)
    code, _, err = vein(None, "no-such-thing")
    check("an_unknown_command_is_usage", code == 2 and "no-such-thing" in err, code, err)
    code, _, err = propose(ADMIN, "two words")
    check("form_is_checked_before_the_server", code == 2 and "VN204" in err, code, err)
    code, _, err = vein(QA, "me", "show", password="not the right sentence")
    check("a_wrong_password_is_no_session", code == 3, code, err)
    code, _, err = vein(None, "board")
    check("somebody_must_be_named", code == 2 and "-U" in err, code, err)
    code, _, err = vein(None, "board", env={"VEIN_HOME": str(HOME.parent / "nothing")})
    check("without_installation_it_says_what_to_run", code == 3 and "vein demo" in err, code, err)


def acts():
    code, out, err = propose(ADMIN, "M1", "--json")
    answer = json.loads(out) if code == 0 else {}
    check("an_act_answers_with_its_receipt", answer.get("verdict") == "done"
          and re.fullmatch("[0-9a-f]{64}", answer.get("hash", "")), code, out, err)
    request, person = answer.get("request"), str(answer.get("data", {}).get("person"))
    code, out, _ = propose(ADMIN, "M1", "--json", "--request-id", request)
    check("the_same_request_gives_the_same_answer", code == 0 and json.loads(out) == answer, out)
    code, _, err = propose(ADMIN, "M2", "--request-id", request)
    check("an_altered_request_is_refused", code == 1 and "VN110" in err, code, err)
    code, out, err = vein(ADMIN, "request", "show", request, "--json")
    check("the_outcome_of_a_request_is_told", code == 0 and json.loads(out)["data"] == answer["data"], err)
    code, _, err = vein(QA, "request", "show", str(uuid.uuid4()))
    check("a_request_never_served_stays_open", code == 4, code, err)
    code, _, err = vein(QA, "hold", "place", "--batch", "NONE", "--version", "1", "--reason", "no such batch")
    check("a_refusal_names_code_value_and_way_out", code == 2 and "VN306" in err and "Check the code" in err, code, err)
    code, _, err = vein(ADMIN, "scan", "--code", "NOBODY-KNOWS")
    check("an_act_without_right_is_refused", code == 1 and "VN003" in err, code, err)
    for words in (("signature", "show", "abc"), ("sign", "person", "abc", "approved"), ("sign", "person", "9" * 20, "approved"),
                  ("observation", "history", "abc")):
        code, _, err = vein(QA, *words, signer=QA if words[0] == "sign" else None)
        check("a_word_is_no_number_" + "_".join(words[:2]), code == 2 and "VN216" in err and "Write digits only" in err, code, err)
    code, _, err = vein(QA, "sign", "person", person, "reviewed", signer=QA)
    check("a_wrong_meaning_names_the_right_ones", code == 2 and "This record is signed as approved." in err, code, err)
    code, _, err = vein(QA, "sign", "parson", person, "approved", signer=QA)
    check("a_wrong_record_names_where_they_are_listed", code == 2 and "vein help sign" in err, code, err)
    receipts = (HOME / "receipts").read_text().split()
    check("receipts_are_remembered", answer.get("hash") in receipts, receipts)
    return person


def signatures(person):
    code, _, err = vein(ADMIN, "sign", "person", person, "approved", signer=QA, typed="not the right sentence")
    check("a_signature_needs_the_signers_password", code == 3, code, err)
    code, out, err = vein(ADMIN, "sign", "person", person, "approved", signer=ADMIN)
    check("what_is_signed_is_shown", code == 0 and "printed name: Some Body" in err and "digest" in err, err)
    code, _, err = vein(ADMIN, "sign", "person", person, "approved", signer=ADMIN)
    check("nobody_signs_twice", code == 1 and "VN009 STOP" in err, code, err)
    code, out, err = vein(ADMIN, "sign", "person", person, "approved", "--json", signer=QA)
    check("the_last_signature_performs", code == 0 and json.loads(out)["data"]["status"] == "active", out, err)
    code, out, _ = vein(QA, "person", "list", "--format", "csv")
    check("lists_leave_as_csv", code == 0 and out.startswith("id,code,") and "\n3,M1," in out, out)


def reports():
    code, out, _ = vein(QA, "report", "status")
    check("a_report_says_training", code == 0 and out.startswith("TRAINING installation"), code, out)
    code, out, err = vein(QA, "report", "worklist", "--role", "all", "--json")
    check("an_empty_worklist_is_a_list", code == 0 and json.loads(out) == [], out, err)
    for name in (["status"], ["status", "--closed"], ["worklist", "--role", "all"], ["chain", "B-NONE"], ["kpi"]):
        title = "_".join(name).replace("-", "")
        code, out, err = vein(QA, "report", *name)
        check(f"report_{title}_as_text", code == 0 and out.startswith("TRAINING installation"), code, out, err)
        code, out, err = vein(QA, "report", *name, "--format", "json")
        check(f"report_{title}_as_json", code == 0 and isinstance(json.loads(out), list), code, out, err)
        code, out, err = vein(QA, "report", *name, "--format", "csv")
        check(f"report_{title}_as_csv", code == 0 and "," in out.splitlines()[0], code, out, err)
    code, out, err = vein(QA, "person", "list", "--limit", "1", "--json")
    check("a_full_page_says_how_to_go_on", code == 0 and re.search(r"^more: --after '\d+'$", err, re.M), code, out, err)
    code, out, _ = vein(QA, "timer", "list", "--format", "csv")
    check("clocks_leave_as_csv", code == 0 and out.startswith("batch,timer,title,"), out)
    code, out, _ = vein(QA, "report", "status", "--stage", "expansion", "--status", "released", "--json")
    check("the_status_report_is_filtered", code == 0 and json.loads(out) == [], out)
    code, _, err = vein(QA, "report", "batch-record", "NONE")
    check("the_record_of_an_unknown_batch", code == 2 and "VN306" in err, code, err)
    code, _, err = vein(QA, "report", "batch-record")
    check("a_batch_record_names_its_batch", code == 2 and "batch-record BATCH" in err, code, err)
    code, _, err = vein(QA, "report", "batch-record", "NONE", "--format", "csv")
    check("a_batch_record_is_no_csv", code == 2 and "text or JSON" in err, code, err)
    code, _, err = vein(ADMIN, "report", "batch-record", "NONE")
    check("an_administrator_issues_no_batch_record", code in (1, 3) and err, code, err)
    code, _, err = vein(QA, "report", "no-such-report")
    check("an_unknown_report_is_usage", code == 2 and "no-such-report" in err, code, err)


def wait_for(master, text):
    seen = b""
    while text not in seen:
        data = os.read(master, 4096)
        if not data:
            break
        seen += data
    return seen


def terminal():
    child, master = pty.fork()
    if child == 0:
        os.execv(VEIN, [VEIN, "-U", QA, "me", "show"])
    wait_for(master, b"Password of")
    os.write(master, (PASSWORDS[QA] + "\n").encode())
    seen = b""
    try:
        while data := os.read(master, 4096):
            seen += data
    except OSError:
        pass
    _, status = os.waitpid(child, 0)
    check("the_terminal_asks_and_shows_no_password", os.waitstatus_to_exitcode(status) == 0
          and PASSWORDS[QA].encode() not in seen and b"QAL" in seen, seen)


def lost_answers(folder):
    line = Line(os.environ["VEIN_SOCKET"] + "/.s.PGSQL.5432", folder)
    env = {"XDG_STATE_HOME": folder + "/state"}
    server = ("-h", folder, "-d", "vein")

    def one(code, when, times):
        request = str(uuid.uuid4())
        line.cut(when, request.encode(), times)
        return request, propose(ADMIN, code, "--request-id", request, env=env, before=server)

    _, (code, out, err) = one("L1", "after", 1)
    check("a_lost_answer_is_asked_for", code == 0 and "lost" in err, code, out, err)
    _, (code, out, err) = one("L2", "before", 1)
    check("a_lost_question_is_asked_again", code == 0, code, out, err)
    request, (code, out, err) = one("L3", "after", 99)
    check("an_unknown_outcome_names_its_request", code == 4 and request in err, code, err)
    line.cut("", b"", 0)
    code, out, err = vein(ADMIN, "request", "show", request)
    check("the_unknown_outcome_is_told_later", code == 0 and "L3" in out, code, err)
    code, out, _ = vein(QA, "person", "list", "--json")
    codes = [row["code"] for row in json.loads(out)]
    check("every_act_was_done_once", [codes.count(c) for c in ("L1", "L2", "L3")] == [1, 1, 1], codes)


def ledger(folder):
    code, out, err = vein(None, "audit", "verify")
    check("without_an_anchor_it_says_so", (code, out) == (6, "consistent, not anchored\n"), code, out, err)
    code, out, err = vein(QA, "audit", "checkpoint")
    check("a_checkpoint_is_a_note", code == 0 and out.startswith("vein/") and out.endswith("\n\n"), err)
    code, out, err = vein(QA, "audit", "verify")
    check("with_its_anchor_it_is_anchored", (code, out) == (0, "consistent, anchored\n"), code, out, err)
    code, out, err = vein(QA, "audit", "verify", "--quick", "--anchor", folder + "/none")
    check("another_anchor_file_may_be_named", code == 6, code, out, err)
    code, out, err = vein(QA, "audit", "log", "--act", "person_propose", "--page-size", "2", "--json")
    more = re.search(r"--after (\S+)", err)
    check("the_log_is_filtered_and_paged", code == 0 and len(json.loads(out)) == 2 and more, out, err)
    _, rest, _ = vein(QA, "audit", "log", "--act", "person_propose", "--after", more[1], "--json")
    check("the_next_page_goes_on", json.loads(rest) and json.loads(out)[-1] != json.loads(rest)[0], rest)
    code, out, err = vein(ADMIN, "audit", "log")
    check("an_empty_log_does_not_stand_for_a_refusal", code == 1 and "VN003" in err, code, out, err)
    code, _, err = vein(ADMIN, "audit", "verify")
    check("not_everybody_reads_the_ledger", code == 1 and "VN003" in err, code, err)


def continuity():
    heads = HOME / "heads"
    kept = heads.read_text()
    size = kept.splitlines()[3]
    grown = kept.replace(f"\n{size}\n", f"\n{int(size) + 100:0{len(size)}d}\n", 1)
    heads.write_text(grown)
    code, _, err = propose(ADMIN, "C1")
    check("a_ledger_behind_what_was_seen_is_not_written_to", code == 5 and "behind" in err, code, err)
    code, out, _ = vein(QA, "site", "list")
    check("but_it_can_be_read", code == 0 and "LAB" in out, code, out)
    heads.write_text("nonsense")
    code, _, err = propose(ADMIN, "C2")
    check("a_damaged_memory_stops_writing", code == 5, code, err)
    heads.write_text(kept)


def cut_tail():
    """The newest act of one person vanishes with its head, as a restored older copy would have it."""
    code, out, _ = propose(ADMIN, "R1", "--json")
    receipt = json.loads(out)
    # The checkpoint names the origin for the receipts; this event itself is newer than it.
    gone = f"where stream = {receipt['stream']}"
    superuser("begin", "set local session_replication_role = replica",
              "alter table ledger.event disable trigger all", "alter table ledger.leaf disable trigger all",
              f"delete from ledger.event {gone}", f"delete from ledger.leaf {gone}",
              f"delete from ledger.leafed {gone}", f"delete from ledger.stream where id = {receipt['stream']}",
              "commit")
    code, out, _ = vein(QA, "audit", "verify", "--quick")
    check("a_receipt_without_its_event_is_a_finding", code == 5
          and f"receipt stream {receipt['stream']} position {receipt['position']}" in out, code, out)


def tampering():
    superuser("alter table core.person disable trigger user", "update core.person set job = 'Other' where code = 'M1'",
              "alter table core.person enable trigger user")
    code, out, err = vein(QA, "audit", "verify")
    check("a_silent_change_is_found_and_named", code == 5 and "job: ledger Manager, record Other" in out
          and out.endswith("evidence check failed\n"), code, out, err)
    code, out, _ = vein(QA, "audit", "verify", "--quick")
    check("the_quick_check_looks_at_the_ledger_alone", code in (0, 6), code, out)
    superuser("update ledger.event set body = set_byte(body, octet_length(body) - 1, 7) "
              "where (stream, position) = (select stream, position from ledger.event where entity = 'login' limit 1)")
    code, out, _ = vein(QA, "audit", "verify", "--quick")
    check("a_changed_event_is_found_and_named", code == 5 and re.search(r"^content stream \d+ position \d+", out, re.M),
          code, out)


def stopped():
    vein(None, "server", "stop")
    code, out, err = vein(ADMIN, "unit", "list", "--json")
    check("a_stopped_server_is_started_and_that_is_said", code == 0 and f"starting the server in {HOME}" in err, code, err)
    check("an_administrator_reads_units", len(json.loads(out or "[]")) > 50, out)


def main():
    with tempfile.TemporaryDirectory(prefix="vein-line-", dir="/tmp") as folder:
        usage()
        person = acts()
        signatures(person)
        reports()
        stopped()
        terminal()
        lost_answers(folder)
        ledger(folder)
        continuity()
        tampering()
        cut_tail()
    code, out, _ = vein(None, "server", "status")
    check("the_server_tells_its_state", code == 0 and "running" in out and "training" in out, out)
    return 1 if failed else 0


sys.exit(main())

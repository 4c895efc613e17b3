#!/usr/bin/env python3
"""Alters what a release made, and signatures, as the server's superuser; `vein audit verify` must name the place.

Runs beside the installation that tests/tool/cluster made. Each case is undone and verify must be content again.
"""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

VEIN, HOME = os.environ["VEIN"], Path(os.environ["VEIN_HOME"])
ADMIN, QA = os.environ["VEIN_ADMIN"], os.environ["VEIN_QA"]
PASSWORDS = {ADMIN: os.environ["VEIN_ADMIN_PASSWORD"], QA: os.environ["VEIN_QA_PASSWORD"]}
CHALLENGE = "select value from ref.setting where name = 'challenge'"
CLEAN = (0, "consistent, anchored\n")
failed = 0
last = None


def descriptor(text):
    reader, writer = os.pipe()
    os.write(writer, (text + "\n").encode())
    os.close(writer)
    return reader


def vein(login, *args, signer=None):
    command, fds = [VEIN], []
    if login:
        fds.append(descriptor(PASSWORDS[login]))
        command += ["-U", login, "--password-fd", str(fds[-1])]
    command += args
    if signer:
        fds.append(descriptor(PASSWORDS[signer]))
        command += ["--sign-as", signer, "--sign-password-fd", str(fds[-1])]
    run = subprocess.run(command, pass_fds=fds, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
    for fd in fds:
        os.close(fd)
    return run.returncode, run.stdout, run.stderr


def check(name, holds, *shown):
    global failed
    print(f"{'ok' if holds else 'not ok'} drift/{name}", flush=True)
    if not holds:
        failed += 1
        for part in shown:
            print("\n".join("# " + line for line in str(part).splitlines()), flush=True)


def superuser(sql):
    secret = (HOME / "secret" / "vein_dba").read_text().strip()
    run = subprocess.run(["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-h", os.environ["VEIN_SOCKET"], "-U", "vein_dba",
                          "-d", "vein", "-c", sql], env=dict(os.environ, PGPASSWORD=secret), check=True,
                         stdout=subprocess.PIPE, text=True)
    return run.stdout.rstrip("\n")


def verify(login=None, *more):
    code, out, err = vein(login, "audit", "verify", *more)
    return code, out, err


def silently(table, change):
    """A change that leaves no event: triggers off, and on again as they were."""
    superuser(f"begin; alter table {table} disable trigger user; {change}; "
              "do $$ declare t record; begin for t in select tgname from pg_trigger "
              f"where tgrelid = '{table}'::regclass and not tgisinternal loop "
              f"execute format('alter table {table} enable always trigger %I', t.tgname); end loop; end $$; commit")


def case(name, do, undo, *expected):
    """Every expected pattern is on a line of its own among the findings; afterwards there is none. What a case leaves is what
    the next one finds, so that nobody looks at it twice."""
    global last
    before = last or verify()
    do()
    code, out, err = verify()
    undo()
    after = last = verify()
    missing = [e for e in expected if not re.search(e, out, re.M)]
    check(name, before[:2] == CLEAN and code == 5 and not missing and after[:2] == CLEAN,
          before[:2], code, out, err, after[:2], missing)
    return out


def statements(name, do, undo, *expected):
    return case(name, lambda: superuser(do), lambda: superuser(undo), *expected)


def code_and_rights():
    kept = superuser("select pg_get_functiondef('api.ledger_replay()'::regprocedure)")
    blind = re.sub(r"(?s)AS \$function\$.*\$function\$", "AS $$ begin return; end $$", kept)
    superuser(blind)
    quick = verify(None, "--quick")
    check("the_quick_check_leaves_the_catalogue_alone", quick[:2] == CLEAN, quick)
    superuser(kept)
    statements("a_function_with_another_body", blind, kept,
               r"^catalogue function api\.ledger_replay\(\): not what this release made$")
    statements("a_function_more", "create function rule.extra() returns int language sql return 1", "drop function rule.extra()",
               r"^catalogue function rule\.extra\(\): not of this release$")
    statements("a_function_with_another_owner", "alter function api.request_outcome(uuid) owner to vein_dba",
               "alter function api.request_outcome(uuid) owner to vein_owner",
               r"^catalogue function api\.request_outcome\(uuid\): not what")
    statements("a_function_that_verify_itself_needs", "alter function rule.fields_person(core.person) rename to fields_gone",
               "alter function rule.fields_gone(core.person) rename to fields_person",
               r"^catalogue function rule\.fields_person\(core\.person\): missing$")
    statements("a_trigger_switched_off", "alter table core.batch disable trigger ledger_update",
               "alter table core.batch enable always trigger ledger_update",
               r"^catalogue trigger ledger_update on core\.batch: not what this release made, now: off: ")
    statements("a_trigger_not_always_on", "alter table core.batch enable trigger ledger_insert",
               "alter table core.batch enable always trigger ledger_insert",
               r"^catalogue trigger ledger_insert on core\.batch: not what this release made, now: on: ")
    statements("foreign_keys_switched_off", "alter table core.hold disable trigger all",
               "alter table core.hold enable trigger all; select boot.keys_always(); "
               "do $$ declare t record; begin for t in select tgname from pg_trigger where tgrelid = 'core.hold'::regclass "
               "and not tgisinternal loop execute format('alter table core.hold enable always trigger %I', t.tgname); "
               "end loop; end $$", r"^catalogue constraint hold_\S*fkey on core\.hold: ", r"ledger_insert on core\.hold: .*, now: off: ")
    statements("a_check_left_out", "alter table core.hold drop constraint hold_status_word",
               "alter table core.hold add constraint hold_status_word check (status in ('open', 'lifted')); "
               "comment on constraint hold_status_word on core.hold is 'as before'",
               r"^catalogue constraint hold_status_word on core\.hold: missing$")
    statements("a_unique_index_left_out", "drop index core.signature_person_once",
               "set role vein_owner; create unique index signature_person_once on core.signature (entity, record_id, person_id) "
               "where superseded_at is null", r"^catalogue index core\.signature_person_once: missing$")
    out = statements("a_right_on_a_table", f"grant update on core.batch to {ADMIN}", f"revoke all on core.batch from {ADMIN}",
                     rf"^catalogue rights relation core\.batch: not what this release made, now: {ADMIN}=w/")
    check("and_nothing_else_is_named", len(out.splitlines()) == 2, out)
    statements("a_right_on_a_column", f"grant select (job) on core.person to {ADMIN}",
               f"revoke select (job) on core.person from {ADMIN}",
               rf"^catalogue rights column core\.person\.job: not of this release, now: {ADMIN}=r/")
    statements("a_back_door_in_a_schema_of_its_own",
               "create schema extra; create function extra.door() returns int language sql security definer as 'select 1'; "
               f"grant usage on schema extra to {ADMIN}", "drop schema extra cascade",
               r"^catalogue function extra\.door\(\): not of this release")
    statements("a_right_on_a_function_of_the_server", f"grant execute on function pg_read_file(text) to {ADMIN}",
               f"revoke execute on function pg_read_file(text) from {ADMIN}", r"^catalogue server functions: not what")
    # rows of a table that inherits from one of ours are read as ours, and COPY of ours leaves them out
    for table in ("core.person_role", "ref.act_role", "work.challenge"):
        statements(f"a_table_that_inherits_from_{table}", f"create table public.more () inherits ({table})", "drop table public.more",
                   r"^catalogue table public\.more: not of this release")
    statements("a_cast_between_types_of_the_server", "create cast (text as bigint) with inout as implicit", "drop cast (text as bigint)",
               r"^catalogue server casts: not what")
    statements("an_operator_among_those_of_the_server",
               "create function public.never(text, bigint) returns boolean language sql as 'select false'; "
               "create operator pg_catalog.>= (leftarg = text, rightarg = bigint, function = public.never)",
               "drop operator pg_catalog.>= (text, bigint); drop function public.never(text, bigint)",
               r"^catalogue server operators: not what")
    where = "where aggfnoid = 'pg_catalog.bool_and(boolean)'::regprocedure"
    statements("an_aggregate_of_the_server", f"update pg_aggregate set agginitval = 'true' {where}",
               f"update pg_aggregate set agginitval = null {where}", r"^catalogue server aggregates: not what")
    statements("a_right_to_make_objects", f"grant create on database vein to {ADMIN}", f"revoke create on database vein from {ADMIN}",
               rf"^catalogue rights database: not what this release made, now: {ADMIN} CREATE, vein_owner CREATE")
    beside_the_record()
    statements("a_number_of_the_rules", "update ref.setting set value = '2 days' where name = 'challenge'",
               f"update ref.setting set value = '{superuser(CHALLENGE)}' where name = 'challenge'",
               r"^catalogue rules ref\.setting: not what")


def beside_the_record():
    """What is put beside the schemas of ours, and what leads in and out of them."""
    named = (
        ("a_function_in_public", "create function public.extra() returns int language sql return 1", "drop function public.extra()",
         r"^catalogue function public\.extra\(\): not of this release$"),
        ("a_table_in_public", "create table public.extra (a int)", "drop table public.extra", r"^catalogue table public\.extra: not of this release$"),
        ("a_schema_with_a_view_of_names", f"create schema extra; create view extra.name as select * from core.patient_identity; "
         f"grant usage on schema extra to {ADMIN}; grant select on extra.name to {ADMIN}", "drop schema extra cascade",
         r"^catalogue schema extra: not of this release$"),
        ("a_trigger_of_a_table_in_public", "create table public.extra (a int); create trigger t before insert on public.extra "
         "for each row execute function suppress_redundant_updates_trigger()", "drop table public.extra",
         r"^catalogue trigger t on public\.extra: not of this release"),
        ("a_right_on_public", "grant create on schema public to vein_technician", "revoke create on schema public from vein_technician",
         r"^catalogue rights schema public: not what"),
        ("an_extension", "create extension lo schema public", "drop extension lo", r"^catalogue extension lo: not of this release$"),
        ("something_hidden_in_an_extension", "create table public.extra (a int); alter extension plpgsql add table public.extra",
         "alter extension plpgsql drop table public.extra; drop table public.extra", r"^catalogue extension plpgsql: not what"),
        ("a_language_that_anybody_may_use", "update pg_language set lanpltrusted = true where lanname = 'c'",
         "update pg_language set lanpltrusted = false where lanname = 'c'", r"^catalogue language c: not what"),
        ("everything_goes_out", "create publication out for all tables", "drop publication out", r"^catalogue publication out: not of this release, now: "),
        ("something_comes_in", "create subscription inward connection 'host=none' publication p with (connect = false, slot_name = none)",
         "drop subscription inward", r"^catalogue subscription inward: not of this release$"),
        ("a_server_elsewhere", "create foreign data wrapper w; create server elsewhere foreign data wrapper w",
         "drop foreign data wrapper w cascade", r"^catalogue foreign server elsewhere: not of this release$"),
        ("rights_on_what_is_made_later", f"alter default privileges for role vein_owner in schema core grant select on tables to {ADMIN}",
         f"alter default privileges for role vein_owner in schema core revoke select on tables from {ADMIN}",
         r"^catalogue default rights vein_owner core r: not of this release, now: "))
    for one in named:
        statements(*one)


def logins():
    """Roles against what the record says of them."""
    statements("a_group_that_nobody_approved", f"grant vein_releaser to {ADMIN}", f"revoke vein_releaser from {ADMIN}",
               rf"^catalogue role {ADMIN}: is a member of vein_releaser; the record gives it vein_admin$")
    statements("a_group_taken_away", f"revoke vein_qa from {QA}", f"grant vein_qa to {QA}",
               rf"^catalogue role {QA}: is no member of vein_qa, which the record gives it$")
    statements("a_login_of_nobody", "create role stranger login; grant connect on database vein to stranger",
               "drop owned by stranger; drop role stranger", r"^catalogue role stranger: can connect here and is no login of the record$")
    statements("a_login_of_nobody_with_a_group", "create role stranger login in role vein_qa", "drop role stranger",
               r"^catalogue role stranger: can connect here and is no login of the record$")
    statements("a_door_for_everybody", "create role stranger login; grant connect on database vein to public",
               "revoke connect on database vein from public; drop role stranger", r"^catalogue role stranger: can connect here")
    statements("a_group_within_a_group", "create role between in role vein_qa", "drop role between",
               r"^catalogue role between: is no login of the record and has a group of ours$")
    for words, back, told in (("connection limit -1", "connection limit 8", "may connect without limit"),
                              ("noinherit", "inherit", "does not inherit"), ("nologin", "login", "can't log in"),
                              ("valid until '2040-01-01'", "valid until 'infinity'", "its password ends")):
        statements("a_login_with_" + words.split()[0], f"alter role {ADMIN} {words}", f"alter role {ADMIN} {back}",
                   rf"^catalogue role {ADMIN}: is not as logins are made: {told}$")
    statements("a_setting_that_somebody_may_set", f"grant set on parameter log_min_messages to {ADMIN}",
               f"revoke set on parameter log_min_messages from {ADMIN}",
               r"^catalogue role rights on the setting log_min_messages: not of this release")


def roles():
    statements("a_superuser_more", "create role another superuser login", "drop role another",
               r"^catalogue role another: not of this release, now: superuser, logs in, inherits$")
    statements("somebody_is_the_owner", f"grant vein_owner to {ADMIN}", f"revoke vein_owner from {ADMIN}",
               rf"^catalogue role {ADMIN}: is a member of vein_owner; only vein_migrator")
    statements("somebody_makes_roles", f"alter role {ADMIN} createrole", f"alter role {ADMIN} nocreaterole",
               rf"^catalogue role {ADMIN}: may create roles; only vein_accounts does$")
    statements("somebody_copies_the_server", f"alter role {ADMIN} replication", f"alter role {ADMIN} noreplication",
               rf"^catalogue role {ADMIN}: not of this release, now: .*replicates")
    statements("somebody_is_somebody_else", f"grant {QA} to {ADMIN}", f"revoke {QA} from {ADMIN}",
               rf"^catalogue role {ADMIN}: not of this release, now: .*member of .*{QA}")
    statements("a_group_logs_in", "alter role vein_qa login", "alter role vein_qa nologin",
               r"^catalogue role vein_qa: can log in")
    # parameters that a person can set in the own session are no finding, those of a superuser are
    superuser(f"alter role {ADMIN} set datestyle = 'German'")
    out = statements("a_session_that_begins_without_triggers", f"alter role {ADMIN} set session_replication_role = 'replica'",
                     f"alter role {ADMIN} reset all",
                     rf"^catalogue role settings of {ADMIN}: not of this release, now: session_replication_role=replica$")
    check("and_not_what_the_person_may_set", "DateStyle" not in out and "datestyle" not in out, out)
    statements("refusals_that_leave_no_line", "alter role all set log_min_messages = 'panic'", "alter role all reset log_min_messages",
               r"^catalogue role settings of every role: not of this release, now: log_min_messages=panic$")
    statements("the_same_in_one_database", "alter database vein set log_min_messages = 'panic'", "alter database vein reset log_min_messages",
               r"^catalogue role settings of every role in this database: not of this release, now: log_min_messages=panic$")
    rules = HOME / "data" / "pg_hba.conf"
    kept = rules.read_text()
    case("a_door_without_a_lock", lambda: rules.write_text(kept + "local all all trust\n"), lambda: rules.write_text(kept),
         r"^authentication pg_hba\.conf line \d+: expected scram-sha-256 or stronger, found local all all trust$")


def list_of_objects():
    kept = superuser("select sha256 from ledger.catalogue where identity = 'rule.now()' and kind = 'function'")
    now = superuser("select pg_get_functiondef('rule.now()'::regprocedure)")
    later = now.replace("clock_timestamp()", "(clock_timestamp() + interval '1 hour')")
    put = "update ledger.catalogue set sha256 = '{}' where identity = 'rule.now()' and kind = 'function'"

    def forge():
        superuser(later)
        superuser(put.format("\\x" + superuser("select encode(sha256(convert_to(description, 'UTF8')), 'hex') from rule.catalogue() "
                                               "where kind = 'function' and identity = 'rule.now()'")))

    case("a_function_and_its_line_in_the_list", forge, lambda: (superuser(now), superuser(put.format(kept))),
         r"^catalogue list: the list of objects is not the one that release 1 recorded \(catalogue\)$",
         r"^catalogue function rule\.now\(\): its body is in no file of this program$")


def recorded_anew():
    """The owner records what he has changed as if it were a release: only the program's own files know better."""
    now = superuser("select pg_get_functiondef('rule.now()'::regprocedure)")
    record = "begin; select set_config('vein.act', 'migration 7', true); select rule.catalogue_record(); commit"
    case("a_change_recorded_as_a_release",
         lambda: superuser(now.replace("clock_timestamp()", "(clock_timestamp() + interval '0 hours')") + ";" + record),
         lambda: superuser(now + ";" + record),
         r"^catalogue function rule\.now\(\): its body is in no file of this program$")
    then = superuser("select pg_get_functiondef('past_rule.board_items(bigint[])'::regprocedure)")
    case("a_reading_of_the_past_recorded_as_a_release",
         lambda: superuser(then.replace("x.status = 'open'", "x.status = 'none'") + ";" + record),
         lambda: superuser(then + ";" + record),
         r"^catalogue function past_rule\.board_items\(bigint\[\]\): its body is in no file of this program$")


def signatures(person):
    row = json.loads(superuser("select row_to_json(s) from core.signature s "
                               f"where entity = 'person' and record_id = {person} and login = '{QA}'"))
    where = f"where id = {row['id']}"
    quoted = row["content"].replace("'", "''")
    place = rf"^signature stream {row['stream_id']} position \d+ person {person}: "

    def both(name, change, back, *expected):
        case(name, lambda: silently("core.signature", f"update core.signature set {change} {where}"),
             lambda: silently("core.signature", f"update core.signature set {back} {where}"), *expected)

    both("another_text_of_a_signature", "content = content || ' and more'", f"content = '{quoted}'",
         place + r"digest of its text: expected [0-9a-f]{64}, found [0-9a-f]{64}, signature \d+, at 20",
         place + "its text is not what the challenge showed; the record has changed under it",
         r"^state stream .*content: ledger ")
    both("another_text_with_its_digest", "content = 'x', digest = sha256('x')",
         f"content = '{quoted}', digest = '{row['digest']}'", place + "its text is not what the challenge showed")
    both("another_digest_of_a_signature", "digest = sha256('x')", f"digest = '{row['digest']}'", place + "digest of its text")
    both("a_signature_superseded_by_nobody", "superseded_at = now(), superseded_by = 'x'",
         "superseded_at = null, superseded_by = null", place + "superseded without an act", "superseded_at: ledger nothing")
    both("another_login_of_the_signer", f"login = '{ADMIN}'", f"login = '{QA}'", place + f"expected login {QA}, found {ADMIN}")
    both("another_signer", f"person_id = {person}", f"person_id = {row['person_id']}",
         place + "expected person QAL, found M1; M1 must not sign this record")
    both("another_role_of_the_signer", "role = 'auditor'", f"role = '{row['role']}'", place + "expected a role of .*, found auditor")
    case("a_challenge_taken_away",
         lambda: superuser(f"create table public.kept as select * from work.challenge where id = '{row['challenge']}'; "
                           f"delete from work.challenge where id = '{row['challenge']}'"),
         lambda: superuser("insert into work.challenge select * from public.kept; drop table public.kept"),
         place + "its challenge does not exist")
    challenge = f"where id = '{row['challenge']}'"
    statements("a_challenge_that_lives_longer", f"update work.challenge set expires_at = expires_at + interval '1 hour' {challenge}",
               f"update work.challenge set expires_at = expires_at - interval '1 hour' {challenge}",
               rf"^derived stream {row['stream_id']} .*challenge {row['challenge']}")
    statements("a_challenge_of_another_hour",
               f"update work.challenge set made_at = made_at - interval '1 hour', used_at = used_at - interval '1 hour', expires_at = expires_at - interval '1 hour' {challenge}",
               f"update work.challenge set made_at = made_at + interval '1 hour', used_at = used_at + interval '1 hour', expires_at = expires_at + interval '1 hour' {challenge}",
               place + "its challenge says that it was used at another time")
    case("a_record_changed_under_its_signature",
         lambda: silently("core.person", f"update core.person set printed_name = 'Other Body' where id = {person}"),
         lambda: silently("core.person", f"update core.person set printed_name = 'Some Body' where id = {person}"),
         place + "the record has changed under it", r"printed_name: ledger Some Body, record Other Body")


def checkpoint_of_another_release():
    """A function that was another one for a while, and a checkpoint of that time."""
    now = superuser("select pg_get_functiondef('rule.now()'::regprocedure)")
    superuser(now.replace("clock_timestamp()", "(clock_timestamp() + interval '0 minutes')"))
    propose("M2")
    vein(QA, "audit", "checkpoint")
    superuser(now)
    code, out, err = verify()
    check("a_checkpoint_keeps_what_was_put_back", code == 5
          and re.search(r"^catalogue checkpoint: at \d+ events the database was not what any release made$", out, re.M)
          and len(out.splitlines()) == 2, code, out, err)


def unattributed():
    superuser("update core.person set job = 'Other' where code = 'M1'")
    code, out, err = verify()
    lines = [line for line in out.splitlines() if line.startswith("unattributed")]
    check("a_direct_change_is_told_once", code == 5 and len(lines) == 1 and "expected ," not in out
          and not re.search(r"found (,|$)", out), code, out, err)


def propose(code):
    return vein(ADMIN, "person", "propose", "--code", code, "--printed-name", "Some Body", "--job", "Manager",
                "--site", "LAB", "--roles", "manager coordinator", "--valid-until", "2040-01-01T00:00:00Z", "--json")


def main():
    code, out, err = propose("M1")
    person = json.loads(out)["data"]["person"]
    for signer in (ADMIN, QA):
        vein(ADMIN, "sign", "person", str(person), "approved", signer=signer)
    vein(QA, "audit", "checkpoint")
    code, out, err = verify(QA)
    check("a_clean_installation", (code, out) == CLEAN and "phase 4" in err and "phase 5" in err
          and "authentication rules: not checked" in err, code, out, err)
    code, out, err = verify()
    check("a_clean_installation_for_its_keeper", (code, out) == CLEAN and "without a secret" in err, code, out, err)
    code_and_rights()
    roles()
    logins()
    list_of_objects()
    recorded_anew()
    signatures(person)
    checkpoint_of_another_release()
    unattributed()
    return 1 if failed else 0


sys.exit(main())

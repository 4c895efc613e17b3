#!/usr/bin/env python3
"""Signing: only the signer's fresh connection with the password just typed signs, once, what was shown."""
import os
import uuid

from house import House, Report, SUPERUSER, Secret, Talk, code_of, password, quote, verdict_of


class Desk:
    """Records that wait for a signature, and what the ledger has of signatures."""

    def __init__(self, house):
        self.house, self.number = house, 0

    def person(self):
        """A fresh proposed person: QA's signature is the only one that is missing."""
        self.number += 1
        return self.house.propose(f"P{self.number}", "technician", "man1")

    def challenge(self, record, login="man1"):
        """Made in a work session; returns its id and the digest."""
        request = str(uuid.uuid4())
        text = self.house.psql(login, f"select digest from api.challenge('{request}', 'person', {record}, 'approved');")
        if code_of(text) != "done":
            raise AssertionError(text)
        return request, text

    def state(self, record):
        return self.house.dba(f"select status, (select count(*) from core.signature s where s.entity = 'person' and "
                              f"s.record_id = p.id) from core.person p where p.id = {record};")

    def signed(self):
        return self.house.dba("select count(*) from core.signature;")


def sign_call(challenge, digest):
    return f"select row_to_json(r) from api.sign('{challenge}', '{digest}') r"


def wrong_password(t):
    with House.staffed() as house:
        desk = Desk(house)
        record, before = desk.person(), desk.signed()
        done = house.vein("sign", "person", str(record), "approved", "--sign-as", "qa1", "--sign-password-fd",
                          Secret("not the password of qa1"), user="man1")
        t.ok(done.code == 3 and not done.out, "wrong_password_is_exit_3", done)
        t.equal((desk.state(record), desk.signed()), ("proposed|0", before), "wrong_password_signs_nothing")
        done = house.vein("sign", "person", str(record), "approved", "--sign-as", "qa1", "--sign-password-fd",
                          Secret(house.passwords["man1"]), user="man1")
        t.equal((done.code, desk.signed()), (3, before), "somebody_elses_password_signs_nothing", done)
        done = house.vein("sign", "person", str(record), "approved", "--sign-as", "", "--sign-password-fd",
                          Secret(house.passwords["man1"]), user="man1")
        t.ok(done.code in (1, 2) and desk.signed() == before, "an_empty_signer_signs_nothing", done)
        done = house.sign("person", record, "approved", "man1", work="man1")
        t.ok(done.code == 1 and done.refusal == "VN009" and desk.state(record) == "proposed|0",
             "the_wrong_person_is_a_stop", done)
        t.equal(house.dba("select count(*) from core.near_miss where act = 'sign';"), "1", "and_leaves_a_near_miss")
        environment(t, house, desk)


def environment(t, house, desk):
    """A password that lies about is not a signature."""
    record, before = desk.person(), desk.signed()
    passfile = os.path.join(house.root, "pgpass")
    service = os.path.join(house.root, "service")
    line = f"{house.socket}:5432:vein:qa1:{house.passwords['qa1']}\n*:*:*:qa1:{house.passwords['qa1']}\n"
    for path, text in ((passfile, line), (service, "[lab]\nuser=qa1\npassword=" + house.passwords["qa1"] + "\n")):
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
    cases = {"PGPASSWORD": {"PGPASSWORD": house.passwords["qa1"]}, "PGPASSFILE": {"PGPASSFILE": passfile},
             "PGSERVICE": {"PGSERVICE": "lab", "PGSERVICEFILE": service, "PGHOST": house.socket, "PGDATABASE": "vein"},
             "PGUSER": {"PGUSER": "qa1", "PGPASSWORD": house.passwords["qa1"]}}
    for name, env in cases.items():
        words = ("sign", "person", str(record), "approved", "--sign-as", "qa1")
        done = house.vein(*words, user="man1", env=env)
        t.ok(done.code in (2, 3) and desk.state(record) == "proposed|0", f"{name}_signs_nothing", done)
        done = house.vein(*words, "--sign-password-fd", Secret("not the password of qa1"), user="man1", env=env)
        t.ok(done.code == 3 and desk.state(record) == "proposed|0", f"{name}_does_not_help_a_wrong_password", done)
    t.equal(desk.signed(), before, "nothing_was_signed_by_the_environment")
    done = house.vein(*words, "--sign-password-fd", Secret(house.passwords["qa1"]), user="man1", env=cases["PGPASSWORD"])
    t.equal((done.code, desk.state(record)), (0, "active|1"), "the_typed_password_signs", done)


def connections(t):
    with House.staffed() as house:
        desk = Desk(house)
        record = desk.person()
        with Talk(house, "qa1") as old:
            challenge, digest = desk.challenge(record)
            t.equal(code_of(old.say(sign_call(challenge, digest))), "VN002", "an_old_connection_is_refused")
            t.equal(code_of(old.say(sign_call(challenge, digest))), "VN002", "and_again")
        t.equal(desk.state(record), "proposed|0", "an_old_connection_signs_nothing")
        two = [desk.challenge(desk.person()) for _ in range(2)]
        with Talk(house, "qa1") as talk:
            t.equal(verdict_of(talk.say(sign_call(*two[0]))), "done", "a_fresh_connection_signs")
            t.equal(code_of(talk.say(sign_call(*two[1]))), "VN002", "one_connection_signs_once")
            t.equal(verdict_of(talk.say(sign_call(*two[0]))), "done", "asked_again_it_gives_the_stored_answer")
        t.equal(house.call("qa1", f"sign('{two[1][0]}', '{two[1][1]}')")[0], "done", "the_next_connection_signs_the_next")
        t.equal(house.call("qa2", f"sign('{two[0][0]}', '{two[0][1]}')")[0], "VN110", "a_used_challenge_is_refused")
        self_made = str(uuid.uuid4())
        with Talk(house, "qa1") as talk:
            text = talk.say(f"begin; select digest from api.challenge('{self_made}', 'person', {desk.person()}, 'approved')")
            text = talk.say(sign_call(self_made, text.splitlines()[-1]))
            t.ok(code_of(text) in ("VN002", "VN112"), "challenge_and_signature_in_one_transaction", text)
            talk.say("rollback")
        t.equal(house.call("qa1", f"sign('{uuid.uuid4()}', '{digest}')")[0], "VN007", "an_invented_challenge_is_refused")
        changed(t, house, desk)


def changed(t, house, desk):
    record = desk.person()
    challenge, digest = desk.challenge(record)
    house.dba(f"update work.challenge set expires_at = clock_timestamp() - interval '1 s' where id = '{challenge}';")
    t.equal(house.call("qa1", f"sign('{challenge}', '{digest}')")[0], "VN008", "an_expired_challenge_is_refused")
    challenge, digest = desk.challenge(record)
    wrong = ("0" if digest[0] != "0" else "1") + digest[1:]
    t.equal(house.call("qa1", f"sign('{challenge}', '{wrong}')")[0], "VN101", "another_digest_is_refused")
    house.act("person", "deactivate", "--person", f"P{desk.number}", "--version", "1", "--reason", "entered twice",
              user="man1")
    t.equal(house.call("qa1", f"sign('{challenge}', '{digest}')")[0], "VN101", "a_changed_record_is_refused")
    t.equal(house.call("man1", f"challenge('{uuid.uuid4()}', 'person', {record}, 'loved')")[0], "VN901",
            "an_invented_meaning_is_refused")
    t.equal(desk.state(record), "inactive|0", "nothing_was_signed_by_those")


def two_persons(t):
    """Two signatures are two persons, whatever login they use; the document's content is what is signed."""
    with House.staffed() as house:
        text = house.dba("select document from core.process_version limit 1;").replace("'", "''")
        made = house.call("man1", f"process_import('{uuid.uuid4()}', {quote(text)})")
        t.ok(made[0] in ("done", "VN113", "VN116", "VN108"), "import_answers", made[1][:300])
        hold = house.act("hold", "place", "--batch", "B-1", "--version", "1", "--reason", "label unreadable", user="qa1")
        t.ok("hold" in hold, "hold_placed", hold)
        done = house.vein("sign", "hold", str(hold["hold"]), "approved", "--sign-as", "qa1", "--sign-password-fd",
                          Secret(house.passwords["qa1"]), user="qa1")
        t.ok(done.code == 2 and done.refusal == "VN901", "what_is_not_signable_is_said", done)


def deactivated(t):
    with House.staffed() as house:
        desk = Desk(house)
        challenge, digest = desk.challenge(desk.person())
        version = house.dba("select version from core.person where code = 'qa2';")
        with Talk(house, "qa2") as talk, Talk(house, "qa2") as other:
            t.equal(talk.say("select count(*) > 0 from api.board"), "t", "an_open_session_reads_before")
            done = house.act("person", "deactivate", "--person", "qa2", "--version", version, "--reason", "left the house",
                             user="man1")
            t.equal(done["sessions_ended"], 2, "deactivation_ends_open_sessions")
            for session in (talk, other):
                text = session.say(f"select row_to_json(r) from api.hold_place('{uuid.uuid4()}', 'B-1', 1, 'after leaving') r")
                t.ok(code_of(text) in ("57P01", "lost", "08006"), "a_deactivated_person_cannot_act", text)
        t.equal(house.dba("select count(*) from core.hold;"), "0", "nothing_was_stored")
        t.equal(house.vein("board", user="qa2").code, 3, "a_deactivated_person_cannot_log_in")
        done = house.vein("sign", "person", "1", "approved", "--sign-as", "qa2", "--sign-password-fd",
                          Secret(house.passwords["qa2"]), user="man1")
        t.ok(done.code in (1, 3), "a_deactivated_person_cannot_sign", done)
        # even with the door left open by an administrator, the act looks at the person
        house.passwords["qa2"] = password()
        house.dba(f"alter role qa2 login password {quote(house.passwords['qa2'])};")
        found = house.call("qa2", f"sign('{challenge}', '{digest}')")[0]
        t.equal(found, "VN001", "a_reopened_role_is_not_a_person")
        t.equal(house.psql("qa2", "select count(*) from api.board;"), "0", "and_sees_nothing")
        house.dba(f"drop role qa2; create role qa2 login password {quote(house.passwords['qa2'])} "
                  "in role vein_qa;")
        t.equal(house.call("qa2", f"sign('{challenge}', '{digest}')")[0], "VN001", "nor_is_a_role_of_the_same_name")
        t.ok(SUPERUSER in house.psql_words(SUPERUSER), "superuser_did_that")


Report("signing").run(wrong_password, connections, two_persons, deactivated)

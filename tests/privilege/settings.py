"""Every setting that a user may change, at its extremes: the same small workflow must give the same answers."""
import json
import re
from concurrent.futures import ThreadPoolExecutor

from lab import Failed, Session
# Settings that may end a statement or the session, by time or resources: refusal is right, another answer is not.
MAY_REFUSE = {"statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout", "default_transaction_isolation",
              "default_transaction_read_only", "transaction_read_only", "transaction_isolation", "transaction_deferrable", "max_stack_depth", "temp_file_limit",
              "client_encoding", "default_tablespace", "temp_tablespaces", "role", "session_authorization", "default_table_access_method", "tcp_user_timeout",
              "client_connection_check_interval", "search_path", "ssl_renegotiation_limit",
              # acts say so and stop: their own texts would be read differently
              "standard_conforming_strings", "exit_on_error"}
ODD = {"TimeZone": ["Asia/Kolkata", "Pacific/Kiritimati", "Etc/GMT+12", "<+14>-14"], "DateStyle": ["German, DMY", "SQL, MDY", "Postgres, YMD"],
       "IntervalStyle": ["sql_standard", "iso_8601"], "bytea_output": ["escape"], "client_encoding": ["LATIN1", "SQL_ASCII", "SJIS"], "search_path": ["pg_catalog", "''", "core, rule"],
       "lc_messages": ["C"], "lc_monetary": ["C"], "lc_numeric": ["C"], "lc_time": ["C"], "extra_float_digits": ["-15", "3"], "application_name": ["''", "x" * 200],
       "default_transaction_isolation": ["serializable", "'repeatable read'"], "timezone_abbreviations": ["Australia", "India"], "default_text_search_config": ["simple"],
       "local_preload_libraries": [], "session_preload_libraries": [], "role": ["none"], "session_authorization": ["default"]}
# Names that functions might look at: a user may invent any of these.
INVENTED = [("vein.xact", "1"), ("vein.person", "qa1"), ("vein.act", "sign"), ("vein.offset", "86400000000"), ("vein.bytes", "00"), ("vein.opening", "00"), ("vein.signature", "7"), ("vein.reason", "x"), ("vein.request", "x"),
            ("vein.head", "1:1:00"), ("vein.head", "33:1:" + "00" * 32), ("vein.head", "x")]


def values(setting):
    """One legal extreme after another, as text for SET."""
    name, kind = setting["name"], setting["vartype"]
    if name in ODD:
        return ODD[name]
    if kind == "bool":
        return ["on", "off"]
    if kind == "enum":
        return [v for v in setting["enumvals"] if re.fullmatch(r"[A-Za-z0-9_ -]+", v)]
    if kind in ("integer", "real"):
        return [setting["min_val"], setting["max_val"]]
    return ["''"]


BEFORE = """select json_build_object('version', (select version from core.batch where code = 'B-COL'), 'now', tap.now(),
    'next', (select count(*) + 1 from core.step_execution x join core.process_step s on s.id = x.process_step_id where s.code = 'daily-sample'),
    'stored', (select string_agg(concat_ws(' ', f.name, o.number, o.word, o.moment at time zone 'UTC', o.breach), '; ' order by f.place) from core.observation o
        join core.process_field f on f.id = o.process_field_id where o.step_execution_id = (select max(id) from core.step_execution)),
    'events', (select string_agg(concat_ws(' ', e.kind, e.entity, e.act, coalesce(e.person, '-'), e.login, e.lab_at = e.at), '; ' order by e.stream, e.position)
        from ledger.event e where e.request::text like '%s%%'))"""


# a value at its alert level, as it is stored, with its verdict and the limit that it did not keep
BREACHED = """select concat_ws(' ', o.number, o.breach, f.alert_op, f.alert_value) from api.observation o
    join api.process_field f on f.process = 'synthetic-small' and f.step = o.step and f.name = o.field
    where o.batch = 'B-RUN' and o.field = 'viability' and o.breach <> ''"""


def breach(db):
    """One value at its alert level, recorded before the settings are tried: each of them must read it like this."""
    values = json.dumps({"sampled_at": db.dba("select tap.now()"), "volume": "100.0", "vcc": "4.05", "viability": "79.9", "look": "clear"})
    return db.must("tec1", f"step_record($R, 'B-RUN', 'daily-sample', 1, $N, '{values}', null, 'V-RUN')").data["shown"]["viability"]


def workflow(db, prelude, tag):
    """Acts of two people under the settings of the prelude, what they answered and what was stored. Run on one
    database again and again, equal answers are equal but for numbers that go on."""
    prefix = f"00000000-0000-4000-8000-{tag:011d}"
    start = json.loads(db.dba(BEFORE % prefix))
    values = json.dumps({"sampled_at": "2026-03-29T02:30:00+02:00", "volume": "100.0", "vcc": "4.05", "viability": "91.9", "look": "clear"})
    answers = ask(db, "qa1", prelude, [
        f"select row_to_json(r) from api.hold_place('{prefix}0', 'B-COL', {start['version']}, 'a reason in words') r",
        f"select row_to_json(r) from api.hold_place('{prefix}1', 'B-RUN', 1, 'a reason in words') r"])
    answers += ask(db, "tec1", prelude, [
        f"select row_to_json(r) from api.scan('{prefix}2', 'CHA999926000002', 'B-RUN') r",
        f"select row_to_json(r) from api.step_record('{prefix}3', 'B-RUN', 'daily-sample', {start['next']}, '{start['now']}', '{values}', null, 'V-RUN') r",
        f"select row_to_json(r) from api.scan('{prefix}4', 'V-RUN', 'B-RUN') r",
        f"select digest || content from api.challenge('{prefix}5', 'step_execution', 1, 'checked')", BREACHED])
    after = json.loads(db.dba(BEFORE % prefix))
    return [normal(a) for a in answers + [after["stored"], after["events"] or "none"]]


def ask(db, login, prelude, statements):
    """The answer, or the SQLSTATE, of each statement. The connection is kept from one setting to the next, and all
    settings put back; one that is lost is replaced."""
    answers = []
    session = db.kept.pop(login, None) or db.lab.remember(Session(db, login))
    try:
        for sql in [s for s in prelude.split(";\n") if s]:
            try:
                session.value(sql)
            except Failed:
                pass  # a value that is not legal here changes nothing
        for sql in statements:
            answers.append(value(session, sql))
            if answers[-1] == "08006":
                return answers + ["08006"] * (len(statements) - len(answers))
        session.value("reset all")
        db.kept[login] = session
    except (Failed, OSError):
        answers += ["08006"] * (len(statements) - len(answers))
    return answers


def value(session, sql):
    try:
        return session.value(sql)
    except Failed as refused:
        return refused.code
    except OSError:
        return "08006"


def normal(answer):
    """Numbers that go on from run to run (ids, positions, versions, hashes) as a sign of their kind."""
    answer = re.sub(r'"(hash)":"[0-9a-f]{64}"', r'"\1":"H"', answer)
    answer = re.sub(r'"(position|near_miss|hold|step_execution|version|stream)":\s*\d+', r'"\1":N', answer)
    answer = re.sub(r'"due_at": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"', '"due_at": "T"', answer)
    return re.sub(r'"occurrence":\s*\d+', '"occurrence":N', answer)


def sweep(lab, report):
    db = lab.copy("settings")
    report.equal(breach(db), "79.9 (alert level)", "settings: a value at its alert level is answered as such")
    workflow(db, "", 1000)  # the first one is different: it is the one that puts a batch on hold
    plain = workflow(db, "", 1010)
    report.equal(workflow(db, "", 1020), plain, "settings: the workflow repeats itself")
    report.ok(plain[0].startswith('{"verdict":"done"') and plain[1] == "VN101" and '"VN301"' in plain[2] and plain[3].startswith('{"verdict":"done"')
              and plain[6] == "79.9 alert >= 80.0",
              "settings: and does what it should", plain)
    tries = [(s["name"], v) for s in db.rows("select name, vartype, min_val, max_val, enumvals from pg_settings where context = 'user' order by name", "tec1") for v in values(s)]
    tries += INVENTED
    report.ok(len(tries) > 200, "settings: the sweep covers the settings of a user")

    def part(number):
        mine = lab.copy(f"settings{number}")
        breach(mine)
        workflow(mine, "", 2000)
        base = workflow(mine, "", 2010)
        return [w for place, (name, value) in enumerate(tries[number::2]) for w in one(mine, base, name, value, 3000 + place)]

    with ThreadPoolExecutor(2) as pool:
        wrong = [w for some in pool.map(part, range(2)) for w in some]
    report.ok(not wrong, f"settings: {len(tries)} odd settings change no answer", "; ".join(wrong[:6]))


def one(db, base, name, value, tag):
    """A line for what is different under one setting; a value that is not legal here changes nothing."""
    text = value if re.fullmatch(r"'.*'|-?[0-9.e+-]+", value) or "," in value else "'" + value + "'"
    found = workflow(db, f"set {name} = {text};\n", tag)
    if found == base or name in MAY_REFUSE and refused_only(found, base):
        return []
    return [f"{name}={value[:20]}: " + next((f"{a} instead of {b}" for a, b in zip(found, base) if a != b), "")[:300]]


def refused_only(found, base):
    """Every act gives the plain answer or a refusal; what is stored follows from that."""
    return all(a == b or re.fullmatch(r"[0-9A-Z]{5}", a) for a, b in zip(found[:7], base[:7]))

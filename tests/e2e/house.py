"""One embedded installation for a test: made, staffed, talked to through the program and through psql, and
taken away with everything that runs in it. Standard library only.

    with House.staffed() as house:
        house.must("site", "add", "--code", "S2", ..., user="man1")
        house.dba("select count(*) from core.site")

The template (an installation with a staff, a process and a batch) is made once per run and copied.
"""
import csv
import fcntl
import glob
import io
import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import namedtuple
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VEIN = str((ROOT / os.environ.get("VEIN", "build/vein")).resolve())
SUPERUSER = "vein_dba"
PATIENCE = 90
SITE = "LAB"
UNTIL = "2035-01-01T00:00:00Z"
FOUNDERS = {"admin": "A1:Ada Admin:adm1", "qa": "Q1:Quinn One:qa1"}
# login = code; who belongs to the staffed template besides the founders
STAFF = {"man1": "manager", "man2": "manager", "qa2": "qa", "coo1": "coordinator", "tec1": "technician",
         "tec2": "technician", "ana1": "analyst", "aud1": "auditor"}


class Secret(str):
    """An argument that is handed over on a descriptor; the program sees the descriptor's number."""


class Done(namedtuple("Done", "code out err")):
    def json(self):
        return json.loads(self.out)

    @property
    def text(self):
        return self.out.decode("utf-8", "replace")

    @property
    def said(self):
        return self.err.decode("utf-8", "replace")

    @property
    def refusal(self):
        """VNnnn of the first line on standard error, or None."""
        match = re.match(r"(?s).*?^vein: (VN\d{3}) ", self.said, re.M)
        return match[1] if match else None


def wait_for(condition, what, seconds=30):
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s for {what}")
        pause.wait(0.01)
    return value


def quote(value):
    return "null" if value is None else "'" + str(value).replace("'", "''") + "'"


def password():
    """A canary: no text like it can be anywhere by chance."""
    return f"Kanarie {secrets.token_hex(6)} singt laut"


class Talk:
    """One psql session that stays open: the same backend answers every question."""

    def __init__(self, house, login, options=""):
        env = house.psql_env(login)
        if options:
            env["PGOPTIONS"] = options
        self.process = subprocess.Popen(house.psql_words(login), env=env, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.say("select 1")  # connected when this returns

    def say(self, sql):
        mark = uuid.uuid4().hex
        data = sql if isinstance(sql, bytes) else sql.encode()
        try:
            self.process.stdin.write(data + b";\n\\echo " + mark.encode() + b"\n")
            self.process.stdin.flush()
        except OSError:
            pass
        lines = []
        for line in self.process.stdout:
            if line.strip() == mark.encode():
                break
            lines.append(line)
        return b"".join(lines).decode("utf-8", "replace").strip()

    def close(self):
        try:
            self.process.stdin.close()
        except OSError:
            pass
        self.process.wait()
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def code_of(text):
    """SQLSTATE of psql's verbose output; "done" when there is none."""
    match = re.search(r"(?:ERROR|FATAL|PANIC):  ([0-9A-Z]{5}):", text)
    if match:
        return match[1]
    return "lost" if "connection to server was lost" in text else "done"


class House:
    def __init__(self):
        self.root = tempfile.mkdtemp(prefix="vein-e2e-", dir="/tmp")
        os.chmod(self.root, 0o755)  # the server's own account passes through
        self.home = os.path.join(self.root, "home")
        self.passwords, self.facts, self.heard = {}, {}, bytearray()
        self.base = {k: v for k, v in os.environ.items()
                     if not k.startswith(("PG", "VEIN", "XDG_", "ASAN"))}
        self.base.update(VEIN_HOME=self.home, LC_ALL="C.UTF-8", HOME=self.root,
                         XDG_STATE_HOME=os.path.join(self.root, "state"))

    # ---- the program
    def start(self, *words, user=None, env=None, full=False, out=subprocess.PIPE, **more):
        """A running `vein`; Secret arguments go over descriptors. full: its output is a pipe full of dots, so that it
        waits with its first word until somebody reads. out: where its output goes instead."""
        fds, argv = [], [VEIN]
        if user:
            words = ("-U", user, "--password-fd", Secret(self.passwords[user]), *words)
        for word in words:
            if isinstance(word, Secret):
                read, write = os.pipe()
                os.write(write, word.encode() + b"\n")
                os.close(write)
                fds.append(read)
                word = str(read)
            argv.append(word)
        try:
            passed = tuple(fds)
            if full:
                kept, out = os.pipe()
                fds.append(out)
                os.write(out, b"." * fcntl.fcntl(out, fcntl.F_SETPIPE_SZ, 4096))
            process = subprocess.Popen(argv, env={**self.base, **(env or {})}, stdin=subprocess.DEVNULL, stdout=out,
                                       stderr=subprocess.PIPE, pass_fds=passed, start_new_session=True,
                                       cwd=self.root, **more)
            if full:
                process.stdout = open(kept, "rb")
            return process
        finally:
            for fd in fds:
                os.close(fd)

    def vein(self, *words, patience=PATIENCE, **more):
        process = self.start(*words, **more)
        try:
            out, err = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            err += b"\nkilled: it did not end"
        self.heard += out + err
        return Done(process.returncode, out, err)

    def must(self, *words, **more):
        done = self.vein(*words, **more)
        if done.code != 0:
            raise AssertionError(f"vein {' '.join(map(str, words))[:200]} ended with {done.code}: {done.said}")
        return done

    def act(self, *words, **more):
        """A writing command that must be done; returns the JSON object of what it made."""
        return self.must(*words, "--json", **more).json()["data"]

    def sign(self, entity, record, meaning, login, work=None, presence=None):
        where = ["--presence", presence] if presence else []
        return self.vein("sign", entity, str(record), meaning, "--sign-as", login, "--sign-password-fd",
                         Secret(self.passwords[login]), *where, "--json", user=work or login)

    def must_sign(self, *words, **more):
        done = self.sign(*words, **more)
        if done.code != 0:
            raise AssertionError(f"sign {words} ended with {done.code}: {done.said}")

    # ---- psql
    @property
    def socket(self):
        return os.path.join(self.home, "run")

    def secret(self, role):
        return Path(self.home, "secret", role).read_text().strip()

    def psql_words(self, login):
        return ["psql", "-X", "-q", "-At", "-v", "VERBOSITY=verbose", "-h", self.socket, "-p", "5432",
                "-U", login, "-d", "vein"]

    def psql_env(self, login):
        word = self.passwords.get(login) or self.secret(login)
        return {**self.base, "PGPASSWORD": word, "PGCONNECT_TIMEOUT": "20"}

    def psql(self, login, sql):
        """Output and errors of several statements, each a transaction of its own."""
        done = subprocess.run([*self.psql_words(login), "-f", "-"], env=self.psql_env(login), cwd=self.root,
                              input=sql if isinstance(sql, bytes) else sql.encode(),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE)
        self.heard += done.stdout
        return done.stdout.decode("utf-8", "replace").strip()

    def dba(self, sql):
        text = self.psql(SUPERUSER, sql)
        if code_of(text) != "done":
            raise AssertionError(text)
        return text

    def call(self, login, call):
        """One act through psql: its verdict ("done", "stop VNnnn") or its SQLSTATE, and the whole text."""
        text = self.psql(login, f"select row_to_json(r) from api.{call} r;")
        return verdict_of(text), text

    # ---- the server
    def postmaster(self):
        try:
            with open(os.path.join(self.home, "data/postmaster.pid"), encoding="utf-8") as file:
                return int(file.readline())
        except (OSError, ValueError):
            return None

    def processes(self):
        """Server processes of this installation: the first and its children."""
        parents, ours = {}, set()
        for path in glob.glob("/proc/[0-9]*"):
            try:
                with open(f"{path}/cmdline", "rb") as file:
                    command = file.read().split(b"\0")
                with open(f"{path}/stat", encoding="utf-8", errors="replace") as file:
                    state, above = file.read().rpartition(")")[2].split()[:2]
            except (OSError, ValueError):
                continue
            pid = int(path.split("/")[2])
            if state == "Z":
                continue
            parents[pid] = int(above)
            if command[0].endswith(b"/postgres") and f"{self.home}/data".encode() in command:
                ours.add(pid)
        return ours | {pid for pid, above in parents.items() if above in ours}

    def kill(self):
        """All of them at once, as when the machine loses power but for what the disk has."""
        first = self.postmaster()
        pids = sorted(self.processes(), key=lambda pid: pid != first)
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        wait_for(lambda: not set(pids) & self.processes(), "killed processes to be gone")

    def stop(self):
        self.must("server", "stop")

    def tick_pid(self):
        try:
            pid = int(Path(self.home, "tick.pid").read_text())
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                return pid if b"tick" in file.read() else None
        except (OSError, ValueError):
            return None

    def close(self):
        for pid in self.processes():
            try:
                os.kill(pid, signal.SIGQUIT)
            except ProcessLookupError:
                pass
        try:
            wait_for(lambda: not self.processes(), "servers to end")
            wait_for(lambda: not self.tick_pid(), "the periodic task to end")
        finally:
            shutil.rmtree(self.root, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def log(self):
        with open(os.path.join(self.home, "log/server.log"), encoding="utf-8", errors="replace") as file:
            return file.read()

    # ---- what is stored
    def fingerprint(self, talk=None):
        """Digest of every table of core, number of events and of served requests."""
        tables = self.facts.get("tables")
        if not tables:
            tables = self.dba("select format('%I.%I', schemaname, tablename) from pg_tables "
                              "where schemaname = 'core' order by 1;").split()
            self.facts["tables"] = tables
        parts = [f"md5(coalesce(string_agg(t::text, '' order by t::text), '')) from {t} t" for t in tables]
        parts += ["count(*)::text from ledger.event", "count(*)::text from work.request"]
        # a union has no order of its own: workers that share it give its parts as they finish
        sql = "select d from (%s) x (n, d) order by n" % " union all ".join(f"select {n}, {part}" for n, part in enumerate(parts))
        return talk.say(sql) if talk else self.dba(sql + ";")

    def changed(self, before, after):
        names = [*self.facts["tables"], "ledger.event", "work.request"]
        return [n for n, b, a in zip(names, before.split(), after.split()) if b != a]

    # ---- how it is made
    def init(self, *more):
        words = ["server", "init", *more, "--site", f"{SITE}:Laboratory:Europe/Berlin"]
        for role, triple in FOUNDERS.items():
            login = triple.rsplit(":", 1)[1]
            self.passwords.setdefault(login, password())
            words += [f"--{role}", triple, f"--{role}-password-fd", Secret(self.passwords[login])]
        return self.must(*words)

    def propose(self, code, roles, proposer, **more):
        return self.act("person", "propose", "--code", code, "--printed-name", f"Name of {code}", "--job",
                        roles, "--site", SITE, "--roles", roles, "--valid-until", UNTIL, user=proposer,
                        **more)["person"]

    def add_person(self, code, roles, proposer, *signers):
        record = self.propose(code, roles, proposer)
        for signer in signers:
            self.must_sign("person", record, "approved", signer)
        self.add_login(code)

    def add_login(self, code):
        self.passwords[code] = password()
        self.act("login", "create", "--person", code, "--login", code, "--new-password-fd",
                 Secret(self.passwords[code]), user="adm1")
        own = password()
        self.act("login", "password", "--new-password-fd", Secret(own), user=code)
        self.passwords[code] = own

    def staff(self):
        for code in ("man1", "qa2"):  # the second QA closes the opening
            self.add_person(code, STAFF[code], "adm1", "adm1", "qa1")
        for code, roles in STAFF.items():
            if code not in self.passwords:
                self.add_person(code, roles, "man1", "qa1")

    def lay_in(self):
        """Two processes in force, a patient, an order, a batch, and a transcribed batch with a sample."""
        for document in ("synthetic-small", "ari-0001"):
            record = self.act("process", "import", str(ROOT / f"sql/process/{document}.json"),
                              user="man1")["process_version"]
            for signer in ("man1", "qa1"):
                self.must_sign("process_version", record, "approved", signer)
        self.act("patient", "register", "--site", SITE, "--code", "PT1", "--initials", "AM", "--family-name",
                 "Muster", "--given-name", "Anna", "--birth-date", "1970-01-02", "--record-number", "R1001",
                 "--sex", "female", user="coo1")
        self.act("order", "place", *order_words("O-1", "CHA999926000001"), user="coo1")
        self.act("batch", "issue", "--order-code", "O-1", "--number", "1", "--code", "B-1", "--slot",
                 "2034-01-02", user="coo1")
        for person in ("tec1", "ana1"):
            record = self.act("training", "propose", "--person", person, "--process", "ari-0001", "--number", "1",
                              "--procedures-until", UNTIL, "--practical-until", UNTIL, "--version-until", UNTIL,
                              user="man1")["training"]
            self.must_sign("training", record, "approved", "qa1")
        self.act("order", "place", "--site", SITE, "--kind", "validation", "--process", "ari-0001", "--code", "O-2",
                 user="coo1")
        self.act("batch", "issue", "--order-code", "O-2", "--number", "1", "--code", "B-2", "--slot", "2034-01-02",
                 "--mark", "TRANSCRIBED", user="coo1")
        paper = ("--mode", "transcribed", "--source", "Castella 2019, table 2")
        self.act("step", "record", "--batch", "B-2", "--step", "harvest", "--occurrence", "1", *paper, user="tec1")
        self.act("sample", "register", "--batch", "B-2", "--sample", "final", "--code", "S-1", *paper, user="tec1")

    @classmethod
    def staffed(cls):
        """A copy of the template, started."""
        template = os.environ.get("VEIN_E2E_TEMPLATE")
        house = cls()
        try:
            if not template:
                house.init()
                house.staff()
                house.lay_in()
                return house
            subprocess.run(["cp", "-a", os.path.join(template, "home"), house.home], check=True)
            kept = json.loads(Path(template, "kept.json").read_text())
            house.passwords = kept["passwords"]
            house.must("server", "start")
            return house
        except BaseException:
            house.close()
            raise

    def keep_as_template(self):
        self.stop()
        wait_for(lambda: not self.tick_pid(), "the periodic task to end")
        kept = os.open(os.path.join(self.root, "kept.json"), os.O_WRONLY | os.O_CREAT, 0o600)
        with open(kept, "w", encoding="utf-8") as file:
            json.dump({"passwords": self.passwords}, file)


def order_words(code, coi, **other):
    words = {"site": SITE, "kind": "patient", "patient": "PT1", "process": "synthetic-small", "code": code,
             "coi": coi, "indication": "B-ALL", "consent-version": "1.0", "consent-date": "2024-01-02",
             "weight-kg": "70.0", "weight-date": "2024-01-02", "planned-dose": "2.0", "planned-dose-unit":
             "10*6/kg", "infectious-markers": "non-reactive", **other}
    return [part for name, value in words.items() for part in (f"--{name}", value)]


def verdict_of(text):
    if code_of(text) != "done":
        return code_of(text)
    try:
        row = json.loads(text.splitlines()[-1])
    except (ValueError, IndexError):
        return f"no answer: {text[:200]}"
    return f"stop {row['code']}" if row["verdict"] == "stop" else row["verdict"]


def rows_of_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8")), strict=True))


class Report:
    """Prints `ok NAME` and `not ok NAME - detail`."""

    def __init__(self, suite):
        self.suite, self.failed, self.lock = suite, 0, threading.Lock()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that houses are cleaned up

    def ok(self, condition, name, detail=""):
        with self.lock:
            self.failed += not condition
            words = " ".join(str(detail).split())
            print(f"{'' if condition else 'not '}ok {self.suite}/{name}"
                  + ("" if condition or not words else f" - {words[:900]}"), flush=True)
        return condition

    def equal(self, found, expected, name, more=""):
        return self.ok(found == expected, name, f"found {found!r}, expected {expected!r} {more}")

    def run(self, *scenes):
        """Each scene on its own: one that breaks off is one failure. Names on the command line choose."""
        chosen = sys.argv[1:]
        for scene in scenes:
            if chosen and scene.__name__ not in chosen:
                continue
            try:
                scene(self)
            except (AssertionError, OSError, ValueError, KeyError, TypeError, IndexError,
                    subprocess.SubprocessError) as broken:
                self.ok(False, scene.__name__, f"broke off: {type(broken).__name__} {broken}")
        sys.exit(1 if self.failed else 0)

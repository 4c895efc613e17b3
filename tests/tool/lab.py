"""A throwaway laboratory for tests: one private cluster, the schema, a fixture laboratory as a template
database, and a copy of it for every test file. Standard library only; psql and the server by subprocess.

    with Lab() as lab:
        db = lab.copy("race")
        db.value("tec1", "select 1")
        db.act("qa1", "hold_place($R, 'B-RUN', {B-RUN}, 'needs a look')")

Everything lives below one temporary directory and goes with the object, also on SIGTERM. The server is a
child of the same process group, so that nothing outlives a killed test run. As root the server runs as an
unprivileged account. Names of logins are those of the persons (lab_fixture.sql).
"""
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SUPERUSER = "vein_dba"
PORT = "5432"
CONF = """
listen_addresses = ''
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 150
shared_buffers = 64MB
max_wal_size = 2GB
logging_collector = off
log_min_messages = log
log_min_error_statement = panic
log_error_verbosity = terse
log_line_prefix = '%m [%p] %u@%d '
jit = off
"""


def bindir():
    """The programs of PostgreSQL 15; the packages keep them out of the path."""
    for place in (os.environ.get("PGBINDIR"), "/usr/lib/postgresql/15/bin"):
        if place and os.access(os.path.join(place, "initdb"), os.X_OK):
            return place
    found = shutil.which("initdb")
    if found:
        return os.path.dirname(os.path.realpath(found))
    sys.exit("no PostgreSQL 15 server programs found")


def account():
    """Who runs the server: nobody does it as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            pass
    sys.exit("no unprivileged account for the server")


class Failed(Exception):
    """A statement was refused: code is its SQLSTATE."""

    def __init__(self, code, text):
        super().__init__(f"{code}: {text}")
        self.code, self.text = code, text


class Answer(dict):
    """One answer of one act; .status is done, stop VNnnn, or VNnnn."""

    @property
    def status(self):
        verdict = self.get("verdict")
        return f"stop {self['code']}" if verdict == "stop" else verdict or self["code"]

    @property
    def data(self):
        return self.get("data") or {}


class Session:
    """A connection that stays open: one psql that reads statements and says where each answer ends."""

    def __init__(self, db, login):
        self.mark = f"end-{uuid.uuid4()}"
        self.psql = subprocess.Popen(db.command(login), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     stderr=subprocess.DEVNULL, text=True, errors="replace", env=db.lab.env)

    def value(self, sql):
        self.psql.stdin.write(f"{sql}\n;\n\\echo {self.mark} :SQLSTATE\n\\echo :LAST_ERROR_MESSAGE\n"
                              f"\\echo {self.mark}\n")
        self.psql.stdin.flush()
        answer = self.until()
        code = self.ended.split()[-1]
        message = self.until()
        if code != "00000":
            raise Failed(code, "\n".join(message))
        return "\n".join(answer)

    def until(self):
        lines = []
        for line in self.psql.stdout:
            if line.startswith(self.mark):
                self.ended = line
                return lines
            lines.append(line.rstrip("\n"))
        raise Failed("08006", "the connection has ended")

    def close(self):
        try:
            self.psql.stdin.close()
        except OSError:         # it has ended already, with the run that is being ended
            pass
        self.psql.stdout.close()
        self.psql.wait()


class Database:
    """One database of the laboratory. Acts use open connections from a pool, one act at a time on each;
    signatures, and whatever goes through value() and run(), a connection of their own."""

    def __init__(self, lab, name):
        self.lab, self.name = lab, name
        self.pool, self.kept = {}, {}

    def once(self, login, sql):
        """One statement on a connection of the pool."""
        with self.lab.lock:
            free = self.pool.setdefault(login, [])
            session = free.pop() if free else None
        session = session or self.lab.remember(Session(self, login))
        try:
            return session.value(sql)
        finally:
            with self.lab.lock:
                self.pool[login].append(session)

    def command(self, login, *more):
        return ["psql", "-X", "-q", "-At", "-h", self.lab.socket, "-p", PORT, "-U", login,
                "-d", self.name, *more]

    def run(self, login, sql, options="", **more):
        env = dict(self.lab.env, PGOPTIONS=options) if options else self.lab.env
        return subprocess.run(self.command(login, "-v", "VERBOSITY=verbose", "-v", "ON_ERROR_STOP=1",
                                           "-f", "-"),
                              input=sql, text=True, capture_output=True, env=env, **more)

    def value(self, login, sql, options=""):
        done = self.run(login, sql, options)
        if done.returncode:
            match = re.search(r"(?:ERROR|FATAL|PANIC):  ([0-9A-Z]{5}): (.*)", done.stderr)
            raise Failed(match[1] if match else "08006", match[2] if match else done.stderr.strip())
        return done.stdout.rstrip("\n")

    def dba(self, sql):
        return self.value(SUPERUSER, sql) if ";" in sql else self.once(SUPERUSER, sql)

    def put_helpers_away(self):
        """For who verifies with the program: they are in none of its files, and would be named."""
        self.dba("begin; drop schema tap cascade; select set_config('vein.act', 'migration 0', true); select rule.catalogue_record(); commit")

    def rows(self, sql, login=SUPERUSER):
        text = self.once(login, f"select coalesce(json_agg(q), '[]') from ({sql}) q")
        return json.loads(text)

    def call(self, text, request=None):
        """Fills in $R (request id), $N (laboratory time) and {BATCH} (version of a batch)."""
        text = text.replace("$R", f"'{request or uuid.uuid4()}'")
        if "$N" in text:
            text = text.replace("$N", f"'{self.dba('select tap.now()')}'")
        return re.sub(r"\{([A-Z][A-Z0-9-]*)\}", lambda m: self.version(m[1]), text)

    def version(self, batch):
        return self.dba(f"select version from core.batch where code = '{batch}'")

    def act(self, login, call, request=None):
        ask = self.value if call.startswith("sign(") else self.once
        try:
            return Answer(json.loads(ask(login, f"select row_to_json(r) from api.{self.call(call, request)} r")))
        except Failed as refused:
            return Answer(code=refused.code, text=refused.text)

    def must(self, login, call):
        answer = self.act(login, call)
        if answer.status != "done":
            raise AssertionError(f"{login} {call}: {answer}")
        return answer

    def challenge(self, login, entity, record, meaning):
        """Returns challenge id and digest."""
        challenge = str(uuid.uuid4())
        digest = self.once(login, f"select digest from api.challenge('{challenge}', '{entity}', "
                                   f"{record}, '{meaning}')")
        return challenge, digest

    def sign(self, login, entity, record, meaning, signer):
        challenge, digest = self.challenge(login, entity, record, meaning)
        return self.act(signer, f"sign('{challenge}', '{digest}')")


class Lab:
    def __init__(self, fixture=True):
        self.bin, self.account, self.lock = bindir(), account(), threading.RLock()
        self.postgres = Database(self, "postgres")
        self.root = tempfile.mkdtemp(prefix="vein-lab-", dir="/tmp")
        os.chmod(self.root, 0o755)
        self.socket = self.root
        self.data = os.path.join(self.root, "data")
        self.log = os.path.join(self.root, "log")
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        self.env["PGCONNECT_TIMEOUT"] = "20"
        # the program remembers heads and anchors of its user: not in the home of whoever runs the tests
        self.env.update(HOME=self.root, XDG_STATE_HOME=f"{self.root}/state", VEIN_HOME=f"{self.root}/home")
        # a copy, since a build at the same time would make another release of it under way
        self.program = shutil.copy(ROOT / os.environ.get("VEIN", "build/vein"), f"{self.root}/vein")
        self.server, self.sessions = None, []
        self.fixture = fixture

    def __enter__(self):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        try:
            self.begin()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    # ---- the server
    def as_account(self, *command, **more):
        if self.account:
            more.update(user=self.account.pw_uid, group=self.account.pw_gid, extra_groups=[])
        return subprocess.Popen(command, cwd="/", env=self.env, **more)

    def begin(self):
        """Server, schema and fixture: made, or taken from the one that an earlier suite of the same check has made."""
        kept = os.environ.get("VEIN_LAB_TEMPLATE") if self.fixture else None
        if kept and os.path.exists(f"{kept}/data"):
            self.own()
            subprocess.run(["cp", "-a", "--reflink=auto", f"{kept}/data", self.data], check=True)
            return self.serve()
        self.start()
        self.load()
        if kept:
            self.keep(kept)

    def keep(self, place):
        """A copy of what was made, for later suites; taken while the server is down."""
        self.server.send_signal(signal.SIGINT)
        self.server.wait()
        for session in self.sessions:
            session.close()
        self.sessions.clear()
        self.postgres.pool.clear()
        copy = f"{place}/{os.getpid()}"
        subprocess.run(["cp", "-a", "--reflink=auto", self.data, copy], check=True)
        try:
            os.rename(copy, f"{place}/data")
        except OSError:                         # another suite was as quick
            shutil.rmtree(copy)
        self.serve()

    def own(self):
        if self.account:
            os.chown(self.root, self.account.pw_uid, self.account.pw_gid)

    def start(self):
        self.own()
        with open(self.log, "w") as log:
            if self.as_account(f"{self.bin}/initdb", "-D", self.data, "-U", SUPERUSER, "-A", "trust",
                               "-E", "UTF8", "--locale=C.UTF-8", "-N", "-k", "--no-instructions",
                               stdout=log, stderr=log).wait():
                sys.exit(Path(self.log).read_text())
        with open(os.path.join(self.data, "postgresql.conf"), "a") as conf:
            conf.write(CONF + f"port = {PORT}\n")
        self.serve()

    def serve(self):
        with open(self.log, "a") as log:
            self.server = self.as_account(f"{self.bin}/postgres", "-D", self.data, "-k", self.socket, stdout=log, stderr=log)
        ready = [f"{self.bin}/pg_isready", "-q", "-h", self.socket, "-p", PORT, "-t", "1"]
        for _ in range(600):
            if subprocess.run(ready, env=self.env).returncode == 0:
                return
            try:  # waits a little for the end that must not come
                self.server.wait(0.05)
                sys.exit(Path(self.log).read_text())
            except subprocess.TimeoutExpired:
                pass
        sys.exit("the server does not start:\n" + Path(self.log).read_text())

    def remember(self, session):
        self.sessions.append(session)
        return session

    def close(self):
        for session in self.sessions:
            session.close()
        if self.server:
            self.server.send_signal(signal.SIGQUIT)
            self.server.wait()
        self.server = None
        shutil.rmtree(self.root, ignore_errors=True)

    def log_lines(self, *words):
        """Lines of the server's log that hold all these words."""
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return [line for line in log if all(word in line for word in words)]

    # ---- the schema and the fixture
    def load(self):
        self.postgres.dba("create database lab")
        db = Database(self, "lab")
        self.load_schema(db)
        for name in ("lab_tap.sql", "lab_fixture.sql") if self.fixture else ("lab_tap.sql",):
            self.script(db, ROOT / "tests/tool" / name,
                        document=(ROOT / "sql/process/synthetic-small.json").read_text(),
                        hour=os.environ.get("VEIN_LAB_HOUR", "06:00"))
        # the helpers are part of what this laboratory consists of, as an extension would be that somebody wants
        db.dba("begin; select set_config('vein.act', 'migration 0', true); select rule.catalogue_record(); commit")

    def script(self, db, path, **variables):
        words = [w for k, v in variables.items() for w in ("-v", f"{k}={v}")]
        done = subprocess.run(db.command(SUPERUSER, "-v", "ON_ERROR_STOP=1", *words, "-f", str(path)),
                              capture_output=True, text=True, env=self.env, cwd=ROOT)
        if done.returncode:
            raise AssertionError(f"{path.name}: {done.stderr.strip()}")
        return done.stdout

    def load_schema(self, db):
        """Bootstrap by psql, as an administrator does it, and the rest by the program."""
        for path in sorted((ROOT / "sql/bootstrap").glob("*.sql")):
            self.script(db, path)
        done = self.vein(db, "migrate", login="vein_migrator")
        if done.returncode:
            raise AssertionError(f"vein migrate: {done.stdout}{done.stderr}")

    def vein(self, db, *words, login):
        """The program against one database; make builds it (tests/tool/check does that first)."""
        return subprocess.run([self.program, "-h", self.socket, "-p", PORT, "-U", login, "-d", db.name, *words],
                              capture_output=True, text=True, env=self.env)

    def copy(self, name, template="lab"):
        """A database of its own. Settings and rights of the database itself are not copied by the server."""
        with self.lock:
            self.postgres.dba(f'create database "{name}" template "{template}"')
            db = Database(self, name)
            self.script(db, ROOT / "sql/bootstrap/10_roles.sql")
        return db

    def database(self, name):
        return Database(self, name)

    def ended(self, db):
        """Closes the pool and waits until nobody is connected to a database, so that it can be copied."""
        for session in [session for sessions in db.pool.values() for session in sessions]:
            session.close()
            self.sessions.remove(session)
        db.pool.clear()
        until = time.monotonic() + 30        # a busy machine takes its time to end a session
        while time.monotonic() < until:
            if self.postgres.dba(f"select count(*) from pg_stat_activity where datname = '{db.name}'") == "0":
                return
        raise AssertionError(f"somebody stays connected to {db.name}")

    def drop(self, db):
        with self.lock:
            self.postgres.dba(f'drop database "{db.name}" with (force)')


class Report:
    """Prints TAP lines and remembers whether one failed."""

    def __init__(self, suite):
        self.suite, self.failed, self.lock = suite, 0, threading.Lock()

    def ok(self, condition, name, detail=""):
        with self.lock:
            self.failed += not condition
            detail = " ".join(str(detail).split())
            print(f"{'' if condition else 'not '}ok {self.suite}/{name}"
                  + ("" if condition or not detail else f" - {detail[:600]}"), flush=True)
        return condition

    def equal(self, found, expected, name):
        return self.ok(found == expected, name, f"found {found!r}, expected {expected!r}")

    def end(self):
        sys.exit(1 if self.failed else 0)



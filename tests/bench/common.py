"""What the benchmarks share: the server beside us, statements of the product, goals."""
import copy
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / os.environ.get("VEIN_BUILD", "build")
BENCH = BUILD / "test/bench"
missed = 0


def goal(number, what, ratios, limit, at_least=False):
    global missed
    middle = statistics.median(ratios)
    met = middle >= limit if at_least else middle <= limit
    missed += not met
    print(f"goal {number}  {what}: {middle:.2f} [{min(ratios):.2f}-{max(ratios):.2f}], "
          f"wanted {'>=' if at_least else '<='} {limit:.2f}: {'met' if met else 'NOT MET'}", flush=True)


def build():
    if subprocess.run(["make", "-s", "-C", str(ROOT), str(BENCH.relative_to(ROOT)),
                       str((BUILD / "vein").relative_to(ROOT))]).returncode:
        sys.exit(1)


def beside_a_cluster(script, *words):
    """Builds what is missing and starts the script again beside a throwaway installation."""
    if "VEIN_SOCKET" not in os.environ:
        build()
        os.execv(ROOT / "tests/tool/cluster", ["cluster", sys.executable, script, *words])


def statement(area, name, **values):
    """The text of a statement of the product with its parameters filled in; what is not given is NULL."""
    text = (ROOT / f"sql/stmt/{area}/{name}.sql").read_text()
    text = " ".join(line for line in text.splitlines() if not line.startswith("--")).rstrip("; ")
    return re.sub(r":'(\w+)'", lambda m: "null" if values.get(m[1]) is None else "'" + str(values[m[1]]) + "'", text)


class Server:
    """The installation beside us, as its superuser and as a person."""

    database = "vein"

    def __init__(self, *logins):
        home = Path(os.environ["VEIN_HOME"])
        self.secret = (home / "secret/vein_dba").read_text().strip()
        self.pass_file = tempfile.NamedTemporaryFile("w", prefix="vein-bench-")  # 0600
        for user, word in (("vein_dba", self.secret), *logins):
            self.pass_file.write(f"*:*:*:{user}:{word}\n")
        self.pass_file.flush()
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        self.env["PGPASSFILE"] = self.pass_file.name

    def conn(self, user):
        return f"host={os.environ['VEIN_SOCKET']} dbname={self.database} user={user}"

    def on(self, database):
        """The same server, another database of it."""
        other = copy.copy(self)
        other.database = database
        return other

    def sql(self, text, user="vein_dba", **variables):
        words = [w for k, v in variables.items() for w in ("-v", f"{k}={v}")]
        done = subprocess.run(["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", *words, "-d", self.conn(user),
                               "-f", "-"], input=text, text=True, capture_output=True, env=self.env)
        if done.returncode:
            sys.exit(done.stderr)
        return done.stdout.strip()

    def pages(self, login, statements):
        """(rows, p50, p99) in microseconds of each (name, count, statement)."""
        done = subprocess.run([BENCH, "page", self.conn(login)], capture_output=True, text=True, env=self.env,
                              input="".join(f"{name}\t{count}\t{text}\n" for name, count, text in statements))
        if done.returncode:
            sys.exit(done.stderr)
        return {words[0]: tuple(map(int, words[1:])) for words in map(str.split, done.stdout.splitlines())}

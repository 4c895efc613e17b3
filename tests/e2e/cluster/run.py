#!/usr/bin/env python3
"""The embedded server from outside: made, started, killed, copied, starved, taken away.

usage: run.py [PROGRAM] [NAME...]      PROGRAM: default build/vein; NAME: only these tests
Prints `ok NAME`, `not ok NAME: reason` or `skip NAME: reason`; exit 1 when one failed.
PROGRAM is called as `PROGRAM server init|start|stop|status|destroy`. VEIN_E2E_INIT and
VEIN_E2E_DESTROY replace the words after `server` ({home} is put in, {password} becomes the number of a
descriptor to read one from), for programs that ask more. Where VEIN_E2E_TEMPLATE names an installation,
tests that don't look at the making itself copy it.
"""
import glob
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TESTS = []
INIT = os.environ.get("VEIN_E2E_INIT", "init").split()
DESTROY = os.environ.get("VEIN_E2E_DESTROY", "destroy {home}").split()
TEMPLATE = os.environ.get("VEIN_E2E_TEMPLATE")
PATIENCE = 90


def test(function):
    TESTS.append(function)
    return function


class Skip(Exception):
    pass


class Place:
    """One VEIN_HOME below a directory that every account can pass through."""

    def __init__(self, program, name="home"):
        self.root = tempfile.mkdtemp(prefix="vein-e2e-", dir="/tmp")
        os.chmod(self.root, 0o755)
        self.home = os.path.join(self.root, name)
        self.program = program

    def env(self, **more):
        env = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "VEIN_", "XDG_"))}
        env["VEIN_HOME"] = self.home
        env.update(more)
        return env

    def popen(self, *words, **more):
        fds = []
        for _ in range(words.count("{password}")):
            read, write = os.pipe()
            os.write(write, b"nobody's password\n")
            os.close(write)
            fds.append(read)
        left = list(fds)
        words = [str(left.pop(0)) if word == "{password}" else word for word in words]
        try:
            return subprocess.Popen([self.program, "server", *words], env=self.env(**more),
                                    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, pass_fds=fds,
                                    stderr=subprocess.PIPE, text=True, start_new_session=True)
        finally:
            for fd in fds:
                os.close(fd)

    def run(self, *words, **more):
        process = self.popen(*words, **more)
        out, err = process.communicate(timeout=PATIENCE)
        return process.returncode, out, err

    def must(self, *words, **more):
        code, out, err = self.run(*words, **more)
        assert code == 0, f"{words} ended with {code}: {err.strip()}"
        return out

    def refused(self, *words, says, **more):
        code, _, err = self.run(*words, **more)
        assert code != 0, f"{words} was not refused"
        for part in says:
            assert part in err, f"{words}: {part!r} is not in {err.strip()!r}"

    def init(self, **more):
        if not TEMPLATE or more or os.path.exists(self.home):
            self.must(*INIT, **more)
            return
        subprocess.run(["cp", "-a", f"{TEMPLATE}/home", self.home], check=True)

    def destroy(self, home=None):
        return [word.format(home=home or self.home) for word in DESTROY]

    def state(self):
        """First word of the status; the exit code says whether the server is ready."""
        _, out, _ = self.run("status")
        words = out.split()
        return words[1] if words[:1] == ["state"] else (words or [""])[0]

    def pid(self):
        with open(os.path.join(self.home, "data", "postmaster.pid")) as file:
            return int(file.readline())

    def servers(self):
        """Servers whose command line names our data directory, without their children (which
        look the same for the moment between fork and their first own title)."""
        parent = {}
        for path in glob.glob("/proc/[0-9]*"):
            try:
                with open(f"{path}/cmdline", "rb") as file:
                    words = file.read().split(b"\0")
                with open(f"{path}/stat") as file:
                    above = int(file.read().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if words[0].endswith(b"/postgres") and f"{self.home}/data".encode() in words:
                parent[int(path.split("/")[2])] = above
        return [pid for pid, above in parent.items() if above not in parent]

    def clean(self):
        for pid in self.servers():
            os.kill(pid, signal.SIGQUIT)
        wait_for(lambda: not self.servers(), "servers to end")
        shutil.rmtree(self.root, ignore_errors=True)


def wait_for(condition, what, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        select.select([], [], [], 0.005)  # between two looks at the condition


@test
def init_start_stop_and_their_words(place):
    assert place.state() == "none"
    place.init()
    place.must("start")
    assert place.state() == "running"
    place.must("start")
    place.must("stop")
    assert place.state() == "stopped"
    assert not place.servers()
    place.must("stop")
    with open(f"{place.home}/mode") as file:
        assert file.read() == "training\n"
    place.refused(*INIT, says=["already"])


@test
def only_passwords_and_private_directories(place):
    place.init()
    place.must("start")
    data = f"{place.home}/data"
    with open(f"{data}/pg_hba.conf") as file:
        lines = [line.split() for line in file if line.strip() and line[0] != "#"]
    assert lines == [["local", "all", "all", "scram-sha-256"]], lines
    for name in ("data", "run", "log", "secret"):
        assert os.stat(f"{place.home}/{name}").st_mode & 0o777 == 0o700, name
    socket = os.stat(f"{place.home}/run/.s.PGSQL.5432")
    assert socket.st_mode & 0o777 == 0o700
    secret = os.stat(f"{place.home}/secret/vein_dba")
    assert secret.st_mode & 0o777 == 0o600 and secret.st_uid == os.geteuid()
    if os.geteuid() == 0:
        assert socket.st_uid != 0 and os.stat(data).st_uid == socket.st_uid
    with open(f"/proc/{place.pid()}/environ", "rb") as file:
        assert b"VEIN_HOME" not in file.read()


@test
def two_starters_at_once_give_one_server(place):
    place.init()
    for _ in range(3):
        place.must("stop")
        starters = [place.popen("start") for _ in range(4)]
        for starter in starters:
            _, err = starter.communicate(timeout=PATIENCE)
            assert starter.returncode == 0, err
        assert place.servers() == [place.pid()], place.servers()


@test
def killed_server_starts_again(place):
    place.init()
    place.must("start")
    for _ in range(5):
        pid = place.pid()
        os.kill(pid, signal.SIGKILL)
        place.must("start")  # at once: the old one is dying, its children may still be there
        assert place.state() == "running", place.must("status")
        assert place.pid() != pid, "that was the dying one"
        assert place.servers() == [place.pid()], f"{place.servers()}, not {place.pid()}"


@test
def killed_server_is_stale_and_two_starters_repair_it(place):
    place.init()
    place.must("start")
    pid = place.pid()
    os.kill(pid, signal.SIGKILL)
    wait_for(lambda: place.state() != "running", "the server to be seen as dead")
    assert place.state() == "stale"
    assert os.path.exists(f"{place.home}/data/postmaster.pid")
    place.must("stop")  # nothing to stop
    starters = [place.popen("start") for _ in range(3)]
    for starter in starters:
        _, err = starter.communicate(timeout=PATIENCE)
        assert starter.returncode == 0, err
    assert len(place.servers()) == 1


@test
def empty_lock_of_a_server_killed_early_is_no_hindrance(place):
    """The server makes a lock file and then writes into it. Killed in between it leaves one that no server gets past."""
    place.init()
    place.must("stop")
    owner = os.stat(f"{place.home}/data")
    locks = [f"{place.home}/data/postmaster.pid", f"{place.home}/run/.s.PGSQL.5432.lock"]

    def put(path, content=b""):
        with open(path, "wb") as file:
            file.write(content)
        os.chown(path, owner.st_uid, owner.st_gid)

    for left in ([locks[0]], [locks[1]], locks):
        for path in left:
            put(path)
        place.must("start")
        assert place.state() == "running" and len(place.servers()) == 1, place.servers()
        place.must("stop")
    put(locks[0], b"words\n")  # not empty: somebody's, and it stays
    place.refused("start", says=["bogus data in lock file"])
    with open(locks[0], "rb") as file:
        assert file.read() == b"words\n"


@test
def server_outlives_its_starter_and_holds_no_stream(place):
    place.init()
    place.must("stop")
    starter = place.popen("start")
    out, err = starter.communicate(timeout=10)  # ends only when nobody holds the pipes
    assert starter.returncode == 0, err
    os.kill(place.pid(), 0)
    assert os.getsid(place.pid()) != os.getsid(0)
    for name in os.listdir(f"/proc/{place.pid()}/fd"):
        target = os.readlink(f"/proc/{place.pid()}/fd/{name}")
        assert name not in "012" or target == "/dev/null" or target.endswith("server.log"), target


@test
def killed_init_can_be_repeated(place):
    for moment in ("data.new", "data.new/PG_VERSION", "data.new/base/4", "data.new/vein.conf"):
        maker = place.popen(*INIT)
        wait_for(lambda: maker.poll() is not None or os.path.exists(f"{place.home}/{moment}"),
                 moment)
        maker.kill()
        maker.communicate(timeout=PATIENCE)
        if os.path.exists(f"{place.home}/data"):
            break  # too late to be cut
        assert place.state() == "none", place.must("status")
    if not os.path.exists(f"{place.home}/data"):
        place.init()
    place.must("start")
    assert place.state() == "running"
    assert not os.path.exists(f"{place.home}/data.new")


@test
def killed_founding_leaves_nothing_or_goes_on(place):
    """A founding that was cut is no installation. While its server runs, the next init goes on with it; when that has
    ended as well, what it left is not trusted: it is made anew, and nothing else starts it."""
    def cut():
        maker = place.popen(*INIT)
        wait_for(lambda: maker.poll() is not None or place.state() == "running", "the server of the founding")
        maker.kill()
        maker.communicate(timeout=PATIENCE)
        assert "complete no" in " ".join(place.run("status")[1].split()), "it was too late to be cut"

    def identity():
        with open(f"{place.home}/data/global/pg_control", "rb") as file:
            return file.read(8)     # of the server: each initdb makes one

    cut()
    first = identity()
    os.kill(place.pid(), signal.SIGKILL)
    wait_for(lambda: place.state() != "running", "the server to be seen as dead")
    place.refused("start", says=["was not finished", "vein server init"])
    cut()
    second = identity()
    assert second != first, "the data of a founding that had ended were gone on with"
    place.must(*INIT)
    assert identity() == second, "a founding whose server ran was made anew"
    with open(f"{place.home}/state") as file:
        assert "bootstrapped=yes" in file.read()
    with open(f"/proc/{place.pid()}/cmdline") as file:
        assert "fsync" not in file.read(), "the server of the founding goes on as the server of the record"
    assert len(place.servers()) == 1


@test
def wrong_major_stops_with_the_way_out(place):
    place.init()
    place.must("stop")
    path = f"{place.home}/data/PG_VERSION"
    with open(path) as file:
        right = file.read()
    with open(path, "w") as file:
        file.write("12\n")
    place.refused("start", says=["made by PostgreSQL 12", "apt-get install postgresql-12",
                                 "VEIN_PG_BINDIR=/usr/lib/postgresql/12/bin"])
    assert not place.servers()
    with open(path, "w") as file:
        file.write(right)
    place.must("start")


@test
def start_shows_the_servers_own_words(place):
    place.init()
    place.must("stop")
    with open(f"{place.home}/data/vein.conf", "a") as file:
        file.write("no_such_setting = 1\n")
    place.refused("start", says=["did not start", "no_such_setting", "server.log"])


@test
def long_home_gets_a_short_socket(place):
    place.home = os.path.join(place.root, "long-" + "x" * 90, "y" * 90)
    os.mkdir(os.path.dirname(place.home), 0o755)
    place.init()
    place.must("start")

    def socket():
        with open(f"{place.home}/data/postmaster.pid") as file:
            return file.read().split("\n")[4]

    first = socket()
    assert len(first + "/.s.PGSQL.5432") <= 107 and os.path.exists(first + "/.s.PGSQL.5432")
    assert os.stat(first).st_mode & 0o777 == 0o700
    place.must("stop")
    place.must("start")
    assert socket() == first
    place.must("stop")
    os.rmdir(first)  # as at log-out
    place.must("start")
    place.must("stop")
    with open(f"{place.home}/state") as file:
        last = [line for line in file if line.startswith("socket=")][0].strip()[7:]
    place.must(*place.destroy())
    assert not os.path.exists(last)


@test
def relative_and_endless_homes_are_refused(place):
    place.refused("status", says=["VEIN_HOME"], VEIN_HOME="relative/path")
    place.refused("status", says=["VEIN_HOME"], VEIN_HOME="/" + "a" * 1000)
    place.refused("status", says=["VEIN_HOME"], VEIN_HOME=place.root + "/../x")


@test
def full_disk_is_said_before_it_hurts(place):
    if os.geteuid() != 0:
        raise Skip("needs root to mount a small disk")
    disk = f"{place.root}/disk"
    os.mkdir(disk, 0o755)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m,mode=755", "vein-e2e", disk],
                             capture_output=True, text=True)
    if mounted.returncode != 0:
        raise Skip(f"can't mount: {mounted.stderr.strip()}")
    try:
        place.home = f"{disk}/home"
        place.refused(*INIT, says=["almost full", "64 MB are needed"])
        assert not os.path.exists(place.home)
        subprocess.run(["mount", "-o", "remount,size=300m", disk], check=True)
        place.init()
        place.must("stop")
        with open(f"{disk}/filler", "wb") as file:
            free = os.statvfs(disk)
            os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - 20 * 1024 * 1024)
        place.refused("start", says=["almost full"])
        os.remove(f"{disk}/filler")
        place.must("start")
        place.must("stop")
    finally:
        for pid in place.servers():
            os.kill(pid, signal.SIGQUIT)
        wait_for(lambda: not place.servers(), "servers to end")
        subprocess.run(["umount", disk], check=True)


@test
def root_with_unreachable_home_is_told_where(place):
    if os.geteuid() != 0:
        raise Skip("needs root")
    closed = f"{place.root}/closed"
    os.mkdir(closed, 0o700)
    place.home = f"{closed}/below/home"
    place.refused(*INIT, says=["can't enter", closed, "VEIN_HOME"])
    assert not os.path.exists(f"{closed}/below")


@test
def things_of_others_are_left_alone(place):
    os.makedirs(f"{place.home}/data", 0o755)
    with open(f"{place.home}/data/PG_VERSION", "w") as file:
        file.write("15\n")
    assert place.state() == "foreign"
    place.refused(*INIT, says=["data directory"])
    place.refused("start", says=["not an installation of ours"])
    place.refused(*place.destroy(), says=["no installation of ours"])
    assert os.path.exists(f"{place.home}/data/PG_VERSION")


@test
def lost_data_directory_is_not_made_anew(place):
    place.init()
    place.must("stop")
    os.rename(f"{place.home}/data", f"{place.home}/elsewhere")
    assert place.state() == "foreign"
    place.refused(*INIT, says=["is missing"])
    os.rename(f"{place.home}/elsewhere", f"{place.home}/data")
    place.must("start")


@test
def copy_of_a_running_one_is_not_started(place):
    place.init()
    place.must("start")
    original = place.home
    place.home = f"{place.root}/copy"
    subprocess.run(["cp", "-a", original, place.home], stderr=subprocess.DEVNULL, check=False)
    assert place.state() == "foreign", place.must("status")
    place.refused("start", says=["another server has open"])
    place.refused("stop", says=["another server has open"])
    place.home = original
    assert place.state() == "running"


@test
def destroy_wants_the_exact_name_and_a_stopped_server(place):
    place.init()
    place.must("start")
    place.refused(*place.destroy(place.home + "x"), says=["not the name"])
    place.refused(*place.destroy(), says=["running"])
    place.must("stop")
    with open(f"{place.home}/letter", "w") as file:
        file.write("not ours")
    place.must(*place.destroy())
    assert os.listdir(place.home) == ["letter"]
    assert place.state() == "none"
    place.init()
    place.must("stop")
    os.remove(f"{place.home}/letter")
    place.must(*place.destroy())
    assert not os.path.exists(place.home)


def main():
    args = sys.argv[1:]
    program = os.path.abspath(args[0] if args else "build/vein")
    failed = 0
    for function in TESTS:
        name = function.__name__
        if args[1:] and name not in args[1:]:
            continue
        place = Place(program)
        try:
            function(place)
            print(f"ok {name}", flush=True)
        except Skip as reason:
            print(f"skip {name}: {reason}", flush=True)
        except (AssertionError, OSError, subprocess.SubprocessError) as reason:
            failed += 1
            print(f"not ok {name}: {reason}", flush=True)
        finally:
            place.clean()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""The line between program and server is cut at every message of a writing command, in both directions.

Whatever the program then says must be what the database holds: done, not done, or unknown and then resolved.
The same request id asked again gives one effect.
"""
import os
import uuid

from house import House, Report, Secret, Talk, SUPERUSER, wait_for
from proxy import Cut, Proxy

# The program's connections in their order.
WORK, SIGNER = 0, 1


class Line:
    """One house whose program is made to talk through a proxy."""

    def __init__(self, house):
        self.house, self.number, self.dba = house, 0, Talk(house, SUPERUSER)

    def through(self, words, cut, dark, user="man1", line=WORK):
        """Runs a command through a proxy; returns its end and the proxy."""
        self.number += 1
        place = os.path.join(self.house.root, f"p{self.number}")
        with Proxy(self.house.socket, place, cut, dark, line) as proxy:
            done = self.house.vein("-h", place, "-d", "vein", *words, user=user)
        return done, proxy

    def settled(self, users=("man1",)):
        """No session of these is left at the server, so nothing can happen any more."""
        names = ", ".join(f"'{user}'" for user in users)
        wait_for(lambda: self.dba.say(f"select count(*) from pg_stat_activity where usename in ({names})") == "0",
                 "sessions to end")

    def sites(self, code):
        return int(self.dba.say(f"select count(*) from core.site where code = '{code}'"))


def place_words(code, request):
    return ["site", "add", "--code", code, "--title", "Cut", "--time-zone", "UTC", "--request-id", request]


def expected_outcome(t, line, code, request, done, name):
    """Compares what was said with what is there; returns the kind of outcome, or None after a failure."""
    line.settled()
    there = line.sites(code)
    if done.code == 0:
        return "done" if t_ok(t, there == 1, name, "said done", done, there) else None
    if done.code == 3:
        return "not done" if t_ok(t, there == 0, name, "said nothing was done", done, there) else None
    if done.code != 4 or request not in done.said:
        return "done" if t_ok(t, False, name, "neither done nor unknown with the request id", done, there) else None
    shown = line.house.vein("request", "show", request, user="man1")
    fits = shown.code == (0 if there else 4)
    return "unknown" if t_ok(t, fits, name, f"resolved to {shown.code}", shown, there) else None


def t_ok(t, condition, name, words, done, there):
    return condition or t.ok(False, name, f"{words}; rows {there}; exit {done.code}; {done.said}")


def sweep(t, line, dark, name, points):
    kinds = {}
    for cut in points:
        code, request = f"C-{line.number}", str(uuid.uuid4())
        done, proxy = line.through(place_words(code, request), cut, dark)
        label = f"{name}_{cut.side}_{cut.number}_{cut.part}"
        if not proxy.happened:  # the periodic checkpoint is not in every run: the line had fewer messages
            t_ok(t, done.code == 0, label, "an uncut line", done, 0)
            continue
        kind = expected_outcome(t, line, code, request, done, label)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kind in ("done", "unknown") or kind and cut.number % 5 == 0:
            again = line.house.vein(*place_words(code, request), user="man1")
            if again.code != 0 or line.sites(code) != 1:
                t.ok(False, label + "_again", again)
    t.ok(None not in kinds and sum(kinds.values()) > 0, f"{name}_{len(points)}_cut_points",
         f"{kinds} of {len(points)}")
    return kinds


def every_message(t):
    with House.staffed() as house:
        line = Line(house)
        done, proxy = line.through(place_words("C-whole", str(uuid.uuid4())), None, False)
        counts = {side: len(kinds) for side, kinds in proxy.seen.items()}
        if not t.ok(done.code == 0 and min(counts.values()) > 10, "uncut_line", (done, counts)):
            return
        points = [Cut(side, number, "before") for side, count in counts.items() for number in range(count)]
        # half a message, and a whole one that nobody hears the answer to
        points += [Cut(side, number, part) for side, count in counts.items() for number in range(count)
                   for part in ("half", "after") if (number + (part == "half")) % 2 == 0 or number >= count - 14]
        kinds = sweep(t, line, True, "dark", points)
        t.ok(kinds.get("unknown", 0) >= 3, "some_stay_unknown_and_are_resolved", kinds)
        t.ok(kinds.get("not done", 0) >= 10, "most_do_nothing", kinds)
        # with the line back at once the program finds out by itself: never unknown
        last = [point for point in points if point.number >= counts[point.side] - 14]
        kinds = sweep(t, line, False, "back", last)
        t.ok(not kinds.get("unknown") and kinds.get("done", 0) >= 3, "it_asks_what_became_of_it", kinds)
        total = line.dba.say("select count(*) = count(distinct code) and count(*) > 50 from core.site")
        t.equal(total, "t", "one_effect_each")
        line.dba.close()


def signature(t):
    """The signer's own line is cut: signed or not is what the database says."""
    with House.staffed() as house:
        line = Line(house)
        counts = None
        kinds = {}
        points = [None]
        while points:
            cut = points.pop(0)
            record = house.propose(f"P-{line.number}", "technician", "man1")
            words = ["sign", "person", str(record), "approved", "--sign-as", "qa1", "--sign-password-fd",
                     Secret(house.passwords["qa1"])]
            done, proxy = line.through(words, cut, dark=True, line=SIGNER)
            line.settled(("man1", "qa1"))
            there = int(line.dba.say(f"select count(*) from core.signature where entity = 'person' and record_id = {record}"))
            if counts is None:
                counts = {side: len(seen) for side, seen in proxy.seen.items()}
                if not t.ok(done.code == 0 and there == 1 and min(counts.values()) > 4, "uncut_signature", (done, counts)):
                    return
                points = [Cut(side, number, part) for side, count in counts.items()
                          for number in range(max(0, count - 9), count) for part in ("before", "after")]
                continue
            name = f"signature_{cut.side}_{cut.number}_{cut.part}"
            kinds[done.code] = kinds.get(done.code, 0) + 1
            if not {0: there == 1, 3: there == 0, 4: "request id" in done.said}.get(done.code, False):
                t.ok(False, name, (done, there))
            if done.code == 4:
                request = done.said.split("request id ")[1].split()[0]
                shown = house.vein("request", "show", request, user="qa1")
                t_ok(t, shown.code == (0 if there else 4), name, "resolved", shown, there)
        t.ok(kinds.get(3) and kinds.get(4), "signature_cut_points", kinds)
        line.dba.close()


def still_at_work(t):
    """The line is cut while the act waits for a lock: as long as it may still be done, nobody says it was not."""
    with House.staffed() as house:
        line = Line(house)
        with Talk(house, SUPERUSER) as holder:
            holder.say("begin; select 1 from ledger.stream where key = 'installation' for update")
            request = str(uuid.uuid4())
            words = ["clock", "set", "--moment", "2034-06-01T00:00:00Z", "--request-id", request]
            process = house.start(*words[:3], soon(house), *words[4:], user="man1")
            waiting = ("select count(*) from pg_stat_activity where usename = 'man1' and wait_event_type = 'Lock'")
            wait_for(lambda: line.dba.say(waiting) == "1", "the act to wait for the lock")
            process.kill()
            process.communicate()
            asked = house.start("request", "show", request, user="man1")
            wait_for(lambda: asked.poll() is not None or house.log().count("vein refused VN120") >= 2,
                     "the question to be answered, or asked again")
            holder.say("rollback")
            out, err = asked.communicate()
        line.settled()
        there = int(line.dba.say(f"select count(*) from work.request where request = '{request}'"))
        t.ok(there == 1 and asked.returncode == 0, "a_killed_client_is_told_the_truth", (asked.returncode, err, there))
        line.dba.close()


def soon(house):
    return house.dba("select to_char(rule.now() + interval '1 day', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"');")


Report("cut").run(every_message, signature, still_at_work)

"""The room of what is lost on its way and turns up after all, and of a disposal that was none: rules, tries, calls."""
from record import ENDED, LOST, ROLES

RIGHTS = {"container_lost": "technician collector clinic manager", "container_found": "technician collector clinic manager",
          "disposal_withdraw": "technician clinic manager"}
VERSIONED = set(RIGHTS)
CARRIED = {"container_lost", "container_found"}
RECORDS = {"disposal_withdraw": "disposals"}


class Loss:
    def sent_in(self, b, container):
        """The shipper that a container is in, or was in last."""
        inside = [s for s in b.shipments if container in s["containers"]]
        return next((s for s in inside if s["containers"][container] == "sent"), inside[-1] if inside else None)

    def away(self, b, container):
        """Has it left, and not arrived? Starting material keeps its status on its way."""
        return b.containers[container] == "in_transit" or b.containers[container] == "in_use" and b.starting(container) and any(
            s["containers"].get(container) in ("sent", "missing") for s in b.shipments)

    def may_container_lost(self, b, who, act):
        c, faults = act["container"], self.stale(act) | self.another(act)
        if b.status in ENDED or not self.away(b, c):
            return faults | {"VN102"}
        if self.sent_in(b, c)["by"] != who and "manager" not in ROLES.get(who, ()):
            faults.add("VN003")
        return faults

    def do_container_lost(self, b, who, act):
        b.containers[act["container"]] = "lost"
        b.deviations.append({"status": "open", "version": 1, "class": "critical", "named": set()})
        b.written()
        return 2

    def may_container_found(self, b, who, act):
        lost = b.status not in ENDED and b.containers[act["container"]] == "lost"
        return self.stale(act) | self.another(act) | (set() if lost else {"VN102"})

    def do_container_found(self, b, who, act):
        c, held = act["container"], b.quality == "on_hold"
        b.containers[c] = "in_use" if b.starting(c) else "in_transit"
        if b.quality in LOST:           # it is held no further
            return 1
        b.held()
        b.written()
        return 2 if held else 3

    def may_disposal_withdraw(self, b, who, act):
        d, faults = b.disposals[act["n"]], self.stale(act)
        if d["status"] != "recorded":
            faults.add("VN117")
        return faults | (set() if d["by"] == who or "manager" in ROLES.get(who, ()) else {"VN003"})

    def do_disposal_withdraw(self, b, who, act):
        d = b.disposals[act["n"]]
        d.update(status="withdrawn", version=d["version"] + 1)
        if b.containers[d["container"]] != "infused":
            b.written()
        return 1


def tries(t):
    b, dice, act = t.b, t.dice, t.act
    away = [c for c, status in b.containers.items() if status == "in_transit" or b.starting(c) and b.on_the_way(c)]
    found = [act("container_lost", who, container=c) for c in away for who in ("tec1", "col1", "man1", "cli1")]
    found += [act("container_found", dice.choice(["cli1", "tec2"]), container=c) for c, status in b.containers.items() if status == "lost"] * 4
    found += [act("disposal_withdraw", who, n=n) for n, d in enumerate(b.disposals) if d["status"] == "recorded" for who in (d["by"], "man1", "cli2", "tec2")]
    if b.shipments:
        found += [act(dice.choice(list(CARRIED)), "man1", container=dice.choice(list(b.containers)))]
    return found + [act("disposal_withdraw", "man1", n=n) for n, d in enumerate(b.disposals) if d["status"] != "recorded"][:1]


def calls(played, act, b, version, record, other):
    c = other or act.get("container")
    return {
        "container_lost": lambda: f"container_lost($R, '{b.code}', {version}, '{c}', $N, 'the courier cannot find it', 'the courier searches')",
        "container_found": lambda: f"container_found($R, '{b.code}', {version}, '{c}', 'it was left in a depot')",
        "disposal_withdraw": lambda: f"disposal_withdraw($R, {record('disposal', b.disposals[act['n']]['version'])}, 'misread', 'it is still there')",
    }

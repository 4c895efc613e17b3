#!/usr/bin/env python3
"""A second verifier of the ledger, written from docs/ledger.md and nothing else.

usage: verify2.py DIRECTORY [--instance UUID]

Reads from the directory:
  events.tsv       stream, position, body in hex, at, lab_at, login, person, entity, key, kind, act,
                   request. Times are microseconds since 2000 or RFC 3339; NULL is \\N; tab, newline
                   and backslash in text are escaped as COPY does. Any order.
  heads.tsv        stream, position, head hash in hex (missing file: heads are not examined)
  leaves.tsv       index, stream, position, ascending (optional)
  checkpoints.tsv  tree size, base64 of the text (optional)

Prints one line "name stream position" per finding, or "clean". Exit 0 when clean, 5 when not.
"""
import base64
import binascii
import datetime
import hashlib
import os
import re
import sys
import uuid

EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.timezone.utc)
ZERO = bytes(32)
PREV_AT = 4 + 16 + 8 + 8


class Unreadable(Exception):
    pass


class Body:
    """The parts of one body (section 1)."""

    def __init__(self, data):
        self.data, self.at = data, 0
        if self.integer(4) != 1:
            raise Unreadable("format version")
        self.instance = self.take(16)
        self.stream = self.integer(8)
        self.position = self.integer(8)
        self.prev = self.take(32)
        self.server_time = self.integer(8)
        self.lab_time = self.integer(8)
        self.integer(8)
        self.login = self.text()
        self.person = self.text()
        for _ in ("role", "host", "client"):
            self.text()
        self.request = self.optional()
        if self.request is not None and len(self.request) != 16:
            raise Unreadable("request id")
        self.act = self.text()
        self.kind = self.text()
        self.entity = self.text()
        self.key = self.text()
        self.integer(8)
        self.text()
        self.integer(8)
        self.fields()
        if self.at != len(data):
            raise Unreadable("something follows the last field")

    def take(self, size):
        if self.at + size > len(self.data):
            raise Unreadable("too short")
        self.at += size
        return self.data[self.at - size:self.at]

    def integer(self, size):
        return int.from_bytes(self.take(size), "big", signed=True)

    def optional(self):
        size = self.integer(4)
        if size == -1:
            return None
        if size < 0:
            raise Unreadable("negative length")
        return self.take(size)

    def text(self):
        raw = self.optional()
        return None if raw is None else as_text(raw)

    def fields(self):
        count = self.integer(4)
        if count < 0:
            raise Unreadable("number of fields")
        last = None
        for _ in range(count):
            attribute = self.integer(4)
            tag = self.take(1)
            value = self.optional()
            if last is not None and attribute <= last:
                raise Unreadable("attribute order")
            last = attribute
            check_value(tag, value)


def as_text(raw):
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("UTF-8") from None
    if "\0" in text:
        raise Unreadable("NUL")
    return text


SIZES = {b"i": 8, b"z": 8, b"d": 4, b"u": 16, b"c": 32, b"b": 1}


def check_value(tag, value):
    if tag not in SIZES and tag not in (b"t", b"n", b"x"):
        raise Unreadable("tag")
    if value is None:
        return
    if tag in SIZES and len(value) != SIZES[tag]:
        raise Unreadable("length of a value")
    if tag == b"b" and value[0] > 1:
        raise Unreadable("neither 0 nor 1")
    if tag == b"t":
        as_text(value)
    if tag == b"n" and not re.fullmatch(rb"-?[0-9]+(\.[0-9]+)?", value):
        raise Unreadable("decimal")


def leaf_hash(body):
    return hashlib.sha256(b"\0" + body).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(leaves):
    """Level by level; an odd node is promoted unchanged."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:
        above = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        if len(level) % 2:
            above.append(level[-1])
        level = above
    return level[0]


def rows(directory, name):
    path = os.path.join(directory, name)
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def column(text):
    if text == "\\N":
        return None
    plain = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}
    return re.sub(r"\\(.)", lambda m: plain.get(m.group(1), m.group(1)), text, flags=re.S)


def micros(text):
    if text is None or re.fullmatch(r"-?[0-9]+", text):
        return None if text is None else int(text)
    return (datetime.datetime.fromisoformat(text) - EPOCH) // datetime.timedelta(microseconds=1)


def request_bytes(text):
    return None if text is None else uuid.UUID(text).bytes


def unhex(text):
    """Hex, with or without the prefix that COPY writes; None for NULL."""
    return None if text == "\\N" else bytes.fromhex(re.sub(r"^\\+x", "", text))


class Verifier:
    def __init__(self, instance):
        self.instance = instance
        self.findings = []
        self.ends = {}  # stream -> position of its last event, or of its head when that is later
        self.streams = {}  # stream -> {position: (hash, body or None)}

    def tell(self, name, stream, position):
        if (name, stream, position) not in self.findings:
            self.findings.append((name, stream, position))

    # ---- rows
    def event(self, row):
        stream, position = int(row[0]), int(row[1])
        data = unhex(row[2]) or b""
        sound = self.judge_row(stream, position, data, [column(c) for c in row[3:12]])
        if position < 1:
            return
        places = self.streams.setdefault(stream, {})
        if position in places:
            self.tell("duplicate", stream, position)
        else:
            places[position] = (leaf_hash(data), data if sound else None)

    def judge_row(self, stream, position, data, columns):
        try:
            body = Body(data)
        except Unreadable:
            self.tell("unreadable", stream, position)
            return False
        if (body.stream, body.position) != (stream, position) or position < 1:
            self.tell("order", stream, position)
            return False
        if self.instance is None:
            self.instance = body.instance
        if body.instance != self.instance:
            self.tell("instance", stream, position)
        if body.kind in ("unattributed", "deleted"):
            self.tell(body.kind, stream, position)
        mine = [body.server_time, body.lab_time, body.login, body.person, body.entity, body.key,
                body.kind, body.act, body.request]
        theirs = ([micros(columns[0]), micros(columns[1])] + columns[2:8] +
                  [request_bytes(columns[8])])
        if mine != theirs:
            self.tell("column-mismatch", stream, position)
        return True

    # ---- streams
    def chains(self, heads):
        by_stream = {}
        for stream, position, head in heads or []:
            stream = int(stream)
            if stream in by_stream:
                self.tell("head-mismatch", stream, max(self.streams.get(stream, {0: 0})))
                continue
            by_stream[stream] = (int(position), unhex(head))
        for stream in sorted(set(self.streams) | set(by_stream)):
            last = max(self.streams.get(stream, {}), default=0)
            self.ends[stream] = max(last, by_stream.get(stream, (0, None))[0])
            self.chain(stream, by_stream.get(stream), heads is not None)

    def chain(self, stream, head, heads_read):
        places = self.streams.get(stream, {})
        last = max(places, default=0)
        self.gaps(stream, sorted(places), head[0] if head else 0)
        vouchers = {}  # position -> hash somebody after it says it has
        for position, (_, body) in places.items():
            if body is not None and (position - 1 in places or position == 1):
                vouchers[position - 1] = body[PREV_AT:PREV_AT + 32]
        if head is None and heads_read:
            self.tell("head-mismatch", stream, last)
        elif head is not None and head[0] < last:
            self.tell("head-mismatch", stream, last)
        elif head is not None and head[0] == last == 0 and head[1] not in (None, ZERO):
            self.tell("head-mismatch", stream, 0)
        elif head is not None and head[0] == last > 0 and head[1] is None:
            self.tell("head-mismatch", stream, last)
        elif head is not None and head[0] == last and last > 0:
            vouchers[last] = head[1]
        self.links(stream, places, vouchers)

    def gaps(self, stream, present, head):
        next_one = 1
        for position in present:
            if position > next_one:
                self.tell("gap", stream, next_one)
            next_one = position + 1
        if head >= next_one:
            self.tell("gap", stream, next_one)

    def links(self, stream, places, vouchers):
        for position in sorted(vouchers):
            if position == 0:
                actual, judged = ZERO, True
            else:
                actual, body = places[position]
                judged = body is not None
            if not judged or vouchers[position] == actual:
                continue
            # The link position -> position + 1 is broken. Which of the two was altered?
            later = places.get(position + 1)
            blamed = position
            if later is not None and later[1] is not None and position + 1 in vouchers:
                mended = later[1][:PREV_AT] + actual + later[1][PREV_AT + 32:]
                if vouchers[position + 1] == leaf_hash(mended):
                    blamed = position + 1
                    vouchers[position + 1] = later[0]  # that link is explained
            self.tell("content", stream, max(blamed, 1))

    # ---- tree
    def tree(self, leaves, checkpoints):
        hashes, expected, next_position = [], 0, {}
        for index, stream, position in [[int(c) for c in row] for row in leaves or []]:
            if index != expected:
                self.tell("leaf", stream, position)
            expected = index + 1
            places = self.streams.get(stream, {})
            known = places.get(position)
            hashes.append(known[0] if known else None)
            if position < 1 or position > self.ends.get(stream, 0):
                self.tell("leaf", stream, position)
                continue
            if position != next_position.get(stream, 1):
                self.tell("leaf", stream, position)
            next_position[stream] = position + 1
        for size, text in checkpoints or []:
            self.checkpoint(int(size), text, hashes)

    def checkpoint(self, size, text, hashes):
        try:
            stated, root = read_checkpoint(base64.b64decode(text, validate=True))
        except (ValueError, binascii.Error):
            self.tell("checkpoint", 0, size)
            return
        if stated != size:
            self.tell("checkpoint", 0, size)
        elif size > len(hashes) or None in hashes[:size] or root_of(hashes[:size]) != root:
            self.tell("root", 0, size)


CHECKPOINT = re.compile(
    rb"vein/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(0|[1-9][0-9]*)\n"
    rb"(0|[1-9][0-9]*)\n"
    rb"([A-Za-z0-9+/]{43}=)\n"
    rb"catalogue [0-9a-f]{64}\n"
    rb"server (?:0|[1-9][0-9]*)\n"
    rb"last (-|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)\n"
    rb"\n"
    rb"((?:\xe2\x80\x94 [^ +\n]+ [A-Za-z0-9+/]+={0,2}\n)*)")


def read_checkpoint(text):
    match = CHECKPOINT.fullmatch(text)
    if not match:
        raise ValueError("not a checkpoint")
    root = base64.b64decode(match.group(4), validate=True)
    if len(root) != 32 or base64.b64encode(root) != match.group(4):
        raise ValueError("root")
    for line in match.group(6).splitlines():
        signature = line.split(b" ")[2]
        raw = base64.b64decode(signature, validate=True)
        if len(raw) < 5 or base64.b64encode(raw) != signature:
            raise ValueError("signature line")
    if match.group(5) != b"-":
        datetime.datetime.fromisoformat(match.group(5).decode())
    return int(match.group(3)), root


def instance_of(checkpoints):
    for _, text in checkpoints or []:
        match = CHECKPOINT.fullmatch(base64.b64decode(text))
        if match:
            return uuid.UUID(match.group(1).decode()).bytes
    return None


def main(arguments):
    if len(arguments) not in (1, 3) or (len(arguments) == 3 and arguments[1] != "--instance"):
        sys.stderr.write(__doc__)
        return 2
    directory = arguments[0]
    checkpoints = rows(directory, "checkpoints.tsv")
    instance = uuid.UUID(arguments[2]).bytes if len(arguments) == 3 else instance_of(checkpoints)
    verifier = Verifier(instance)
    for row in rows(directory, "events.tsv") or []:
        verifier.event(row)
    verifier.chains(rows(directory, "heads.tsv"))
    verifier.tree(rows(directory, "leaves.tsv"), checkpoints)
    for name, stream, position in verifier.findings:
        print(name, stream, position)
    if not verifier.findings:
        print("clean")
    return 5 if verifier.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

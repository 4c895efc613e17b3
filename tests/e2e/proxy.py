"""A server's socket that breaks the line at a chosen message. It knows the frames of the protocol, not their
meaning: a frontend's first message is a length and a body, all others are a letter, a length and a body.
"""
import os
import socket
import struct
import threading
from collections import namedtuple

# side: "client" (sent by it) or "server"; number counts from 0; part: before, half or after
Cut = namedtuple("Cut", "side number part")
NAME = ".s.PGSQL.5432"


class Proxy:
    """Breaks one line (the `line`-th connection), then lets no other in while dark."""

    def __init__(self, upstream, place, cut=None, dark=False, line=0):
        self.upstream, self.place = os.path.join(upstream, NAME), place
        self.cut, self.dark, self.line = cut, dark, line
        self.seen, self.happened, self.lines, self.lock = {"client": [], "server": []}, False, 0, threading.Lock()
        os.makedirs(place, mode=0o700, exist_ok=True)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(os.path.join(place, NAME))
        self.listener.listen(16)
        self.threads = [threading.Thread(target=self.accept, daemon=True)]
        self.threads[0].start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            number, self.lines = self.lines, self.lines + 1
            if self.dark and self.happened:
                client.close()
                continue
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(self.upstream)
            except OSError:
                client.close()
                continue
            for side, source, target in (("client", client, server), ("server", server, client)):
                pump = threading.Thread(target=self.pump, args=(side, source, target, number), daemon=True)
                self.threads.append(pump)
                pump.start()

    def pump(self, side, source, target, line):
        buffer, first = bytearray(), side == "client"
        try:
            while data := source.recv(65536):
                buffer += data
                while (size := frame(buffer, first)) and len(buffer) >= size:
                    self.forward(side, bytes(buffer[:size]), first, target, line)
                    del buffer[:size]
                    first = False
        except (OSError, Broken):
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        source.close()

    def forward(self, side, message, first, target, line):
        if line != self.line:
            target.sendall(message)
            return
        with self.lock:  # once broken, the other direction says nothing more either
            if self.happened:
                raise Broken
            number = len(self.seen[side])
            self.seen[side].append("startup" if first else chr(message[0]))
            here = self.cut and (side, number) == self.cut[:2]
            if here:
                self.happened = True
            if here and self.cut.part != "after":
                target.sendall(message[:len(message) // 2] if self.cut.part == "half" else b"")
            else:
                target.sendall(message)
            if here:
                raise Broken

    def close(self):
        try:
            self.listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.listener.close()
        os.unlink(os.path.join(self.place, NAME))
        for thread in self.threads:
            thread.join(10)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Broken(Exception):
    """The line is cut."""


def frame(buffer, first):
    """Size of the message at the start of buffer, 0 while its length is not there yet."""
    if len(buffer) < (4 if first else 5):
        return 0
    return struct.unpack_from("!I", buffer, 0 if first else 1)[0] + (0 if first else 1)

"""A line between client and server that can be cut: a Unix socket that passes everything on."""
import os
import socket
import threading


class Line:
    """Listens in `folder` like a server. cut(when, mark, times): the next `times` executions that carry
    the bytes `mark` lose their line, `before` they reach the server or `after` it has answered."""

    def __init__(self, real, folder):
        self.real = real
        self.path = os.path.join(folder, ".s.PGSQL.5432")
        self.when, self.mark, self.left = "", b"", 0
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(self.path)
        self.server.listen(16)
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, when, mark, times):
        self.when, self.mark, self.left = when, mark, times

    def _accept(self):
        while True:
            client, _ = self.server.accept()
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        server = socket.socket(socket.AF_UNIX)
        server.connect(self.real)
        answer = {"lost": False}
        threading.Thread(target=self._up, args=(client, server, answer), daemon=True).start()
        try:
            while data := server.recv(65536):
                if answer["lost"]:
                    break
                client.sendall(data)
        except OSError:
            pass
        self._close(client)

    def _up(self, client, server, answer):
        try:
            while data := client.recv(65536):
                if self.left and self.mark in data and data[:1] in (b"B", b"P"):
                    self.left -= 1
                    if self.when == "before":
                        break
                    answer["lost"] = True
                server.sendall(data)
        except OSError:
            pass
        if not answer["lost"]:
            self._close(client)
            self._close(server)

    @staticmethod
    def _close(end):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

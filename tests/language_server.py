"""A language server as an editor talks to it: JSON-RPC over stdin and stdout."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_SECONDS = 60  # for one answer, on a busy machine
# What an editor is asked for its settings: no schemas from the network.
_SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "hover": True, "completion": True, "validate": True}}


class LanguageServer:
    """A running server that knows one folder."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._program = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._asked = 0
        threading.Thread(target=self._read, daemon=True).start()
        root = folder.as_uri()
        can = {
            "textDocument": {"hover": {"contentFormat": ["plaintext"]}, "completion": {}},
            "workspace": {"configuration": True},
        }
        folders = [{"uri": root, "name": folder.name}]
        self.ask("initialize", {"processId": None, "rootUri": root, "capabilities": can, "workspaceFolders": folders})
        self._tell("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._program.kill()
        self._program.wait()
        for stream in (self._program.stdin, self._program.stdout):
            if stream is not None:
                stream.close()

    def ask(self, method: str, params: Any) -> Any:
        """The result of a request."""
        self._asked += 1
        asked = self._asked
        self._send({"id": asked, "method": method, "params": params})
        return self._next(lambda message: message.get("id") == asked and "method" not in message)["result"]

    def open(self, path: Path) -> list[dict[str, Any]]:
        """What the server finds wrong with a file that is opened."""
        uri = path.as_uri()
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}
        self._tell("textDocument/didOpen", {"textDocument": item})
        told = self._next(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri
            )
        )
        found: list[dict[str, Any]] = told["params"]["diagnostics"]
        return found

    def at(self, what: str, path: Path, line: int, column: int) -> Any:
        """`completion` or `hover` at a place, both counted from 0."""
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        return self.ask(f"textDocument/{what}", place)

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._program.stdin is not None
        self._program.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._program.stdin.flush()

    def _next(self, is_wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self._messages.get(timeout=_SECONDS)
            if is_wanted(message):
                return message
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": _answer(message)})

    def _read(self) -> None:
        stream = self._program.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))


def _answer(message: dict[str, Any]) -> Any:
    """What an editor answers: its settings, when it is asked for them."""
    if message["method"] != "workspace/configuration":
        return None
    return [_SETTINGS.get(item.get("section", "")) for item in message["params"]["items"]]

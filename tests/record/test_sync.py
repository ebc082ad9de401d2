"""Downloads, from a real server on this machine."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from detente.errors import FetchError, RecordError
from detente.record.importers import importers
from detente.record.sync import chosen, fetch

BODY = b"a,b\n1,2\n"


class Publisher(BaseHTTPRequestHandler):
    """Serves one file, one that moved, one that is gone, and one that breaks off."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/file.csv")
            self.end_headers()
        elif self.path == "/gone":
            self.send_error(404)
        else:
            self.send_response(200)
            self.send_header("Content-Length", str(len(BODY) + 100 * (self.path == "/broken")))
            if self.path == "/named?x=1":
                self.send_header("Content-Disposition", 'attachment; filename="../../evil name.csv"')
            self.end_headers()
            self.wfile.write(BODY)

    def log_message(self, *_: object) -> None:
        """Silent."""


@dataclass
class Server:
    """Where the publisher stands."""

    address: str


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Publisher) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield Server(f"http://127.0.0.1:{http.server_address[1]}")
        http.shutdown()


WDI = importers()["wdi"]


@pytest.mark.parametrize(
    ("path", "name"), [("/file.csv", "file.csv"), ("/moved", "file.csv"), ("/named?x=1", "evil name.csv")]
)
def test_a_file_is_kept_under_its_checksum(server: Server, tmp_path: Path, path: str, name: str) -> None:
    (found,) = fetch(WDI, tmp_path, (server.address + path,))
    assert found.path.read_bytes() == BODY
    assert found.sha256 == hashlib.sha256(BODY).hexdigest()
    assert found.path == tmp_path / found.sha256[:12] / name


def test_the_same_file_is_kept_once(server: Server, tmp_path: Path) -> None:
    paths = {d.path for _ in range(2) for d in fetch(WDI, tmp_path, (f"{server.address}/file.csv",))}
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == list(paths)


@pytest.mark.parametrize("path", ["/gone", "/broken"])
def test_what_cannot_be_fetched_leaves_nothing(server: Server, tmp_path: Path, path: str) -> None:
    with pytest.raises(FetchError, match="cannot be fetched") as failed:
        list(fetch(WDI, tmp_path, (server.address + path,)))
    assert WDI.page in failed.value.remedy
    assert not list(tmp_path.iterdir())


def test_another_checksum_than_the_one_given_is_refused(server: Server, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="has the checksum"):
        list(fetch(WDI, tmp_path, (f"{server.address}/file.csv",), "0" * 64))
    assert not list(tmp_path.iterdir())


def test_nobody_at_the_address(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="cannot be fetched"):
        list(fetch(WDI, tmp_path, ("http://127.0.0.1:9/file.csv",)))


def test_only_what_can_be_downloaded_is_chosen() -> None:
    assert [i.id for i in chosen(["wdi"])] == ["wdi"]
    with pytest.raises(RecordError, match="there is no importer"):
        chosen(["nothing"])
    with pytest.raises(RecordError, match="no address that lasts") as refused:
        chosen(["archigos"])
    assert importers()["archigos"].page in refused.value.remedy

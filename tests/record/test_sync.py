"""Downloads, from a real server on this machine."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli import app
from detente.errors import FetchError, RecordError
from detente.record.importers import importers
from detente.record.sync import Download, chosen, fetch

BODY = (
    b'"Data Source","World Development Indicators",\n\n"Last Updated Date","2025-07-01",\n\n'
    b'"Country Name","Country Code","Indicator Name","Indicator Code","2023",\n'
    b'"Japan","JPN","Military expenditure (% of GDP)","MS.MIL.XPND.GD.ZS","1.2",\n'
)


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
    assert isinstance(found, Download)
    assert found.path.read_bytes() == BODY
    assert found.sha256 == hashlib.sha256(BODY).hexdigest()
    assert found.path == tmp_path / found.sha256[:12] / name


def test_the_same_file_is_kept_once(server: Server, tmp_path: Path) -> None:
    found = [d for _ in range(2) for d in fetch(WDI, tmp_path, (f"{server.address}/file.csv",))]
    paths = {d.path for d in found if isinstance(d, Download)}
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == list(paths)


@pytest.mark.parametrize("path", ["/gone", "/broken"])
def test_what_cannot_be_fetched_leaves_nothing(server: Server, tmp_path: Path, path: str) -> None:
    (failed,) = fetch(WDI, tmp_path, (server.address + path,))
    assert isinstance(failed, FetchError)
    assert "cannot be fetched" in failed.message
    assert WDI.page in failed.remedy
    assert not list(tmp_path.iterdir())


def test_another_checksum_than_the_one_given_is_refused(server: Server, tmp_path: Path) -> None:
    (refused,) = fetch(WDI, tmp_path, (f"{server.address}/file.csv",), "0" * 64)
    assert isinstance(refused, FetchError)
    assert "has the checksum" in refused.message
    assert not list(tmp_path.iterdir())


def test_nobody_at_the_address(tmp_path: Path) -> None:
    (failed,) = fetch(WDI, tmp_path, ("http://127.0.0.1:9/file.csv",))
    assert isinstance(failed, FetchError)


def test_only_what_can_be_downloaded_is_chosen() -> None:
    assert [i.id for i in chosen(["wdi"])] == ["wdi"]
    with pytest.raises(RecordError, match="there is no importer"):
        chosen(["nothing"])
    with pytest.raises(RecordError, match="no address that lasts") as refused:
        chosen(["archigos"])
    assert [i.id for i in chosen(["archigos"], addressed=True)] == ["archigos"]
    assert importers()["archigos"].page in refused.value.remedy


def test_a_download_is_imported_with_its_checksum_and_licence_shown(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_DATA", str(tmp_path))
    runs = [
        CliRunner().invoke(app, ["record", "sync", "wdi", "--from", f"{server.address}/file.csv"]) for _ in range(2)
    ]
    assert [r.exit_code for r in runs] == [0, 0], runs[0].output
    assert hashlib.sha256(BODY).hexdigest() in runs[0].output
    assert "cite SIPRI" in runs[0].output
    assert "1 new" in runs[0].output
    gone = CliRunner().invoke(app, ["record", "sync", "wdi", "--from", f"{server.address}/gone"])
    assert gone.exit_code == 3
